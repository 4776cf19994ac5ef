import { asServerMs } from '@earshot/sync'
import { createLivePlayer } from '../../next-app/players/live/live-player.ts'
import { contractSongs, now, runContract } from './run-contract.ts'

/** The page in which the player of broadcasts is tried: this machine's clock is the server's as well. */
const songs = contractSongs((name) => ({ kind: 'live', url: `http://localhost/${name}`, format: 'icy' }), null)

const runCase = (name: string): Promise<string | null> =>
  runContract(
    name,
    createLivePlayer(now, (at) => asServerMs(at)),
    songs,
  )

export type LivePage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies LivePage)
