import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  barredFrom,
  CHAT_KEPT,
  type Epoch,
  type InviteId,
  type ItemId,
  type PublicUser,
  type SongId,
  type SpaceId,
  type UserId,
} from '@earshot/sync'
import { nanoid } from 'nanoid'
import { pino } from 'pino'
import { openAccounts } from './auth/accounts/open-accounts.ts'
import { createGuests } from './auth/guests.ts'
import { hashPassword, isPassword } from './auth/password.ts'
import { loadSecret } from './auth/secret.ts'
import { Catalog } from './catalog/catalog.ts'
import { importDemoSongs } from './catalog/demo-songs.ts'
import { MusicFolder } from './catalog/folder/music-folder.ts'
import { openLyrics } from './catalog/lyrics/open-lyrics.ts'
import { openLinks } from './catalog/open-links.ts'
import { picturePaths } from './catalog/picture-path.ts'
import { createVendorClient } from './catalog/vendor/vendor-client.ts'
import { type Config, readConfig } from './config.ts'
import { createGateway } from './gateway/gateway.ts'
import { buildHttp } from './http/build-http.ts'
import { loadCertificate } from './http/certificate.ts'
import { realTimers } from './managers/alarm.ts'
import { createSpace } from './managers/create-space.ts'
import { DemoRoom, playsOn } from './managers/demo-room.ts'
import { forgetUser } from './managers/forget-user.ts'
import { IdleRooms } from './managers/idle-rooms.ts'
import { previewOf, summaryFor } from './managers/listed.ts'
import { mirror, mirrorTalk } from './managers/mirror.ts'
import { reconcile } from './managers/reconcile.ts'
import { startRetention } from './managers/retention.ts'
import { StreamManager } from './managers/streamManager.ts'
import { fetchPicture, keepCover } from './media/fetch-picture.ts'
import { fetchUrl } from './media/fetch-url.ts'
import { guardedWay } from './media/guarded-way.ts'
import { openIngest } from './media/ingest.ts'
import { Relays } from './media/live/relays.ts'
import { readLyricsFile } from './media/lyrics-file.ts'
import { probeUrl } from './media/probe-url.ts'
import { readMusic, readPicture } from './media/read-music.ts'
import { TagReader } from './media/read-tags.ts'
import { openSoundProxy } from './media/sound-proxy.ts'
import { ANYWHERE, PUBLIC_ONLY } from './media/url-policy.ts'
import { serverClock } from './observe/server-clock.ts'
import { lockFolder } from './spaces/folder-lock.ts'
import { openJournal } from './spaces/journal.ts'
import { memorySpaces } from './spaces/memory.ts'
import { memoryTalk } from './spaces/memory-talk.ts'
import { startFault } from './start-fault.ts'
import { openStore } from './store/store.ts'

const VERSION = '0.1.0'
/** The built program and its source lie equally deep below the project's folder. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Of one's own rooms, the latest. */
const SPACES_LISTED = 50
/** Songs of a room's history among which its auto-DJ chooses. */
const SONGS_REMEMBERED = 500
/** How long a shutdown waits for the database. */
const LAST_WRITES_MS = 5000

/** Until the answer's head, and between two pieces of it, in ms; the whole has a bound of its own. */
const VENDOR_LIMITS = { connectMs: 5000, headersMs: 8000, idleMs: 8000 }
/** Resolves after `ms`, or as soon as the signal says so. */
const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => {})

