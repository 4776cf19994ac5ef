import path from 'node:path'
import * as z from 'zod'
import type { VendorKeys } from './catalog/open-vendors.ts'
import { namedOrigins, replaceOrigins, VENDOR_ORIGINS, type VendorOrigins } from './catalog/vendor/origins.ts'

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

/** What a vendor gave the operator; it goes into headers and addresses. */
const key = z
  .string()
  .regex(/^[\w.~-]{1,200}$/, 'must be one word of letters, digits, -, _, . and ~')
  .optional()

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
  /** The largest file elsewhere on the web that is passed on to listeners whose browsers may not fetch it from there. */
  MAX_PROXY_MB: wholeNumber(1, 10_000, 500),
  /** A folder of music on this machine, from which people may choose. It is only ever read. */
  MUSIC_DIR: z
    .string()
    .refine((dir) => path.isAbsolute(dir), 'must be the absolute path of a folder')
    .optional(),
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
  /** Of the operator's own project at Google: lengths, whole playlists and search of YouTube. */
  YOUTUBE_API_KEY: key,
  /** Each costs 100 of the 10,000 units that a key has a day. */
  YOUTUBE_SEARCHES_A_DAY: wholeNumber(0, 1_000_000, 90),
  /** Of the operator's own app at Spotify: public, no secret. */
  SPOTIFY_CLIENT_ID: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal characters')
    .optional(),
  /** Of the same app: albums, playlists and search of Spotify. */
  SPOTIFY_CLIENT_SECRET: key,
  JAMENDO_CLIENT_ID: key,
  /** Other addresses for what vendors are asked, each as `youtube=http://127.0.0.1:9`: for tests and mirrors. */
  VENDOR_ORIGINS: list.refine((told) => replaceOrigins(told) !== null, 'must be like youtube=http://127.0.0.1:9'),
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
  /** Null: songs of Spotify's are not offered. */
  spotifyClientId: string | null
  paths: {
    dataDir: string
    /** SQLite file, key of the sessions, songs and covers: all that a backup must hold. */
    databaseFile: string
    secretFile: string
    /** Key and certificate of https. */
    certificateFile: string
    mediaDir: string
    /** The operator's music, null where there is none, and what was read of it. */
    musicDir: string | null
    musicIndexFile: string
    /** What comes with the program. */
    migrationsDir: string
    clientDir: string
    demoDir: string
  }
  vendors: {
    origins: VendorOrigins
    /** Those the operator named, which may lie in their own network. */
    named: readonly string[]
    keys: VendorKeys
  }
  uploads: { maxBytes: number; maxAtOnce: number; maxPerSession: number; idleMs: number; maxFetches: number }
  /** Songs that lie elsewhere, passed on. */
  proxy: { maxBytes: number; maxPerSession: number; maxAtOnce: number }
  library: { maxSongs: number; maxBytes: number }
  live: { maxStations: number }
  rates: Record<RateName, { max: number; perMs: number }>
}

type RateName = 'sessions' | 'spaces' | 'uploads' | 'links' | 'readings' | 'searches' | 'pictures' | 'live' | 'reads'

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
    spotifyClientId: told.SPOTIFY_CLIENT_ID ?? null,
    paths: {
      dataDir,
      databaseFile: path.join(dataDir, 'earshot.db'),
      secretFile: path.join(dataDir, 'secret'),
      certificateFile: path.join(dataDir, 'tls.pem'),
      mediaDir: path.join(dataDir, 'media'),
      musicDir: told.MUSIC_DIR ?? null,
      musicIndexFile: path.join(dataDir, 'music.index'),
      migrationsDir: path.join(root, 'ws/prisma/migrations'),
      clientDir: path.join(root, 'next-app/out'),
      demoDir: path.join(root, 'demo/media'),
    },
    vendors: {
      origins: replaceOrigins(told.VENDOR_ORIGINS) ?? VENDOR_ORIGINS,
      named: namedOrigins(told.VENDOR_ORIGINS),
      keys: {
        youtube: told.YOUTUBE_API_KEY ?? null,
        youtubeSearchesADay: told.YOUTUBE_SEARCHES_A_DAY,
        spotify: spotifyKeys(told.SPOTIFY_CLIENT_ID, told.SPOTIFY_CLIENT_SECRET),
        jamendo: told.JAMENDO_CLIENT_ID ?? null,
      },
    },
    uploads: {
      maxBytes: told.MAX_UPLOAD_MB * MB,
      maxAtOnce: 64,
      maxPerSession: 4,
      idleMs: 30_000,
      maxFetches: 8,
    },
    proxy: { maxBytes: told.MAX_PROXY_MB * MB, maxPerSession: 12, maxAtOnce: 256 },
    library: { maxSongs: told.LIBRARY_MAX_SONGS, maxBytes: told.LIBRARY_MAX_MB * MB },
    live: { maxStations: told.LIVE_MAX_STATIONS },
    rates: {
      sessions: { max: 60, perMs: MINUTE_MS },
      spaces: { max: 30, perMs: 10 * MINUTE_MS },
      uploads: { max: 300, perMs: 10 * MINUTE_MS },
      links: { max: 1200, perMs: 10 * MINUTE_MS },
      readings: { max: 60, perMs: 10 * MINUTE_MS },
      searches: { max: 60, perMs: MINUTE_MS },
      pictures: { max: 2000, perMs: MINUTE_MS },
      live: { max: 1200, perMs: MINUTE_MS },
      reads: { max: 600, perMs: MINUTE_MS },
    },
  }
}

const spotifyKeys = (clientId: string | undefined, clientSecret: string | undefined): VendorKeys['spotify'] =>
  clientId && clientSecret ? { clientId, clientSecret } : null
