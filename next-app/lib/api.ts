import {
  type CatalogInfo,
  catalogInfo,
  type FoundSong,
  foundSong,
  type PublicUser,
  publicUser,
  type ReadLinks,
  readLinks,
  type Song,
  type SongId,
  type SpaceId,
  song,
  songId,
  spaceId,
} from '@earshot/sync'
import { words } from './words.ts'

/** What the server answered: a value, or a stable code for programs with a sentence for people. */
export type Answer<Value> = { ok: true; value: Value } | Failure
/** `waitMs`: how long the server asks to wait before it is tried again, where it does. */
export type Failure = { ok: false; code: string; message: string; waitMs?: number }

/** What this server offers besides its library. */
export type Settings = {
  spotifyClientId: string | null
  hasMusicFolder: boolean
  hasAccounts: boolean
  /** By whom one can sign in. */
  signInBy: readonly string[]
}

/** A part of the library; `next` asks for what follows it, null at the end. */
export type SongPage = { songs: readonly Song[]; next: SongId | null }

/** A thing with zod's `safeParse`, so that this module needs nothing of zod itself. */
type Schema<Value> = { safeParse(body: unknown): { success: true; data: Value } | { success: false } }
export type Read<Value> = (body: unknown) => Answer<Value>

const failure = (code: string, message: () => string): Failure => ({
  ok: false,
  code,
  get message() {
    return message()
  },
})

export const unexpected: Failure = failure('unexpected-answer', () => words.errors.unexpected)
export const unreachable: Failure = failure('unreachable', () => words.errors.unreachable)

/** Reads a body by its schema. */
export const as =
  <Value>(schema: Schema<Value>): Read<Value> =>
  (body) => {
    const parsed = schema.safeParse(body)
    return parsed.success ? { ok: true, value: parsed.data } : unexpected
  }

export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined

/** The failure in a refusing answer of the server, whose body is `{ error: { code, message } }`. */
export const readFailure = (status: number, body: unknown): Failure => {
  const error = fieldOf(body, 'error')
  const [code, message] = [fieldOf(error, 'code'), fieldOf(error, 'message')]
  if (typeof code === 'string' && typeof message === 'string') {
    return { ok: false, code, message: words.answers[code] ?? message }
  }
  return status === 0 || status >= 502 ? unreachable : unexpected
}

