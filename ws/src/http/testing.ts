import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SpaceId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import { afterEach, vi } from 'vitest'
import { openAccounts } from '../auth/accounts/open-accounts.ts'
import type { ProviderKeys, ProviderName } from '../auth/accounts/providers.ts'
import type { AccountShelf } from '../auth/accounts/shelf.ts'
import { memoryShelf, quickPasswords } from '../auth/accounts/testing.ts'
import { createGuests } from '../auth/guests.ts'
import { Catalog, type CatalogRecord } from '../catalog/catalog.ts'
import { CatalogError } from '../catalog/catalog-error.ts'
import { openLinks } from '../catalog/open-links.ts'
import { picturePaths } from '../catalog/picture-path.ts'
import { takeWhole } from '../catalog/testing.ts'
import { fetchUrl } from '../media/fetch-url.ts'
import { openIngest } from '../media/ingest.ts'
import { openSoundProxy } from '../media/sound-proxy.ts'
import { PUBLIC_ONLY } from '../media/url-policy.ts'
import { buildHttp, type HttpDeps } from './build-http.ts'

const MAX_UPLOAD_BYTES = 200_000
const many = { max: 1000, perMs: 60_000 }

const unreachable = async () => {
  throw new CatalogError('vendor-unreachable')
}
/** Vendors of whom none answers. */
const nobody = { text: unreachable, json: unreachable, baseOf: () => 'http://vendor.invalid' }

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

export type HttpBench = {
  app: FastifyInstance
  deps: HttpDeps
  folder: string
  /** Accounts, in memory. */
  accountShelf: AccountShelf
  /** Whose sessions have ended, in order. */
  ended: { userId: string; hasEnded: (sessionId: string | null) => boolean }[]
  /** Lets time pass. */
  pass(ms: number): void
  /** The `Cookie` header of a new guest. */
  guestCookie(): Promise<string>
  /** Writes a file of the built client. */
  write(name: string, content: string | Buffer): void
  /** Listens on this machine; answers the address. */
  listen(): Promise<string>
}

/** The whole HTTP interface over a fresh folder, with one room `abcdef`; gone after the test. */
export async function httpBench(
  changes: Partial<HttpDeps> = {},
  keys: Partial<Record<ProviderName, ProviderKeys>> = {},
): Promise<HttpBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-http-'))
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  const kept: CatalogRecord[] = []
  const shelf = { allSongs: async () => kept, addSong: async (record: CatalogRecord) => void kept.push(record) }
  const catalog = await Catalog.open(shelf, { maxSongs: 100, maxBytes: 10_000_000 })
  const mediaDir = path.join(folder, 'media')
  let time = 1_700_000_000_000
  const now = () => time
  const ingest = await openIngest({
    mediaDir,
    library: catalog,
    maxBytes: MAX_UPLOAD_BYTES,
    maxAtOnce: 8,
    idleMs: 5000,
    now,
  })
  const secret = randomBytes(32)
  const { shelf: accountShelf } = memoryShelf()
  const ended: HttpBench['ended'] = []
  const accounts = await openAccounts({
    shelf: accountShelf,
    secret,
    now,
    after: () => () => {},
    publicUrl: 'https://music.example',
    keys,
    passwords: quickPasswords(),
    openSessions: () => new Set(),
    onEnded: (userId, hasEnded) => ended.push({ userId, hasEnded }),
    onRename: (user) => deps.onRename(user),
    forget: async () => {},
    onProblem: vi.fn(),
  })
  const guests = createGuests({ secret, now, accounts: accounts.sessions })
  const pictures = picturePaths(randomBytes(32))
  const deps: HttpDeps = {
    guests,
    accounts,
    exportOf: async () => ({ rooms: [] }),
    spacesOf: async () => [],
    catalog,
    ingest,
    links: openLinks({
      library: catalog,
      findSong: (songId) => catalog.getSong(songId),
      client: nobody,
      keys: { youtube: null, youtubeSearchesADay: 0, spotify: null, jamendo: null },
      probeUrl: takeWhole,
      fetchUrl: fetchUrl({ ingest, policy: PUBLIC_ONLY, maxBytes: MAX_UPLOAD_BYTES, maxAtOnce: 2 }),
      keepCover: async () => null,
      showPicture: pictures.show,
      now,
    }),
    pictures,
    fetchPicture: async () => null,
    findLyrics: async () => ({ lyrics: null, source: null, provider: 'off' }),
    sounds: openSoundProxy({ policy: PUBLIC_ONLY, maxBytes: MAX_UPLOAD_BYTES, maxPerSession: 2, maxAtOnce: 3 }),
    folder: null,
    relays: { ask: vi.fn() },
    playlists: {
      list: async () => [],
      get: async () => null,
      create: async () => true,
      replace: async () => false,
      remove: async () => false,
    },
    findSong: (songId) => catalog.getSong(songId),
    now,
    history: { playsOf: async () => [] },
    forgetUser: vi.fn(async () => {}),
    mayEnter: (spaceId) => spaceId === 'abcdef',
    settings: { spotifyClientId: null, hasMusicFolder: false, hasAccounts: true, signInBy: [] },
    maxUploadBytes: MAX_UPLOAD_BYTES,
    maxUploadsAtOnce: 2,
    mediaDir,
    clientDir: path.join(folder, 'client'),
    previewSpace: async (spaceId) => (spaceId === 'abcdef' ? { isOpen: false } : null),
    publicUrl: null,
    hasServiceWorker: true,
    onRename: vi.fn(),
    createSpace: vi.fn(() => 'abcdef' as SpaceId),
    describeSpace: (spaceId) => (spaceId === 'abcdef' ? { spaceId, name: 'Den', isLocked: false, listeners: 3 } : null),
    listedRooms: () => [],
    demoRoom: () => null,
    health: () => ({ status: 'ok', version: '1', uptimeS: 1, spaces: 1, sockets: 0, journal: {}, database: {} }),
    rates: {
      sessions: many,
      signIns: many,
      accounts: many,
      spaces: many,
      uploads: many,
      playlists: many,
      links: many,
      readings: many,
      searches: many,
      lyrics: many,
      pictures: many,
      live: many,
      reads: many,
    },
    allowedOrigins: [],
    trustProxy: [],
    log: { error: vi.fn() },
    certificate: null,
    ...changes,
  }
  const app = await buildHttp(deps)
  cleanUps.push(() => app.close())
  return {
    app,
    deps,
    folder,
    accountShelf,
    ended,
    pass: (ms) => {
      time += ms
    },
    guestCookie: async () => `earshot_session=${(await guests.issueGuest({ name: 'Ada' })).token}`,
    write: (name, content) => {
      const file = path.join(deps.clientDir, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
  }
}
