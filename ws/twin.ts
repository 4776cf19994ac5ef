import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { startPostgresql } from './src/store/testing/postgresql-server.ts'
import { twinOf } from './src/store/twin.ts'

/**
 * Brings the PostgreSQL twin in step with prisma/schema.prisma: the schema, and one migration, named after SQLite's newest,
 * with all that has changed since the twin was made last. Read it before you commit it: what moves data is yours to write.
 */
const prisma = (name: string) => path.join(import.meta.dirname, 'prisma', name)
const twinFile = prisma('schema.postgresql.prisma')
const wanted = twinOf(readFileSync(prisma('schema.prisma'), 'utf8'))
const there = existsSync(twinFile) ? readFileSync(twinFile, 'utf8') : null
const missing = readdirSync(prisma('migrations'))
  .filter((name) => /^\d{14}_/.test(name) && !existsSync(prisma(`migrations-postgresql/${name}`)))
  .sort()

const difference = async (from: string[]) => {
  const server = await startPostgresql()
  try {
    const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
    const args = ['migrate', 'diff', '--config', 'prisma.config.postgresql.ts', ...from, '--script']
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', TWIN_DATABASE_URL: await server.createDatabase() }
    return execFileSync(process.execPath, [bin, ...args, '--to-schema-datamodel', `${twinFile}.new`], {
      cwd: import.meta.dirname,
      env,
      encoding: 'utf8',
    })
  } finally {
    await server.remove()
  }
}

const say = (text: string) => process.stdout.write(`${text}\n`)
const newest = missing.at(-1)
if (newest === undefined) {
  if (there !== wanted) writeFileSync(twinFile, wanted)
  say('every migration has its twin')
} else {
  writeFileSync(`${twinFile}.new`, wanted)
  const sql = await difference(there === null ? ['--from-empty'] : ['--from-schema-datamodel', twinFile])
  const folder = prisma(`migrations-postgresql/${newest}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), `${sql.trim()}\n`)
  writeFileSync(twinFile, wanted)
  rmSync(`${twinFile}.new`)
  say(`made ws/prisma/migrations-postgresql/${newest}/migration.sql: read it before you commit it`)
  if (missing.length > 1)
    say(`it holds what ${missing.slice(0, -1).join(', ')} change as well: give these folders their part`)
}
process.exit(0)
