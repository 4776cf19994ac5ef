import { asLocalMs, asServerMs, type Item, type ItemId, type Song } from '@earshot/sync'
import { CONTRACT } from '../../next-app/players/contract.ts'
import { createLivePlayer } from '../../next-app/players/live/live-player.ts'

/** The page in which the player of broadcasts is tried: this machine's clock is the server's as well. */
const now = () => asLocalMs(performance.timeOrigin + performance.now())
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const itemOf = (name: string): Item => ({
  itemId: name as ItemId,
  addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
  song: {
    songId: name as Song['songId'],
    title: name,
    artist: '',
    album: '',
    durationMs: null,
    coverUrl: null,
    source: { kind: 'live', url: `http://localhost/${name}`, format: 'icy' },
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
  const player = createLivePlayer(now, (at) => asServerMs(at))
  try {
    await player.unlock()
    while (!player.see(now()).canSound) await wait(20)
    // A stream that has just been born tells wrong times for a moment.
    await wait(500)
    await CONTRACT.find((it) => it.name === name)?.run({ player, songs, now, wait })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    player.close()
  }
}

export type LivePage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies LivePage)
