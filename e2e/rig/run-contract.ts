import { asLocalMs, asServerMs, type Item, type ItemId, newItem, type Song } from '@earshot/sync'
import { CONTRACT, type ContractRig, SONG_MS } from '../../next-app/players/contract.ts'
import type { Player } from '../../next-app/players/player.ts'

/** What the pages have in common in which players are tried: bundled into each of them. */
export const now = () => asLocalMs(performance.timeOrigin + performance.now())
export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The songs that a player is tried with, each from where `sourceOf` says. */
export const contractSongs = (
  sourceOf: (name: string) => Song['source'],
  durationMs: number | null = SONG_MS,
): ContractRig['songs'] => {
  const itemOf = (name: string): Item =>
    newItem({
      itemId: name as ItemId,
      addedBy: { userId: 'u' as Item['addedBy']['userId'], name: 'U' },
      addedAt: asServerMs(0),
      song: {
        songId: name as Song['songId'],
        title: name,
        artist: '',
        album: '',
        durationMs: durationMs as Song['durationMs'],
        coverUrl: null,
        source: sourceOf(name),
      },
    })
  return {
    first: itemOf('first'),
    second: itemOf('second'),
    broken: itemOf('broken'),
    others: ['a', 'b', 'c', 'd'].map(itemOf),
  }
}

/** Until a player may sound, and what it was born with is over: a stream tells wrong times for a moment. */
export const awake = async (player: Player): Promise<void> => {
  await player.unlock()
  while (!player.see(now()).canSound) await wait(20)
  await wait(500)
}

/** Runs one case with a player that is closed then; null when it is kept, else what is not. */
export const runContract = async (
  name: string,
  player: Player,
  songs: ContractRig['songs'],
  begin: (player: Player) => Promise<void> = awake,
): Promise<string | null> => {
  try {
    await begin(player)
    await CONTRACT.find((it) => it.name === name)?.run({ player, songs, now, wait })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    player.close()
  }
}
