import { readFileSync } from 'node:fs'
import type { DurationMs, Song, SongId } from '@earshot/sync'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { probeUrl } from '../ws/src/media/probe-url.ts'
import { ANYWHERE } from '../ws/src/media/url-policy.ts'
import { addSongs } from './rig/add-song.ts'
import { expectInStep } from './rig/agreement.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { shelve } from './rig/shelve.ts'
import { makeSong, type TestSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { type SongServer, serveSongs } from './stand-ins/web/serve-songs.ts'

const open = makeSong('Open Shelf', 301, 50)
const shut = makeSong('Shut Shelf', 302, 60)
const silent = makeSong('Says Nothing', 303, 17)
const last = makeSong('Last Of All', 304, 45)
const songs = [open, shut, silent, last]
const bytesOf = ({ file }: TestSong) => readFileSync(file)

let free: SongServer
let closed: SongServer
let stage: Stage
let listeners: [RoomPage, RoomPage]
let room = ''

const songAt = (server: SongServer, song: TestSong, durationMs: number | null): Song => {
  const name = song.title.replaceAll(' ', '')
  return {
    songId: name.padEnd(16, '0') as SongId,
    title: song.title,
    artist: '',
    album: '',
    durationMs: durationMs as DurationMs | null,
    coverUrl: null,
    source: { kind: 'url', url: `${server.url}/${name}.wav`, mimeType: 'audio/wav', sizeBytes: bytesOf(song).length },
  }
}

beforeAll(async () => {
  const files = Object.fromEntries(songs.map((song) => [`${song.title.replaceAll(' ', '')}.wav`, bytesOf(song)]))
  free = await serveSongs(files, { cors: true, ranges: true })
  closed = await serveSongs(files, { cors: false, ranges: true })
  const shelved = [
    songAt(free, open, open.durationMs),
    songAt(closed, shut, shut.durationMs),
    songAt(free, silent, null),
    songAt(closed, last, last.durationMs),
  ]
  const options = { env: { ALLOW_PRIVATE_URLS: '1' }, prepare: (dataDir: string) => shelve(dataDir, shelved) }
  stage = await openStage(['ana', 'ben'], {}, options)
  listeners = cast(stage, 2)
  const [ana, ben] = listeners
  room = await ana.startRoom(stage.program.url)
  await addSongs(
    room,
    shelved.map(({ songId }) => songId),
  )
  await ben.join(room)
})
afterAll(async () => {
  await stage?.close()
  await Promise.all([free?.close(), closed?.close()])
})

/** Who asked a server for a song, trials left out. */
const askedFor = ({ asked }: SongServer, song: TestSong) =>
  asked.filter(({ path, bytes }) => path.startsWith(song.title.replaceAll(' ', '')) && bytes > 2)

test('a song elsewhere is fetched from there by each browser, where its server lets pages of elsewhere', async () => {
  await expectInStep('from its own server', listeners, songs)
  expect(listeners[0].log.at(Date.now())?.title).toBe(open.title)
  expect(new Set(askedFor(free, open).map(({ by }) => by))).toEqual(new Set(['a browser']))
})

test('where its server does not let them, it comes through ours, and a seek is heard in step', async () => {
  await listeners[1].button('Next song').click()
  await expect.poll(() => listeners[0].log.at(Date.now())?.title).toBe(shut.title)
  await expectInStep('through the proxy', listeners, songs)
  expect(new Set(askedFor(closed, shut).map(({ by }) => by))).toEqual(new Set(['Earshot']))
  await listeners[0].seekTo(30_000)
  await listeners[0].told('playback-seeked')
  await expectInStep('through the proxy, after a seek', listeners, songs)
})

test('a length that nobody knew is told by the listeners, and the song’s end starts the next', async () => {
  const [ana] = listeners
  await ana.button('Next song').click()
  await expect.poll(() => ana.log.at(Date.now())?.title).toBe(silent.title)
  await expectInStep('of unknown length', listeners, songs)
  await vi.waitFor(() => expect(ana.log.at(Date.now() - 1500)?.title).toBe(last.title), {
    timeout: 40_000,
    interval: 100,
  })
  const now = Date.now()
  const seam = now - (ana.log.at(now)?.positionMs ?? 0)
  for (const { page } of listeners) {
    const [before, after] = [await hear(page, seam - 150, songs), await hear(page, seam + 150, songs)]
    expect(before).toMatchObject({ what: 'song', title: silent.title })
    expect(after).toMatchObject({ what: 'song', title: last.title })
    if (before.what === 'song') expect(Math.abs(before.positionMs - (silent.durationMs - 150))).toBeLessThan(30)
  }
  await expectInStep('after an end that was measured', listeners, songs)
})

test('by an element and by whole decoding, too', async () => {
  const [ana, ben] = listeners
  await ana.open(`${room}?player=element`)
  await ana.unlock()
  await ben.open(`${room}?player=file`)
  await ben.unlock()
  await vi.waitFor(
    async () => expect(Math.abs((await ana.shownMs()) - (ben.log.at(Date.now())?.positionMs ?? 0))).toBeLessThan(400),
    {
      timeout: 15_000,
    },
  )
  const heard = await vi.waitFor(async () => {
    const sound = await hear(ben.page, Date.now() - 1000, songs)
    expect(sound).toMatchObject({ what: 'song', title: last.title })
    return sound
  }, 10_000)
  expect(heard.what).toBe('song')
})

test('a server that gives no parts is known, so that its songs are taken into the library', async () => {
  const plain = await serveSongs({ 'a.wav': bytesOf(silent) }, { cors: true, ranges: false })
  const probe = probeUrl({ policy: ANYWHERE, tmpDir: stage.program.dataDir, maxBytes: 1e9, maxAtOnce: 1 })
  expect(await probe(`${plain.url}/a.wav`)).toMatchObject({ kind: 'audio', seekable: false })
  expect(await probe(`${free.url}/${silent.title.replaceAll(' ', '')}.wav`)).toMatchObject({
    seekable: true,
    title: silent.title,
    durationMs: silent.durationMs,
  })
  await plain.close()
})