/** Builds the house from bottom to top, and answers how to leave it. */
const open = async (config: Config) => {
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const { paths, uploads } = config
  mkdirSync(paths.dataDir, { recursive: true })
  const unlock = lockFolder(path.join(paths.dataDir, 'lock'))

  const { journal, recovered, chats } = openJournal(path.join(paths.dataDir, 'spaces.journal'), (problem, err) =>
    log.error({ err }, problem),
  )
  const newest = recovered.reduce((at, { playback }) => Math.max(at, playback.lastUpdated), 0)
  const now = serverClock(newest, () => performance.now(), performance.timeOrigin)
  const store = await openStore({ source: config.database, log })
  const { awake, behind, asleep } = reconcile(recovered, await store.rooms.revisions())
  const spaces = memorySpaces(journal, awake, () => nanoid(12) as Epoch, {
    spaceIds: asleep,
    wake: async (spaceId, epoch) => playsOn(await store.rooms.wake(spaceId, { now: now(), epoch }), now()),
  })
  const talk = memoryTalk(journal, chats, {
    spaceIds: asleep,
    newestOf: (spaceId) => store.chats.newestOf(spaceId, CHAT_KEPT),
  })
  for (const space of behind) store.rooms.save(space)
  for (const space of awake) {
    const chat = chats.get(space.spaceId)
    if (chat !== undefined) store.rooms.chatIs(space, chat)
  }
  const catalog = await Catalog.open(store, config.library)
  const ingest = await openIngest({ ...uploads, mediaDir: paths.mediaDir, library: catalog, now: Date.now })
  const secret = await loadSecret(paths.secretFile)
  const onProblem = (problem: string, err: unknown) => log.error({ err }, problem)
  const after = (ms: number, act: () => void) => {
    const timer = realTimers.setTimeout(act, ms)
    return () => realTimers.clearTimeout(timer)
  }
  const accounts = !config.hasAccounts
    ? null
    : await openAccounts({
        shelf: store.accounts,
        secret,
        now: Date.now,
        after,
        publicUrl: config.publicUrl,
        keys: config.signInBy,
        onEnded: (userId, hasEnded) => gateway.endSessions(userId, hasEnded),
        openSessions: () => gateway.openSessions(),
        onRename: (user) => onRename(user),
        forget: (userId) => forget(userId),
        onProblem,
      })
  const guests = createGuests({ secret, now: Date.now, ...(accounts && { accounts: accounts.sessions }) })

  // Who looks at a cover or at lyrics does not wait for a folder that is being read.
  const [tags, askedTags] = [new TagReader(), new TagReader()]
  const folder =
    paths.musicDir === null
      ? null
      : await MusicFolder.open({
          dir: paths.musicDir,
          indexFile: paths.musicIndexFile,
          readFile: (file, sizeBytes) => readMusic(file, sizeBytes, tags),
          after,
          now: Date.now,
          onProblem,
        })
  const findSong = (songId: SongId) => catalog.getSong(songId) ?? folder?.getSong(songId) ?? null
  const newItemId = () => nanoid(12) as ItemId
  const gateway = createGateway({
    now,
    timers: realTimers,
    newItemId,
    newInvite: () => ({ inviteId: nanoid(12) as InviteId, key: nanoid(24) }),
    newSeed: () => randomInt(2 ** 32),
    hashPassword,
    findSong,
    readSession: async (cookies) => {
      const session = await guests.readSession(cookies)
      if (session !== null) store.users.seen(session)
      return session
    },
    allowedOrigins: config.allowedOrigins,
    onProblem,
  })
  const onAccepted = mirror(store.rooms, () => nanoid(16))
  const onChat = mirrorTalk(spaces, store.rooms)
  talk.watch((event) => void onChat(event).catch((error) => onProblem('what was said could not be written', error)))
  const streams = new StreamManager({
    spaces,
    talk,
    now,
    timers: realTimers,
    newItemId,
    isPassword,
    autoDj: {
      chance: Math.random,
      librarySongs: () => catalog.songs(),
      songsPlayed: async ({ spaceId }) =>
        (await store.history.playsOf(spaceId, { limit: SONGS_REMEMBERED })).map(({ song }) => song),
    },
    roundTripOf: gateway.roundTripOf,
    onAccepted,
    onProblem,
  })

  const demoRoom = new DemoRoom({ spaces, save: store.rooms.save, secret, streams, now })
  const onRename = ({ userId, name }: PublicUser) => {
    gateway.renameUser(userId, name)
    streams.renameUser(userId, name)
  }
  const describeSpace = async (spaceId: SpaceId, userId: UserId | null) => {
    const space = await spaces.load(spaceId)
    return space && summaryFor(space, userId, streams.listenersOf(spaceId))
  }
  const spacesOf = async (userId: UserId) => {
    const made = await store.spacesMadeBy(userId, SPACES_LISTED)
    const summaries = await Promise.all(made.map((spaceId) => describeSpace(spaceId, userId)))
    // A room that was handed over, and is not open to them any more, is not theirs.
    return summaries.flatMap((summary) => (summary === null || summary.isLocked ? [] : summary))
  }
  const playlistsOf = async (userId: UserId) => {
    const heads = await store.playlists.list(userId)
    return Promise.all(heads.map(({ playlistId }) => store.playlists.get(userId, playlistId)))
  }
  const present = (spaceId: SpaceId) => streams.presentUsers(spaceId).map(({ userId }) => userId)
  const forget = forgetUser({ spaces, talk, store, present })
  const idleRooms = new IdleRooms({
    spaces,
    rooms: {
      ...store.rooms,
      release: (spaceId) => {
        store.rooms.release(spaceId)
        talk.letSleep(spaceId)
      },
    },
    listenersOf: (spaceId) => streams.listenersOf(spaceId),
    timers: realTimers,
    now: () => performance.now(),
    idleMs: config.rooms.idleMs,
  })
  const endRetention = startRetention({
    prune: store.prune,
    keepMs: config.retention,
    isAsleep: (spaceId) => spaces.isAsleep(spaceId) && !demoRoom.is(spaceId),
    onRemoved: spaces.remove,
    timers: realTimers,
    now: Date.now,
    onProblem,
  })

  const policy = config.allowPrivateUrls ? ANYWHERE : PUBLIC_ONLY
  const client = createVendorClient({
    origins: config.vendors.origins,
    way: guardedWay(policy, VENDOR_LIMITS, config.vendors.named),
    userAgent: `Earshot/${VERSION}`,
    now: Date.now,
    chance: Math.random,
    sleep,
  })
  // Whoever lists a station says where its picture is: no mirror of the operator's makes their network open to that.
  const fetchShown = fetchPicture({ policy, maxAtOnce: uploads.maxFetches * 3 })
  const fetchKept = fetchPicture({ policy, maxAtOnce: uploads.maxFetches * 3 })
  const pictures = picturePaths(secret)
  const links = openLinks({
    library: catalog,
    findSong,
    client,
    keys: config.vendors.keys,
    probeUrl: probeUrl({
      policy,
      tmpDir: path.join(paths.mediaDir, 'tmp'),
      maxBytes: config.proxy.maxBytes,
      maxAtOnce: uploads.maxFetches,
    }),
    fetchUrl: fetchUrl({ ingest, policy, maxBytes: uploads.maxBytes, maxAtOnce: uploads.maxFetches }),
    keepCover: keepCover(fetchKept, paths.mediaDir),
    showPicture: pictures.show,
    now: Date.now,
  })
  const demoFiles = new Map<SongId, string>()
  const findLyrics = openLyrics({
    mediaDir: paths.mediaDir,
    folder,
    origins: demoFiles,
    readTags: (file) => askedTags.read(file),
    readFile: readLyricsFile,
    client: config.lyricsProvider === 'lrclib' ? client : null,
    now: Date.now,
  })
  const relays = new Relays({ now, wait, policy, maxStations: config.live.maxStations, onProblem })

  const http = await buildHttp({
    guests,
    catalog,
    relays,
    playlists: store.playlists,
    findSong,
    now: Date.now,
    history: store.history,
    mayEnter: async (spaceId, userId) => {
      const space = await spaces.load(spaceId)
      return space !== null && barredFrom(space, userId) === null
    },
    forgetUser: forget,
    ingest,
    links,
    pictures,
    fetchPicture: fetchShown,
    findLyrics,
    sounds: openSoundProxy({ ...config.proxy, policy }),
    settings: {
      spotifyClientId: config.spotifyClientId,
      hasMusicFolder: folder !== null,
      hasAccounts: accounts !== null,
      signInBy: accounts?.oauth.providers ?? [],
    },
    folder: folder && {
      browse: (path) => folder.browse(path),
      search: (query) => folder.search(query),
      fileOf: (songId) => folder.fileOf(songId),
      readPicture: (file) => readPicture(file, askedTags),
    },
    maxUploadBytes: uploads.maxBytes,
    maxUploadsAtOnce: uploads.maxPerSession,
    mediaDir: paths.mediaDir,
    clientDir: paths.clientDir,
    publicUrl: config.publicUrl,
    hasServiceWorker: config.hasServiceWorker,
    previewSpace: async (spaceId) => {
      // A room that sleeps is not woken by whoever only looks at its link.
      if (spaces.isAsleep(spaceId)) return { isOpen: false }
      const space = await spaces.load(spaceId)
      return space && previewOf(space, streams.listenersOf(spaceId))
    },
    rates: config.rates,
    allowedOrigins: config.allowedOrigins,
    trustProxy: config.trustProxy,
    log,
    certificate: config.https ? await loadCertificate(paths.certificateFile, Date.now()) : null,
    accounts,
    exportOf: async (userId) => ({ rooms: await spacesOf(userId), playlists: await playlistsOf(userId) }),
    spacesOf,
    onRename,
    createSpace: async (creator, wished) => {
      const space = await createSpace(spaces, creator, wished, now())
      store.rooms.save(space)
      return space.spaceId
    },
    describeSpace,
    listedRooms: () => streams.listedRooms().filter(({ spaceId }) => !demoRoom.is(spaceId)),
    demoRoom: () => demoRoom.view(),
    health: () => {
      const { spaces: count, journal } = spaces.health()
      const database = store.health()
      return {
        status: journal === 'ok' && !database.failing ? 'ok' : 'degraded',
        version: VERSION,
        uptimeS: Math.round(process.uptime()),
        spaces: count,
        sockets: gateway.connections(),
        journal: { state: journal },
        database,
        ...(folder && { folder: folder.health() }),
      }
    },
  })

  gateway.attach(http.server, streams)
  const demoSongs = await importDemoSongs(paths.demoDir, ingest, log)
  for (const { song, file } of demoSongs) demoFiles.set(song.songId, file)
  if (config.hasDemoRoom) await demoRoom.open(demoSongs.map(({ song }) => song))
  await http.listen({ port: config.port, host: config.host })

  const close = async () => {
    idleRooms.close()
    endRetention()
    const folderClosed = folder?.close()
    tags.close()
    askedTags.close()
    await folderClosed
    await gateway.close()
    await relays.close()
    await http.close()
    await accounts?.close()
    await spaces.close()
    const left = await store.close(LAST_WRITES_MS)
    unlock()
    if (left > 0) log.warn({ left }, 'the database was too slow: these writes are lost, rooms themselves are not')
  }
  return { log, address: http.server.address(), close }
}

/** The one address to open: by name when this machine answers on all of its own. */
const urlOf = ({ host, https }: Config, address: unknown): string => {
  const port = typeof address === 'object' && address !== null && 'port' in address ? address.port : ''
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${https ? 'https' : 'http'}://${name}:${port}`
}

const run = async () => {
  const config = readConfig(process.env, ROOT)
  const { log, address, close } = await open(config)
  process.stdout.write(`Earshot is at ${urlOf(config, address)}\n`)

  let isClosing = false
  const leave = () => {
    // The second Ctrl-C means it.
    if (isClosing) process.exit(1)
    isClosing = true
    close()
      .then(() => process.exit(0))
      .catch((err) => {
        log.fatal({ err }, 'the shutdown failed')
        process.exit(1)
      })
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}

run().catch((error: unknown) => {
  process.stderr.write(`${startFault(error)}\n`)
  process.exit(1)
})