/** How long a refusing answer asks to wait, in ms, by its `retry-after` in seconds. */
export const readWait = (retryAfter: string | null): number | undefined => {
  const seconds = Number(retryAfter ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.max(1, seconds) * 1000 : undefined
}

/** The song in an accepting answer. */
export const readSong: Read<Song> = as(song)

const readSpace: Read<SpaceId> = (body) => as(spaceId)(fieldOf(body, 'spaceId'))

const readPage: Read<SongPage> = (body) => {
  const songs = as(song.array())(fieldOf(body, 'songs'))
  const next = as(songId.nullable())(fieldOf(body, 'nextCursor'))
  if (!songs.ok) return songs
  return next.ok ? { ok: true, value: { songs: songs.value, next: next.value } } : next
}

const readCatalogs: Read<readonly CatalogInfo[]> = (body) => as(catalogInfo.array())(fieldOf(body, 'catalogs'))
const readFound: Read<readonly FoundSong[]> = (body) => as(foundSong.array())(fieldOf(body, 'songs'))

const readSettings: Read<Settings> = (body) => {
  const [clientId, hasFolder] = [fieldOf(body, 'spotifyClientId'), fieldOf(body, 'hasMusicFolder')]
  const spotifyClientId = typeof clientId === 'string' ? clientId : null
  const [hasAccounts, by] = [fieldOf(body, 'hasAccounts') === true, fieldOf(body, 'signInBy')]
  const signInBy = Array.isArray(by) ? by.filter((each: unknown) => typeof each === 'string') : []
  return { ok: true, value: { spotifyClientId, hasMusicFolder: hasFolder === true, hasAccounts, signInBy } }
}

/** JSON, or undefined when it is none. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One request to the server; never throws. */
export const ask = async <Value>(
  method: string,
  path: string,
  read: Read<Value>,
  body?: unknown,
): Promise<Answer<Value>> => {
  try {
    const sent =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(path, { method, ...sent })
    const answer = readJson(await response.text())
    if (response.ok) return read(answer)
    const waitMs = readWait(response.headers.get('retry-after'))
    return { ...readFailure(response.status, answer), ...(waitMs === undefined ? {} : { waitMs }) }
  } catch {
    return unreachable
  }
}

/** Makes a new room and answers its code; whoever has not been here before becomes a guest by it. */
export const createSpace = async (): Promise<Answer<SpaceId>> => {
  const guest = await ask('POST', '/api/session', as(publicUser))
  return guest.ok ? ask('POST', '/api/spaces', readSpace, {}) : guest
}

/** Answers the code again when such a room exists; refuses with `space-not-found` otherwise. */
export const findSpace = (code: SpaceId): Promise<Answer<SpaceId>> => ask('GET', `/api/spaces/${code}`, readSpace)

/** Songs of this server with every word of `query` in them, from after the song `after` on. */
export const listSongs = (query: string, after: SongId | null): Promise<Answer<SongPage>> => {
  const wanted = new URLSearchParams({ query, limit: '100', ...(after === null ? {} : { cursor: after }) })
  return ask('GET', `/api/songs?${wanted}`, readPage)
}

/** A folder of the server's music, or what was found in it; `isCut`: there is more than is told. */
export type FolderPage = {
  path: string
  folders: readonly { name: string; path: string }[]
  songs: readonly Song[]
  isCut: boolean
}

const readFolder: Read<FolderPage> = (body) => {
  const songs = as(song.array())(fieldOf(body, 'songs'))
  if (!songs.ok) return songs
  const [path, folders] = [fieldOf(body, 'path'), fieldOf(body, 'folders')]
  if (typeof path !== 'string' || !Array.isArray(folders)) return unexpected
  const named = folders.map((each: unknown) => ({ name: fieldOf(each, 'name'), path: fieldOf(each, 'path') }))
  const isNamed = (each: (typeof named)[number]): each is { name: string; path: string } =>
    typeof each.name === 'string' && typeof each.path === 'string'
  if (!named.every(isNamed)) return unexpected
  return { ok: true, value: { path, folders: named, songs: songs.value, isCut: fieldOf(body, 'isCut') === true } }
}

/** What lies in a folder of the server's music; the folder of all has the path ''. */
export const openFolder = (path: string): Promise<Answer<FolderPage>> =>
  ask('GET', `/api/folder?${new URLSearchParams({ path })}`, readFolder)

/** Songs of the server's music with every word of `query` in them or in their folders' names. */
export const searchFolder = (query: string): Promise<Answer<FolderPage>> =>
  ask('GET', `/api/folder?${new URLSearchParams({ query })}`, readFolder)

/** Brings a song into the library by a link of any kind; the same source twice is the same song. */
export const songFromLink = (link: string): Promise<Answer<Song>> =>
  ask('POST', '/api/songs/from-link', readSong, { link })

/** What a text names: one link, a playlist's, a playlist file's content or one song to a line. */
export const findByText = (text: string): Promise<Answer<ReadLinks>> =>
  ask('POST', '/api/links', as(readLinks), { text })

/** Where songs can be searched for besides the library. */
export const listCatalogs = (): Promise<Answer<readonly CatalogInfo[]>> => ask('GET', '/api/catalogs', readCatalogs)

/** Up to 20 songs of a catalogue that answer to `query`. */
export const searchCatalog = (catalogId: string, query: string): Promise<Answer<readonly FoundSong[]>> =>
  ask('GET', `/api/catalogs/${catalogId}/songs?${new URLSearchParams({ query, limit: '20' })}`, readFound)

/** The same music from sources that play here without an account. */
export const findElsewhere = (songId: SongId): Promise<Answer<readonly FoundSong[]>> =>
  ask('GET', `/api/songs/${encodeURIComponent(songId)}/elsewhere`, readFound)

export const askSettings = (): Promise<Answer<Settings>> => ask('GET', '/api/settings', readSettings)

/** Changes your own name, everywhere you are. */
export const rename = (name: string): Promise<Answer<PublicUser>> =>
  ask('PATCH', '/api/session', as(publicUser), { name })
