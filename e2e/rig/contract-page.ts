import { asLocalMs, type Item, type ItemId, type Song } from '@earshot/sync'
import { CONTRACT, SONG_MS } from '../../next-app/players/contract.ts'
import { createElementPlayer } from '../../next-app/players/element/element-player.ts'
import { createFilePlayer } from '../../next-app/players/file/file-player.ts'

/** The page in which real players are tried: bundled and served by `player-contract.test.ts`, run in a real browser. */
const now = () => asLocalMs(performance.timeOrigin + performance.now())
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const PLAYERS = { file: createFilePlayer, element: createElementPlayer }
export type TriedPlayer = keyof typeof PLAYERS

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
    source: { kind: 'file', url: `/${name}.wav`, mimeType: 'audio/wav', sizeBytes: 1 },
  },
})

const songs = {
  first: itemOf('first'),
  second: itemOf('second'),
  broken: itemOf('broken'),
  others: ['a', 'b', 'c', 'd'].map(itemOf),
}

/** Runs one case with a player of its own; null when it is kept, else what is not. */
const runCase = async (of: TriedPlayer, name: string): Promise<string | null> => {
  const player = PLAYERS[of](now)
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

export type ContractPage = { runCase: typeof runCase }

Object.assign(window, { runCase } satisfies ContractPage)
