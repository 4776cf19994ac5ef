import path from 'node:path'
import * as z from 'zod'
import { replaceOrigins, VENDOR_ORIGINS } from './catalog/vendor/origins.ts'

/** A setting that always has a value: `preset` is the text that counts when nothing is said. */
function setting<Schema extends z.ZodType<unknown, string>>(preset: string, does: string, schema: Schema) {
  return schema.prefault(preset as z.input<Schema>).meta({ preset: preset === '' ? null : preset, does })
}

/** A setting that may be missing. */
function optional<Schema extends z.ZodType>(does: string, schema: Schema) {
  return schema.optional().meta({ preset: null, does })
}

/** A switch: `1` or `true` is on; `0`, `false` and nothing are off. */
const flag = z.enum(['0', '1', 'false', 'true'], 'must be 0 or 1').transform((text) => text === '1' || text === 'true')

/** Texts apart by commas. */
const list = z.string().transform((text) => text.split(',').flatMap((each) => each.trim() || []))

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be from ${least} to ${most}`)

/** What a vendor gave the operator; it goes into headers and addresses. */
const key = z.string().regex(/^[\w.~-]{1,200}$/, 'must be one word of letters, digits, -, _, . and ~')

const origin = (text: string) => URL.canParse(text) && new URL(text).origin === text
const webOrigin = z
  .string()
  .refine((text) => /^https?:/.test(text) && origin(text), 'must be like https://music.example')

/**
 * Every setting, by its name in the environment, with what it does in words for the operator: `npm start -- --help` prints them,
 * and the table in docs/operations.md is held to them.
 */
export const environment = z.object({
  PORT: setting('8080', 'the port; `0` takes a free one', wholeNumber(0, 65_535)),
  // Every network interface, since a room is for several people and the others are on other machines.
  HOST: setting(
    '0.0.0.0',
    'the address to listen on. The default is every network interface; `127.0.0.1` keeps it to this machine, as behind a proxy',
    z.string().trim().min(1, 'must be an address'),
  ),
  HTTPS: setting('0', '`1` serves by https, and by nothing else on this port, with a certificate of its own', flag),
  PUBLIC_URL: optional(
    'the address by which people open this server, such as `https://music.example`; signing in by Google, Discord or Spotify needs it',
    webOrigin,
  ),
  DATA_DIR: setting(
    'data',
    'the folder that keeps everything, relative to the project’s folder',
    z.string().trim().min(1, 'must be a folder'),
  ),
  DATABASE_URL: optional(
    'the address of a PostgreSQL database for rooms, songs and people, such as `postgresql://user:password@host:5432/earshot`; without it they are kept in a file in `DATA_DIR`',
    z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, 'must be an address such as postgresql://user:password@host:5432/earshot')
      .refine((text) => URL.canParse(text), 'must be an address'),
  ),
  ROOM_IDLE_MINUTES: setting(
    '60',
    'a room that nobody has been in for so long leaves memory; it comes back from the database when somebody returns',
    wholeNumber(1, 1_000_000),
  ),
  ROOM_RETENTION_DAYS: setting(
    '0',
    'days after which a room that nobody uses is deleted; `0` keeps it for ever',
    wholeNumber(0, 100_000),
  ),
  HISTORY_RETENTION_DAYS: setting(
    '0',
    'days after which what a room has played is forgotten; `0` keeps it for ever',
    wholeNumber(0, 100_000),
  ),
  CHAT_RETENTION_DAYS: setting(
    '0',
    'days after which what was said in a room is forgotten; `0` keeps it for ever',
    wholeNumber(0, 100_000),
  ),
  DEMO_ROOM: setting(
    '1',
    '`0` keeps no demo room: the one that stands on the start page, plays the demo songs round and round, and lets everyone listen and nobody change anything',
    flag,
  ),
  MAX_UPLOAD_MB: setting(
    '200',
    'largest file, 1 to 2,000 MiB; for uploads and for files fetched by address',
    wholeNumber(1, 2000),
  ),
  MAX_PROXY_MB: setting(
    '500',
    'largest song elsewhere on the web that this server passes on, 1 to 10,000 MiB',
    wholeNumber(1, 10_000),
  ),
  MUSIC_DIR: optional(
    'the absolute path of a folder of music, from which people may choose; it is only ever read',
    z.string().refine((dir) => path.isAbsolute(dir), 'must be the absolute path of a folder'),
  ),
  LIBRARY_MAX_SONGS: setting('10000', 'songs in the library, 1 to 1,000,000', wholeNumber(1, 1_000_000)),
  LIBRARY_MAX_MB: setting('50000', 'size of all songs together, 1 to 100,000,000 MiB', wholeNumber(1, 100_000_000)),
  LIVE_MAX_STATIONS: setting(
    '16',
    'broadcasts that are heard at the same time, 0 to 1,000. Each is one connection, up to 8 MB of memory and for each listener what it sends (128 kbit/s: 16 kB/s)',
    wholeNumber(0, 1000),
  ),
  ACCOUNTS: setting(
    'on',
    '`off` offers no accounts: everyone is a guest, and whoever had an account is a new one until it is on again',
    z.enum(['on', 'off'], 'must be on or off').transform((text) => text === 'on'),
  ),
  SERVICE_WORKER: setting(
    'on',
    '`off`: browsers keep no pages of this server for when it is away, and those that have kept some throw them away',
    z.enum(['on', 'off'], 'must be on or off').transform((text) => text === 'on'),
  ),
  ALLOWED_ORIGINS: setting(
    '',
    'other origins whose pages may use this server, apart by commas, each such as `https://music.example`',
    list.refine((origins) => origins.every(origin), 'must be origins such as https://music.example'),
  ),
  ALLOW_PRIVATE_URLS: setting('0', '`1` lets people add songs from addresses in your own network', flag),
  TRUST_PROXY: setting(
    '',
    'proxies whose `X-Forwarded-*` headers are believed: addresses, networks or `loopback`, apart by commas',
    list.refine((proxies) => proxies.every((proxy) => /^[\w.:/]+$/.test(proxy)), 'must be addresses'),
  ),
  YOUTUBE_API_KEY: optional('lengths, whole playlists and search of YouTube', key),
  YOUTUBE_SEARCHES_A_DAY: setting(
    '90',
    'searches made with that key in a day, 0 to 1,000,000; each costs 100 of its 10,000 units',
    wholeNumber(0, 1_000_000),
  ),
  SPOTIFY_CLIENT_ID: optional(
    'of your app at Spotify, 32 hexadecimal characters: lets songs of Spotify’s be played, by listeners who have Premium',
    z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal characters'),
  ),
  SPOTIFY_CLIENT_SECRET: optional(
    'of the same app: who songs are by, albums, playlists and search of Spotify; with `PUBLIC_URL`, signing in by Spotify',
    key,
  ),
  JAMENDO_CLIENT_ID: optional('links and search of Jamendo', key),
  GOOGLE_CLIENT_ID: optional('of your app at Google, for signing in by Google', key),
  GOOGLE_CLIENT_SECRET: optional('of the same app', key),
  DISCORD_CLIENT_ID: optional('of your app at Discord, for signing in by Discord', key),
  DISCORD_CLIENT_SECRET: optional('of the same app', key),
  LYRICS_PROVIDER: setting(
    'lrclib',
    'who is asked for lyrics that a song’s file does not have: `lrclib` learns title, artist, album and length of songs whose lyrics somebody looks at; `off` asks nobody',
    z.enum(['lrclib', 'off'], 'must be lrclib or off'),
  ),
  VENDOR_ORIGINS: setting(
    '',
    `other addresses for what vendors are asked, apart by commas, each such as \`youtube=http://127.0.0.1:9\`: for tests and mirrors. These may lie in your own network; where they redirect to may not, unless \`ALLOW_PRIVATE_URLS\` allows it. Names: ${Object.keys(
      VENDOR_ORIGINS,
    )
      .map((name) => `\`${name}\``)
      .join(', ')}`,
    list.refine((told) => replaceOrigins(told) !== null, 'must be like youtube=http://127.0.0.1:9'),
  ),
  LOG_LEVEL: setting(
    'warn',
    '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  ),
})

/** A setting as the operator is told of it; `preset` is null where nothing counts when nothing is said. */
export type SettingNote = { name: string; preset: string | null; does: string }

/** All settings, in the order in which they are told. */
export const settingNotes: readonly SettingNote[] = Object.entries(environment.shape).map(([name, schema]) => {
  const { preset = null, does = '' } = (schema.meta() ?? {}) as { preset?: string | null; does?: string }
  return { name, preset, does }
})

const WIDTH = 96
const INDENT = ' '.repeat(6)

/** The list that `npm start -- --help` prints. */
export function settingsHelp(notes: readonly SettingNote[] = settingNotes): string {
  return notes
    .map(({ name, preset, does }) => {
      const lines = wrap(does.replaceAll('`', ''), WIDTH - INDENT.length)
      return [`  ${name}${preset === null ? '' : `=${preset}`}`, ...lines.map((line) => INDENT + line)].join('\n')
    })
    .join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
