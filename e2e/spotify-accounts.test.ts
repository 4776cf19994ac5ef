import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measure } from './rig/closing-in.ts'
import { hear } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { addFromLibrary, connectSpotify, openSpotifyStage, songOf, standInData, track } from './rig/spotify-stage.ts'
import { cast } from './rig/stage.ts'

const COMET = track('Comet', 211, 150)
const songs = [makeSong('Comet', 211, 150)]

type SpotifyStage = Awaited<ReturnType<typeof openSpotifyStage>>

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
    await measure('seek by a listener without Premium', [ana], songs, 5000, () => dan.seekTo(30_000))
    expect(await hear(dan.page, Date.now() - 1000, songs)).toEqual({ what: 'silence' })
    await dan.button('Use another Spotify account').click()
    await dan.button('Connect Spotify').waitFor()
    await dan.pause()
    await ana.told('playback-paused')
  })
})
