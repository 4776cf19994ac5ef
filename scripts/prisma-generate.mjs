// Makes ws/src/generated from ws/prisma/schema.prisma, and ws/src/store/generated from its PostgreSQL twin; does nothing, in
// a few ms, while neither the schemas nor Prisma have changed. Needs no network: the client runs on the engine that comes with the package.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const server = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../ws')
const generated = path.join(server, 'src/generated')
const stamp = path.join(generated, '.made-from')
const prismaPackage = createRequire(path.join(server, 'package.json')).resolve('prisma/package.json')

const configs = ['prisma.config.ts', 'prisma.config.postgresql.ts']
const schemas = ['prisma/schema.prisma', 'prisma/schema.postgresql.prisma']
const inputs = [...[...schemas, ...configs].map((file) => path.join(server, file)), prismaPackage]
const hash = createHash('sha256')
for (const file of inputs) hash.update(readFileSync(file)).update('\0')
const wanted = hash.digest('hex')

const made = [path.join(generated, 'client.ts'), path.join(server, 'src/store/generated/postgresql/client.ts'), stamp]
const isWhole = made.every((file) => existsSync(file))
const madeFrom = isWhole ? readFileSync(stamp, 'utf8') : ''
if (madeFrom !== wanted) {
  const prisma = path.join(path.dirname(prismaPackage), 'build/index.js')
  try {
    for (const config of configs) {
      execFileSync(process.execPath, [prisma, 'generate', '--no-hints', '--config', config], {
        cwd: server,
        env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    }
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}`)
    console.error('The Prisma client could not be generated.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
