import path from 'node:path'
import * as z from 'zod'

/** A switch: `1` or `true` is on; `0`, `false` and nothing are off. */
const flag = z
  .enum(['0', '1', 'false', 'true'], 'must be 0 or 1')
  .default('0')
  .transform((text) => text === '1' || text === 'true')

/** Texts apart by commas. */
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((each) => each.trim() || []))

const wholeNumber = (least: number, most: number, preset: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be from ${least} to ${most}`)
    .default(preset)

const origin = (text: string) => URL.canParse(text) && new URL(text).origin === text

const environment = z.object({
  PORT: wholeNumber(0, 65_535, 8080),
  /**
   * Every network interface by default, since a room is for several people and the others are on other machines;
   * 127.0.0.1 keeps it to this one, as behind a proxy.
   */
  HOST: z.string().trim().min(1, 'must be an address').default('0.0.0.0'),
  /** Serves by https, with a certificate of its own. */
  HTTPS: flag,
  DATA_DIR: z.string().trim().min(1, 'must be a folder').optional(),
  MAX_UPLOAD_MB: wholeNumber(1, 2000, 200),
  LIBRARY_MAX_SONGS: wholeNumber(1, 1_000_000, 10_000),
  /** Broadcasts that are heard at the same time, each by one connection and in some 4 MB of memory. */
  LIVE_MAX_STATIONS: wholeNumber(0, 1000, 16),
  LIBRARY_MAX_MB: wholeNumber(1, 100_000_000, 50_000),
  /** Other origins whose pages may use this server, such as that of a development server. */
  ALLOWED_ORIGINS: list.refine((origins) => origins.every(origin), 'must be origins such as https://music.example'),
  /** Lets people add songs from addresses in the operator's own network. */
  ALLOW_PRIVATE_URLS: flag,
  /** Proxies whose X-Forwarded-* headers are believed: addresses, networks, or `loopback`. */
  TRUST_PROXY: list.refine((proxies) => proxies.every((proxy) => /^[\w.:/]+$/.test(proxy)), 'must be addresses'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

const MB = 1 << 20
const MINUTE_MS = 60_000

/** Everything the program is told at its start; the only place that knows the environment's names. */
export type Config = {
  port: number
  host: string
  https: boolean
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
  allowedOrigins: string[]
  allowPrivateUrls: boolean
  trustProxy: string[]
  paths: {
    dataDir: string
    /** SQLite file, key of the sessions, songs and covers: all that a backup must hold. */
    databaseFile: string
    secretFile: string
    /** Key and certificate of https. */
    certificateFile: string
    mediaDir: string
    /** What comes with the program. */
    migrationsDir: string
    clientDir: string
    demoDir: string
  }
  uploads: { maxBytes: number; maxAtOnce: number; maxPerSession: number; idleMs: number; maxFetches: number }
  library: { maxSongs: number; maxBytes: number }
  live: { maxStations: number }
  rates: Record<'sessions' | 'spaces' | 'uploads' | 'urls' | 'live' | 'reads', { max: number; perMs: number }>
}

/** A start that cannot be: `message` has one line for each wrong setting. */
export class ConfigError extends Error {}

/** Reads the settings, once. `root` is the folder of the whole project. Throws a `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  // Compose files and shells like to pass a variable that is not set as an empty one.
  const result = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, text]) => text !== '')))
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`).join('\n'),
    )
  }
  const told = result.data
  const dataDir = path.resolve(root, told.DATA_DIR ?? 'data')
  return {
    port: told.PORT,
    host: told.HOST,
    https: told.HTTPS,
    logLevel: told.LOG_LEVEL,
    allowedOrigins: told.ALLOWED_ORIGINS,
    allowPrivateUrls: told.ALLOW_PRIVATE_URLS,
    trustProxy: told.TRUST_PROXY,
    paths: {
      dataDir,
      databaseFile: path.join(dataDir, 'earshot.db'),
      secretFile: path.join(dataDir, 'secret'),
      certificateFile: path.join(dataDir, 'tls.pem'),
      mediaDir: path.join(dataDir, 'media'),
      migrationsDir: path.join(root, 'ws/prisma/migrations'),
      clientDir: path.join(root, 'next-app/out'),
      demoDir: path.join(root, 'demo/media'),
    },
    uploads: {
      maxBytes: told.MAX_UPLOAD_MB * MB,
      maxAtOnce: 64,
      maxPerSession: 4,
      idleMs: 30_000,
      maxFetches: 8,
    },
    library: { maxSongs: told.LIBRARY_MAX_SONGS, maxBytes: told.LIBRARY_MAX_MB * MB },
    live: { maxStations: told.LIVE_MAX_STATIONS },
    rates: {
      sessions: { max: 60, perMs: MINUTE_MS },
      spaces: { max: 30, perMs: 10 * MINUTE_MS },
      uploads: { max: 300, perMs: 10 * MINUTE_MS },
      urls: { max: 30, perMs: 10 * MINUTE_MS },
      live: { max: 1200, perMs: MINUTE_MS },
      reads: { max: 600, perMs: MINUTE_MS },
    },
  }
}
