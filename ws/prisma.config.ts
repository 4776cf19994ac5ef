import { PrismaLibSQL } from '@prisma/adapter-libsql'
import { defineConfig } from 'prisma/config'

/** Lets Prisma's commands (generate, migrate dev) run without the engine it would download. */
export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: 'prisma/schema.prisma',
  adapter: async () => new PrismaLibSQL({ url: 'file:./prisma/dev.db' }),
})
