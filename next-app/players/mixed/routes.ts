import type { Item, SongId } from '@earshot/sync'
import { isPassing } from '../failure.ts'
import type { Player } from '../player.ts'

/** One of several players, and whether it should be tried with a song at all. */
export type Candidate = { player: Player; takes: (item: Item) => boolean }

/** Songs of which is remembered who cannot play them: players forget it with the song. */
const REMEMBERED = 200

/** Which player each song is for: the first that takes it and has not found that it cannot play it; else the last that takes it, which says why. */
export class Routes {
  readonly #candidates: readonly Candidate[]
  readonly #last: Player
  readonly #unable = new Map<SongId, Set<Player>>()

  /** `last` gets what nobody takes, and says so. */
  constructor(candidates: readonly Candidate[], last: Player) {
    this.#candidates = candidates
    this.#last = last
  }

  /** The player for a song; whoever comes after one that has just failed with it is told to load it. */
  of(item: Item): Player {
    for (;;) {
      const player = this.#next(item)
      const failure = player.failureOf(item)
      // What is gone is so for all of them.
      if (this.#isUnable(player, item) || failure === null || isPassing(failure) || failure === 'removed') return player
      this.#remember(player, item.song.songId)
      const other = this.#next(item)
      if (!this.#isUnable(other, item)) other.carryOut({ do: 'load', item })
    }
  }

  #next(item: Item): Player {
    const takers = this.#candidates.filter(({ takes }) => takes(item))
    const able = takers.find(({ player }) => !this.#isUnable(player, item))
    // Whoever tried it last knows best why it cannot be played.
    return (able ?? takers.at(-1))?.player ?? this.#last
  }

  #isUnable = (player: Player, { song }: Item): boolean => this.#unable.get(song.songId)?.has(player) === true

  #remember(player: Player, songId: SongId): void {
    const players = this.#unable.get(songId) ?? new Set()
    this.#unable.delete(songId)
    this.#unable.set(songId, players.add(player))
    for (const oldest of [...this.#unable.keys()].slice(0, -REMEMBERED)) this.#unable.delete(oldest)
  }
}
