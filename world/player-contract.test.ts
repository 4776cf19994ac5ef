import { asLocalMs } from '@earshot/sync'
import { anItem, FakePlayer, fakeClock } from '@earshot/sync/testing'
import { describe, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { asPlayer } from './listener.ts'

/** The fakes that stand in for players here must keep what real players keep. */
describe('the fake player keeps the players’ contract', () => {
  it.each(CONTRACT)('$name', async ({ run }) => {
    const clock = fakeClock(1000)
    const now = () => asLocalMs(clock.now())
    const songs = {
      first: anItem(1, SONG_MS),
      second: anItem(2, SONG_MS),
      broken: anItem(3, SONG_MS),
      others: [4, 5, 6, 7].map((n) => anItem(n, SONG_MS)),
    }
    const fake = new FakePlayer({ loadMs: 120, failing: [songs.broken.song.songId] })
    await run({ player: asPlayer(fake, now), songs, now, wait: async (ms) => clock.runFor(ms) })
  })
})
