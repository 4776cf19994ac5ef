import type { Song, SongId } from '@earshot/sync'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { sleep } from './rig/agreement.ts'
import { clickOnly, spot } from './rig/eyes.ts'
import type { RoomPage } from './rig/room-page.ts'
import { shelve } from './rig/shelve.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { VIDEO_IN_STEP_MS, VIDEO_SETTLED_MS, type VideoSteps, watchVideos } from './rig/video-steps.ts'
import { type ServedYouTube, serveYouTube } from './stand-ins/youtube/serve-youtube.ts'
import { type Video, videoIdOf } from './stand-ins/youtube/videos.ts'

const MINUTE = 60_000
/** By title. */
const VIDEOS = {
  Harbour: { durationMs: 5 * MINUTE, toldMs: 5 * MINUTE + 600 },
  Short: { durationMs: 11_000, toldMs: 11_400 },
  Private: { durationMs: MINUTE, error: { code: 101, at: 'play' } },
  Meadow: { durationMs: 3 * MINUTE },
  Sponsored: { durationMs: 3 * MINUTE },
} satisfies Record<string, Video>
type Title = keyof typeof VIDEOS

const standIn = (own: Partial<Record<Title, Video>> = {}) =>
  Object.fromEntries(Object.entries({ ...VIDEOS, ...own }).map(([title, video]) => [videoIdOf(title), video]))

const idOf = (title: string) => `youtube-${videoIdOf(title)}` as SongId

/** Videos as they come by their addresses: how long they are, nobody knows yet. */
const songs = Object.keys(VIDEOS).map(
  (title): Song => ({
    songId: idOf(title),
    title,
    artist: '',
    album: '',
    durationMs: null,
    coverUrl: null,
    source: { kind: 'youtube', videoId: videoIdOf(title) },
  }),
)

const shown = ({ page }: RoomPage, title: Title) => page.getByRole('heading', { name: title }).waitFor()

const expectInStep = ({ settledMs, spreadP95Ms, scene }: VideoSteps) => {
  expect(settledMs, scene).toBeLessThanOrEqual(VIDEO_SETTLED_MS)
  expect(spreadP95Ms, scene).toBeLessThanOrEqual(VIDEO_IN_STEP_MS)
}

describe('videos from YouTube', () => {
  let stage: Stage
  let ana: RoomPage
  let ben: RoomPage
  let cleo: RoomPage
  let served: ServedYouTube[] = []
  let room = ''
  const add = (...titles: Title[]) => addSongs(room, titles.map(idOf))

  beforeAll(async () => {
    stage = await openStage(['ana', 'ben', 'cleo'], {}, { prepare: (dataDir) => shelve(dataDir, songs) })
    ;[ana, ben, cleo] = cast(stage, 3)
    served = await Promise.all([
      serveYouTube(ana.listener.context, standIn(), 1),
      // Its player obeys rates near to 1, or says so; that of the third does not.
      serveYouTube(ben.listener.context, standIn(), 2, { fineRates: 'obey', reckonsOn: true }),
      serveYouTube(cleo.listener.context, standIn({ Sponsored: { durationMs: 3 * MINUTE, adMs: 6000 } }), 3),
    ])
    room = await ana.startRoom(stage.program.url)
  })
  afterAll(() => stage?.close())
  // What the vendor would not have let us do.
  afterEach(() => expect(served.flatMap(({ refusals }) => refusals)).toEqual([]))

  test('a listener who has not touched the page yet is asked to, beside the video and not over it; and all who join are in step', async () => {
    await add('Harbour')
    await shown(ana, 'Harbour')
    await ben.open(room)
    expect(await spot(ben.page, 'Tap to listen', 10_000)).not.toBeNull()
    await clickOnly(ben.page, 'Tap to listen')
    await cleo.join(room)
    expectInStep(await watchVideos('two join', [ana, ben, cleo], Date.now()))
  })

  test('the song’s length, which only a player can know, is told to the room', async () => {
    await expect.poll(() => ana.position().getAttribute('max')).toBe(String(5 * MINUTE + 600))
  })

  test('after a seek all are there', async () => {
    await ben.seekTo(2 * MINUTE)
    await ana.told('playback-seeked')
    expectInStep(await watchVideos('after a seek', [ana, ben, cleo], Date.now()))
  })

  test('a pause is one, and after it all go on together', async () => {
    await cleo.pause()
    await ana.told('playback-paused')
    await sleep(1500)
    await ana.play()
    await ana.told('playback-resumed')
    expectInStep(await watchVideos('paused and resumed', [ana, ben, cleo], Date.now()))
  })

  test('a video ends when it does, though nobody had known its length, and the next one begins for all', async () => {
    await add('Short', 'Meadow')
    await ana.button('Next song').click()
    await shown(ana, 'Short')
    await shown(ana, 'Meadow')
    expectInStep(await watchVideos('after a video’s end', [ana, ben, cleo], Date.now()))
  })

  test('a video that may not be shown here says so in words, and is skipped for everyone', async () => {
    await add('Private', 'Harbour')
    await ben.button('Next song').click()
    for (const { page } of [ana, ben, cleo]) {
      await page.getByRole('alert').getByText('Its owner does not let it be played on other pages.').waitFor()
    }
    await cleo.button('Skip for everyone').click()
    await Promise.all([ana, ben, cleo].map((listener) => shown(listener, 'Harbour')))
    expectInStep(await watchVideos('after a skip', [ana, ben, cleo], Date.now()))
  })

  test('an advertisement is waited for, said to be behind, and then made up for', async () => {
    await add('Sponsored')
    await ana.button('Next song').click()
    await shown(cleo, 'Sponsored')
    const from = Date.now()
    await cleo.page.getByText('Catching up').first().waitFor()
    await sleep(from + 7000 - Date.now())
    expectInStep(await watchVideos('after an advertisement', [ana, ben, cleo], Date.now()))
  })
})
