import type { Song } from '@earshot/sync'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectInStep } from './rig/agreement.ts'
import { measure } from './rig/closing-in.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { addFromLibrary, connectSpotify, openSpotifyStage, songOf, standInData, track } from './rig/spotify-stage.ts'
import { cast } from './rig/stage.ts'
import { VIDEO_IN_STEP_MS, VIDEO_SETTLED_MS, watchVideos } from './rig/video-steps.ts'
import { serveYouTube } from './stand-ins/youtube/serve-youtube.ts'
import { videoIdOf } from './stand-ins/youtube/videos.ts'

/** A song of Spotify's buffers for 3 to 4 s at its start: it has begun before its time. */
const SPOTIFY_SETTLED_MS = 5000
const CLIP_MS = 16_000

const [amber, basalt] = [makeSong('Amber', 311, 18), makeSong('Basalt', 312, 40)]
const [COMET, DRIFT] = [track('Comet', 211, 150), track('Drift', 223, 24)]
const songs = [amber, basalt, makeSong('Comet', 211, 150), makeSong('Drift', 223, 24)]
const clip: Song = {
  ...songOf(COMET, 'Clip'),
  songId: 'youtube:clip' as Song['songId'],
  durationMs: CLIP_MS as Song['durationMs'],
  source: { kind: 'youtube', videoId: videoIdOf('Clip') },
}

let stage: Awaited<ReturnType<typeof openSpotifyStage>>
let everyone: [RoomPage, RoomPage]

const begins = (title: string) =>
  vi.waitFor(() => expect(everyone[0].log.at(Date.now())?.title).toBe(title), { timeout: 40_000, interval: 50 })

beforeAll(async () => {
  const accounts = { ana: 'premium', ben: 'premium' } as const
  const shelved = [songOf(COMET, 'Comet'), songOf(DRIFT, 'Drift'), clip]
  stage = await openSpotifyStage(accounts, shelved, standInData([COMET, DRIFT]))
  everyone = cast(stage, 2)
  for (const [n, { listener }] of everyone.entries()) {
    await serveYouTube(listener.context, { [videoIdOf('Clip')]: { durationMs: CLIP_MS } }, n + 1)
  }
  const [ana, ben] = everyone
  const room = await ana.startRoom(stage.url)
  await addFromLibrary(ana, 'Comet')
  await connectSpotify(ana)
  await ben.join(room)
  await connectSpotify(ben)
  await ana.upload(amber)
  await addFromLibrary(ana, 'Clip')
  await addFromLibrary(ana, 'Drift')
  await ana.upload(basalt)
})
afterAll(() => stage?.close())

test('a file, a video, a song of Spotify’s and a file follow each other, and everyone changes players together', async () => {
  const [, ben] = everyone
  await ben.button('Next song').click()
  await begins('Amber')
  await expectInStep('a file after Spotify', everyone, songs)

  await begins('Clip')
  const video = await watchVideos('a video after a file', everyone, Date.now())
  expect(video.settledMs).toBeLessThanOrEqual(VIDEO_SETTLED_MS)
  expect(video.spreadP95Ms).toBeLessThanOrEqual(VIDEO_IN_STEP_MS)

  await begins('Drift')
  await measure('Spotify after a video', everyone, songs, SPOTIFY_SETTLED_MS, async () => {})

  await begins('Basalt')
  await expectInStep('a file after Spotify, by itself', everyone, songs)
})
