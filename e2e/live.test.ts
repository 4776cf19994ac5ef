import type { Song, SongId } from '@earshot/sync'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { expectSilence, sleep } from './rig/agreement.ts'
import { type Heard, hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { shelve } from './rig/shelve.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { encodeFor, encodePieces } from './stand-ins/radio/encode.ts'
import { openRadio, type Radio } from './stand-ins/radio/radio.ts'

/** What the stations broadcast, over and over. */
const LOOP_MS = 32_000
const loopOf = (title: string, seed: number) => makeSong(title, seed, LOOP_MS / 1000)
const loops = { mp3: loopOf('Loop One', 401), aac: loopOf('Loop Two', 402), hls: loopOf('Loop Three', 403) }
type On = keyof typeof loops
/** Sound must have been played and recorded before it can be compared. */
const BEHIND_MS = 900

const stationOf = (title: string, url: string, format: 'icy' | 'hls'): Song => ({
  songId: title.toLowerCase().replaceAll(' ', '-') as SongId,
  title,
  artist: '',
  album: '',
  durationMs: null,
  coverUrl: null,
  source: { kind: 'live', url, format },
})

let radio: Radio
let stage: Stage
let ana: RoomPage
let ben: RoomPage
let cleo: RoomPage
let room = ''

beforeAll(async () => {
  const common = { durationMs: LOOP_MS, interval: 8192, title: 'Noise Ensemble - One' }
  radio = await openRadio({
    stations: {
      '/mp3': {
        ...common,
        type: 'audio/mpeg',
        body: encodeFor('mp3', loops.mp3.file),
        burstMs: 4000,
        chunkMs: 40,
        jitterMs: 250,
      },
      '/aac': {
        ...common,
        type: 'audio/aacp',
        body: encodeFor('aac', loops.aac.file),
        burstMs: 500,
        chunkMs: 200,
        jitterMs: 600,
        isOld: true,
      },
    },
    pieces: { '/hls/': { pieces: encodePieces(loops.hls.file, 2), targetMs: 2000, window: 6 } },
    redirects: { '/go': '/mp3' },
  })
  const songs = [
    stationOf('Radio Noise', `${radio.url}/go`, 'icy'),
    stationOf('Old Radio', `${radio.url}/aac`, 'icy'),
    stationOf('Radio Pieces', `${radio.url}/hls/main.m3u8`, 'hls'),
  ]
  stage = await openStage(
    ['ana', 'ben', 'cleo'],
    {},
    {
      env: { ALLOW_PRIVATE_URLS: '1' },
      prepare: (dataDir) => shelve(dataDir, songs),
    },
  )
  ;[ana, ben, cleo] = cast(stage, 3)
  room = await ana.startRoom(stage.program.url)
  await ben.join(room)
})
afterAll(async () => {
  await stage?.close()
  radio?.close()
})

const add = async (page: RoomPage, title: string) => {
  await page.page.getByRole('tab', { name: 'Add songs' }).click()
  await page.button(`Add ${title}`).click()
}

/** So many instants are looked at. On a busy machine a page's output stumbles now and then, and is put right. */
const LOOKS = 10

/** Where in the loop everyone is at an instant; throws when one of them hears something else. */
const placesAt = async (on: On, listeners: readonly RoomPage[], wallMs: number): Promise<number[]> => {
  await sleep(wallMs + BEHIND_MS - Date.now())
  const heard: Heard[] = []
  for (const { page } of listeners) {
    // The others are near to the first.
    const [first] = heard
    heard.push(await hear(page, wallMs, [loops[on]], first?.what === 'song' ? first.positionMs : 0))
  }
  return heard.map((sound, n) => {
    expect(sound, listeners[n]?.listener.name).toMatchObject({ what: 'song' })
    return sound.what === 'song' ? sound.positionMs : Number.NaN
  })
}

/** A place of the loop, and the instant at which it was heard. */
type Look = { place: number; wallMs: number }

/** How far apart these places of the loop are. */
const spreadOf = (places: readonly number[]): number => {
  const [first = 0] = places
  const half = LOOP_MS / 2
  const offs = places.map((place) => ((place - first + 3 * half) % LOOP_MS) - half)
  return Math.max(...offs) - Math.min(...offs)
}

/** Waits until all hear the station within 40 ms of each other, and then listens at several instants; prints the spread. */
const expectInStep = async (on: On, scene: string, listeners: readonly RoomPage[], withinMs: number): Promise<Look> => {
  const from = Date.now()
  const afterMs = await vi.waitFor(
    async () => {
      const wallMs = Date.now()
      expect(spreadOf(await placesAt(on, listeners, wallMs))).toBeLessThan(40)
      return wallMs - from
    },
    { timeout: withinMs + 4000, interval: 100 },
  )
  const spreads: number[] = []
  let last: Look = { place: 0, wallMs: 0 }
  let misses = 0
  const begun = Date.now()
  while (spreads.length < LOOKS) {
    try {
      const wallMs = begun + 150 * (spreads.length + misses)
      const places = await placesAt(on, listeners, wallMs)
      spreads.push(spreadOf(places))
      last = { place: places[0] ?? 0, wallMs }
    } catch (error) {
      // Where the loop begins anew its sound is like nothing in it.
      if (++misses > 3) throw error
    }
  }
  const sorted = spreads.toSorted((a, b) => a - b)
  const [median, p95, worst] = [0.5, 0.95, 1].map((part) => sorted[Math.ceil(part * LOOKS) - 1] ?? 0)
  process.stdout.write(
    `${scene}: heard together after ${afterMs} ms, spread median ${median?.toFixed(2)}, p95 ${p95?.toFixed(2)}, worst ${worst?.toFixed(2)} ms\n`,
  )
  expect(afterMs, `${scene}: heard together`).toBeLessThan(withinMs)
  expect(p95, `${scene}: spread`).toBeLessThan(40)
  return last
}

describe('a radio station', () => {
  test('is heard by two in step, from one connection that the server makes', async () => {
    await add(ana, 'Radio Noise')
    await ben.unlock(10_000)
    await expectInStep('mp3', 'a station of MP3 with a burst', [ana, ben], 6000)
    expect([radio.listeners('/mp3'), radio.connects('/mp3')]).toEqual([1, 1])
  })

  test('is shown to be live, with what it says that it plays', async () => {
    await ana.page.getByText('Noise Ensemble - One').waitFor()
    await ana.page.getByRole('img', { name: /^Live/ }).first().waitFor()
    expect(await ana.position().count()).toBe(0)

    radio.setTitle('/mp3', "It's two")
    await ben.page.getByText("It's two").waitFor({ timeout: 15_000 })
  })

  test('is heard in step within seconds by one who joins', async () => {
    await cleo.join(room)
    await expectInStep('mp3', 'a third joins a station', [ana, ben, cleo], 5000)
    expect(radio.connects('/mp3')).toBe(1)
  })

  test('is paused for all, and resumed by all where it is by then', async () => {
    const from = Date.now()
    const [before = 0] = await placesAt('mp3', [ana], from)
    await ben.pause()
    await ana.told('playback-paused')
    await sleep(700)
    await expectSilence([ana, ben, cleo], Date.now())
    await sleep(1500)
    await ana.play()
    await ana.told('playback-resumed')
    const after = await expectInStep('mp3', 'a station paused and resumed', [ana, ben, cleo], 4000)
    // The broadcast has gone on while nobody heard it.
    const half = LOOP_MS / 2
    const off = after.place - before - (after.wallMs - from)
    expect(Math.abs(((((off + half) % LOOP_MS) + LOOP_MS) % LOOP_MS) - half)).toBeLessThan(100)
  })

  test('that falls silent says so, and is heard again by all when it comes back', async () => {
    radio.setOff('/mp3', true)
    await ana.page.getByText('The station is silent').waitFor({ timeout: 20_000 })
    radio.setOff('/mp3', false)
    await expectInStep('mp3', 'a station that was away', [ana, ben, cleo], 12_000)
  })

  test('that is old, without a burst and uneven is heard in step as well', async () => {
    await add(ana, 'Old Radio')
    await ana.button('Next song').click()
    await expectInStep('aac', 'an old station of AAC without a burst', [ana, ben, cleo], 9000)
  })
})

test('a station of pieces is heard in step', async () => {
  await add(ana, 'Radio Pieces')
  await ana.button('Next song').click()
  await expectInStep('hls', 'a station by HLS', [ana, ben, cleo], 12_000)
})
