import path from 'node:path'
import type * as z from 'zod'
import { PROVIDERS, type ProviderKeys, type ProviderName } from './auth/accounts/providers.ts'
import type { VendorKeys } from './catalog/open-vendors.ts'
import { namedOrigins, replaceOrigins, VENDOR_ORIGINS, type VendorOrigins } from './catalog/vendor/origins.ts'
import { environment } from './settings.ts'
import type { DatabaseSource } from './store/database.ts'

const MB = 1 << 20
const MINUTE_MS = 60_000

type Told = z.infer<typeof environment>

/** Everything the program is told at its start; the only place that knows the environment's names. */
export type Config = {
  port: number
  host: string
  https: boolean
  logLevel: Told['LOG_LEVEL']
  allowedOrigins: string[]
  allowPrivateUrls: boolean
  trustProxy: string[]
  /** Whether guests may become more than guests. */
  hasAccounts: boolean
  /** Whether browsers keep its pages for when it is away. */
  hasServiceWorker: boolean
  /** This server as browsers know it; null where nobody has said. */
  publicUrl: string | null
  /** The apps by which people can sign in. */
  signInBy: Partial<Record<ProviderName, ProviderKeys>>
  /** Null: songs of Spotify's are not offered. */
  spotifyClientId: string | null
  database: DatabaseSource
  paths: {
    dataDir: string
    /** Key of the sessions, songs and covers. */
    secretFile: string
    /** Key and certificate of https. */
    certificateFile: string
    mediaDir: string
    /** The operator's music, null where there is none, and what was read of it. */
    musicDir: string | null
    musicIndexFile: string
    /** What comes with the program. */
    clientDir: string
    demoDir: string
  }
  vendors: {
    origins: VendorOrigins
    /** Those the operator named, which may lie in their own network. */
    named: readonly string[]
    keys: VendorKeys
  }
  lyricsProvider: Told['LYRICS_PROVIDER']
  uploads: { maxBytes: number; maxAtOnce: number; maxPerSession: number; idleMs: number; maxFetches: number }
  /** Songs that lie elsewhere, passed on. */
  proxy: { maxBytes: number; maxPerSession: number; maxAtOnce: number }
  library: { maxSongs: number; maxBytes: number }
  rooms: { idleMs: number }
  /** Whether there is a room to hear what this is. */
  hasDemoRoom: boolean
  /** Null: for ever. */
  retention: Record<'roomsMs' | 'historyMs' | 'chatMs', number | null>
  live: { maxStations: number }
  rates: Record<RateName, { max: number; perMs: number }>
}

