import type { Song } from '@earshot/sync'
import { USUAL } from '../../next-app/players/spotify/testing/simulated-device.ts'
import { type StandInAccount, type StandInData, type StandInTrack, trackId } from '../stand-ins/spotify/data.ts'
import { SpotifyStandIn } from '../stand-ins/spotify/spotify-stand-in.ts'
import { clickOnly } from './eyes.ts'
import type { RoomPage } from './room-page.ts'
import { shelve } from './shelve.ts'
import { openStage, type Stage } from './stage.ts'

export const CLIENT_ID = '0123456789abcdef0123456789abcdef'

export const standInData = (tracks: readonly StandInTrack[], more: Partial<StandInData> = {}): StandInData => ({
  clientId: CLIENT_ID,
  // As an operator registers it: any port of this machine.
  redirectUris: ['http://127.0.0.1/spotify'],
  tracks,
  manners: { ...USUAL, bufferMs: [3000, 4000] },
  cloudMs: [80, 500],
  tokenLifeS: 3600,
  ...more,
})

/** A song of Spotify's as the library has it. */
export const songOf = ({ id, seconds }: StandInTrack, title: string): Song => ({
  songId: `spotify:${id}` as Song['songId'],
  title,
  artist: 'Noise Ensemble',
  album: '',
  durationMs: (seconds * 1000) as Song['durationMs'],
  coverUrl: null,
  source: { kind: 'spotify', trackId: id },
})

export const track = (
  title: string,
  seed: number,
  seconds: number,
  more: Partial<StandInTrack> = {},
): StandInTrack => ({
  id: trackId(title),
  seed,
  seconds,
  ...more,
})

/** A stage whose browsers reach the stand-in in Spotify's place, each with the account of its listener. */
export async function openSpotifyStage(
  accounts: Readonly<Record<string, StandInAccount['product']>>,
  songs: readonly Song[],
  data: StandInData,
): Promise<Stage & { spotify: SpotifyStandIn; url: string }> {
  const stage = await openStage(
    Object.keys(accounts),
    {},
    { env: { SPOTIFY_CLIENT_ID: CLIENT_ID }, prepare: (dataDir) => shelve(dataDir, songs) },
  )
  const spotify = new SpotifyStandIn(data)
  for (const { listener } of stage.listeners) {
    await spotify.attach(listener.context, { name: listener.name, product: accounts[listener.name] ?? 'premium' })
  }
  // Spotify does not come back to localhost.
  return { ...stage, spotify, url: `http://127.0.0.1:${stage.program.port}` }
}

/** Adds a song from the library to the queue. */
export async function addFromLibrary({ page }: RoomPage, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Add songs' }).click()
  await page.getByRole('button', { name: `Add ${title}`, exact: true }).click()
}

/** Connects an account by the button in the room and the page of consent, as people do. */
export async function connectSpotify(
  { page, listener }: RoomPage,
  answer: 'Agree' | 'Cancel' = 'Agree',
): Promise<void> {
  const opening = listener.context.waitForEvent('page', { timeout: 20_000 })
  await clickOnly(page, 'Connect Spotify')
  const asking = await opening
  await asking.getByRole('button', { name: answer }).click()
  if (answer === 'Agree') await asking.waitForEvent('close', { timeout: 15_000 }).catch(() => asking.close())
}
