import { Account } from '../../next-app/players/spotify/auth/account.ts'
import { createSpotifyPlayer } from '../../next-app/players/spotify/spotify-player.ts'
import { contractSongs, now, runContract, wait } from './run-contract.ts'

/** The page in which the Spotify player is tried: bundled and served by `spotify-contract.test.ts`, run in a real browser. */
const wire = { fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked), wait }

const account = new Account({
  clientId: async () => '0'.repeat(32),
  storage: () => localStorage,
  wire,
  now: Date.now,
  alone: (act) => act(),
})

const songs = contractSongs((name) => ({ kind: 'spotify', trackId: name.padEnd(22, '0') }))

const runCase = (name: string): Promise<string | null> => {
  const after = (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  }
  const player = createSpotifyPlayer({ now, after, account, wire })
  return runContract(name, player, songs, () => player.unlock())
}

export type SpotifyContractPage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies SpotifyContractPage)