type RateName =
  | 'sessions'
  | 'signIns'
  | 'accounts'
  | 'spaces'
  | 'uploads'
  | 'playlists'
  | 'links'
  | 'readings'
  | 'searches'
  | 'lyrics'
  | 'pictures'
  | 'live'
  | 'reads'

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
  refuseHalves(told)
  const dataDir = path.resolve(root, told.DATA_DIR)
  const origins = replaceOrigins(told.VENDOR_ORIGINS) ?? VENDOR_ORIGINS
  return {
    port: told.PORT,
    host: told.HOST,
    https: told.HTTPS,
    logLevel: told.LOG_LEVEL,
    allowedOrigins: told.ALLOWED_ORIGINS,
    allowPrivateUrls: told.ALLOW_PRIVATE_URLS,
    trustProxy: told.TRUST_PROXY,
    hasAccounts: told.ACCOUNTS,
    hasServiceWorker: told.SERVICE_WORKER,
    publicUrl: told.PUBLIC_URL ?? null,
    signInBy: told.ACCOUNTS && told.PUBLIC_URL ? signInBy(told, origins) : {},
    spotifyClientId: told.SPOTIFY_CLIENT_ID ?? null,
    database: databaseOf(told.DATABASE_URL, dataDir, root),
    paths: {
      dataDir,
      secretFile: path.join(dataDir, 'secret'),
      certificateFile: path.join(dataDir, 'tls.pem'),
      mediaDir: path.join(dataDir, 'media'),
      musicDir: told.MUSIC_DIR ?? null,
      musicIndexFile: path.join(dataDir, 'music.index'),
      clientDir: path.join(root, 'next-app/out'),
      demoDir: path.join(root, 'demo/media'),
    },
    vendors: {
      origins,
      named: namedOrigins(told.VENDOR_ORIGINS),
      keys: {
        youtube: told.YOUTUBE_API_KEY ?? null,
        youtubeSearchesADay: told.YOUTUBE_SEARCHES_A_DAY,
        spotify: spotifyKeys(told.SPOTIFY_CLIENT_ID, told.SPOTIFY_CLIENT_SECRET),
        jamendo: told.JAMENDO_CLIENT_ID ?? null,
      },
    },
    lyricsProvider: told.LYRICS_PROVIDER,
    uploads: {
      maxBytes: told.MAX_UPLOAD_MB * MB,
      maxAtOnce: 64,
      maxPerSession: 4,
      idleMs: 30_000,
      maxFetches: 8,
    },
    proxy: { maxBytes: told.MAX_PROXY_MB * MB, maxPerSession: 12, maxAtOnce: 256 },
    library: { maxSongs: told.LIBRARY_MAX_SONGS, maxBytes: told.LIBRARY_MAX_MB * MB },
    rooms: { idleMs: told.ROOM_IDLE_MINUTES * MINUTE_MS },
    hasDemoRoom: told.DEMO_ROOM,
    retention: {
      roomsMs: daysMs(told.ROOM_RETENTION_DAYS),
      historyMs: daysMs(told.HISTORY_RETENTION_DAYS),
      chatMs: daysMs(told.CHAT_RETENTION_DAYS),
    },
    live: { maxStations: told.LIVE_MAX_STATIONS },
    rates: {
      sessions: { max: 60, perMs: MINUTE_MS },
      signIns: { max: 60, perMs: 10 * MINUTE_MS },
      accounts: { max: 60, perMs: 10 * MINUTE_MS },
      spaces: { max: 30, perMs: 10 * MINUTE_MS },
      uploads: { max: 300, perMs: 10 * MINUTE_MS },
      playlists: { max: 300, perMs: 10 * MINUTE_MS },
      links: { max: 1200, perMs: 10 * MINUTE_MS },
      readings: { max: 60, perMs: 10 * MINUTE_MS },
      searches: { max: 60, perMs: MINUTE_MS },
      lyrics: { max: 60, perMs: MINUTE_MS },
      pictures: { max: 2000, perMs: MINUTE_MS },
      live: { max: 1200, perMs: MINUTE_MS },
      reads: { max: 600, perMs: MINUTE_MS },
    },
  }
}

const daysMs = (days: number): number | null => (days === 0 ? null : days * 24 * 60 * MINUTE_MS)

const databaseOf = (url: string | undefined, dataDir: string, root: string): DatabaseSource =>
  url === undefined
    ? {
        kind: 'sqlite',
        file: path.join(dataDir, 'earshot.db'),
        migrationsDir: path.join(root, 'ws/prisma/migrations'),
      }
    : { kind: 'postgresql', url, migrationsDir: path.join(root, 'ws/prisma/migrations-postgresql') }

const spotifyKeys = (clientId: string | undefined, clientSecret: string | undefined): VendorKeys['spotify'] =>
  clientId && clientSecret ? { clientId, clientSecret } : null

/** Settings that are nothing without each other are no oversight of the operator's to be passed over. */
function refuseHalves(told: Told): void {
  const faults: string[] = []
  for (const name of ['GOOGLE', 'DISCORD'] as const) {
    const [id, secret] = [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`] as const
    if (told[id] && !told[secret]) faults.push(`${secret}: is needed with ${id}`)
    if (told[secret] && !told[id]) faults.push(`${id}: is needed with ${secret}`)
    if (told[id] && told[secret] && told.ACCOUNTS && !told.PUBLIC_URL) faults.push(`PUBLIC_URL: is needed with ${id}`)
  }
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
}

function signInBy(told: Told, origins: VendorOrigins): Config['signInBy'] {
  const apps: Record<ProviderName, [string | undefined, string | undefined]> = {
    google: [told.GOOGLE_CLIENT_ID, told.GOOGLE_CLIENT_SECRET],
    discord: [told.DISCORD_CLIENT_ID, told.DISCORD_CLIENT_SECRET],
    spotify: [told.SPOTIFY_CLIENT_ID, told.SPOTIFY_CLIENT_SECRET],
  }
  const at = (name: keyof VendorOrigins) => origins[name][0] ?? ''
  const where: Record<ProviderName, ProviderKeys['origins']> = {
    google: { signIn: at('google-accounts'), token: at('google-token'), profile: at('google-profile') },
    discord: { signIn: at('discord'), token: at('discord'), profile: at('discord') },
    spotify: { signIn: at('spotify-accounts'), token: at('spotify-accounts'), profile: at('spotify-api') },
  }
  const keys: Config['signInBy'] = {}
  for (const name of PROVIDERS) {
    const [clientId, clientSecret] = apps[name]
    if (clientId && clientSecret) keys[name] = { clientId, clientSecret, origins: where[name] }
  }
  return keys
}
