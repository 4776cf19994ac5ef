import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sleep } from './rig/agreement.ts'
import { measure } from './rig/closing-in.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { addFromLibrary, connectSpotify, openSpotifyStage, songOf, standInData, track } from './rig/spotify-stage.ts'
import { cast } from './rig/stage.ts'

/** What is asked is 5 s; three browsers share two cores with their stand-ins' sound. */
const SETTLED_MS = 5000
/** A start buffers for 3 to 4 s, and its song is named 0.9 s ahead. */
const STARTED_MS = 9000
/** With a page to load, or two clicks on pages that load, before it. */
const JOINED_MS = 11_000

const COMET = track('Comet', 211, 150)
const DRIFT = track('Drift', 223, 120)
const songs = [makeSong('Comet', 211, 150), makeSong('Drift', 223, 120)]

type SpotifyStage = Awaited<ReturnType<typeof openSpotifyStage>>

describe('songs of Spotify’s, three listeners with accounts of their own', () => {
  let stage: SpotifyStage
  let ana: RoomPage
  let ben: RoomPage
  let cleo: RoomPage
  let room = ''

  beforeAll(async () => {
    const accounts = { ana: 'premium', ben: 'premium', cleo: 'premium' } as const
    stage = await openSpotifyStage(
      accounts,
      [songOf(COMET, 'Comet'), songOf(DRIFT, 'Drift')],
      standInData([COMET, DRIFT]),
    )
    ;[ana, ben, cleo] = cast(stage, 3)
  })
  afterAll(() => stage?.close())

  test('a listener connects an account by one click here and one there, and hears the song', async () => {
    room = await ana.startRoom(stage.url)
    await addFromLibrary(ana, 'Comet')
    expect(stage.spotify.asked, 'nothing is asked of Spotify before').toEqual([])
    await measure('sign in and start', [ana], songs, JOINED_MS, () => connectSpotify(ana))
  })

  test('a second one joins, connects and is in step', async () => {
    await ben.join(room)
    await measure('sign in and join', [ana, ben], songs, JOINED_MS, () => connectSpotify(ben))
  })

  test('a third one joins, and all are in step after a seek', async () => {
    await cleo.join(room)
    await connectSpotify(cleo)
    await addFromLibrary(ana, 'Drift')
    await sleep(6000)
    await measure('seek', [ana, ben, cleo], songs, SETTLED_MS, () => ana.seekTo(60_000))
  })

  test('a pause is a silence for all, and all go on in step', async () => {
    await ben.pause()
    await ben.told('playback-paused')
    await sleep(1800)
    for (const { page } of [ana, ben, cleo]) {
      expect(await hear(page, Date.now() - 1000, songs)).toEqual({ what: 'silence' })
    }
    await measure('pause and resume', [ana, ben, cleo], songs, SETTLED_MS, () => cleo.play())
  })

  test('tokens that run out in the middle are not heard, and another song begins in step', async () => {
    const from = Date.now()
    stage.spotify.accounts.expireAll()
    await sleep(2500)
    for (let wallMs = from; wallMs < from + 1500; wallMs += 300) {
      expect(await hear(ana.page, wallMs, songs)).toMatchObject({ what: 'song', title: 'Comet' })
    }
    await measure('next song, after the tokens ran out', [ana, ben, cleo], songs, STARTED_MS, () =>
      ana.button('Next song').click(),
    )
    expect(stage.spotify.accounts.refreshed).toBe(3)
  })
})
