import { asLocalMs, type Item, type ItemId, type Song } from '@earshot/sync'
import { CONTRACT, SONG_MS } from '../../next-app/players/contract.ts'
import { Account } from '../../next-app/players/spotify/auth/account.ts'
import { createSpotifyPlayer } from '../../next-app/players/spotify/spotify-player.ts'

/** The page in which the Spotify player is tried: bundled and served by `spotify-contract.test.ts`, run in a real browser. */
const now = () => asLocalMs(performance.timeOrigin + performance.now())
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const wire = { fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked), wait }

const account = new Account({
  clientId: async () => '0'.repeat(32),
  storage: () => localStorage,
  wire,
  now: Date.now,
  alone: (act) => act(),
})

const itemOf = (name: string): Item => ({
  itemId: name as ItemId,
  addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
  song: {
    songId: name as Song['songId'],
    title: name,
    artist: '',
    album: '',
    durationMs: SONG_MS as Song['durationMs'],
    coverUrl: null,
    source: { kind: 'spotify', trackId: name.padEnd(22, '0') },
  },
})

const songs = {
  first: itemOf('first'),
  second: itemOf('second'),
  broken: itemOf('broken'),
  others: ['a', 'b', 'c', 'd'].map(itemOf),
}

/** Runs one case with a player of its own; null when it is kept, else what is not. */
const runCase = async (name: string): Promise<string | null> => {
  const after = (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  }
  const player = createSpotifyPlayer({ now, after, account, wire })
  try {
    await player.unlock()
    await CONTRACT.find((it) => it.name === name)?.run({ player, songs, now, wait })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    player.close()
  }
}

export type SpotifyContractPage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies SpotifyContractPage)
