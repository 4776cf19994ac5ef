import { PrismaPg } from '@prisma/adapter-pg'
import { defineConfig } from 'prisma/config'

/** The same as prisma.config.ts for the PostgreSQL twin. Only comparing schemas needs a server, and is told which. */
export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: 'prisma/schema.postgresql.prisma',
  adapter: async () =>
    new PrismaPg({ connectionString: process.env.TWIN_DATABASE_URL ?? 'postgresql://127.0.0.1/earshot' }),
})
