import {
  type Followed,
  type FollowMemory,
  follow,
  type LocalMs,
  noMemory,
  type RoomView,
  type Standing,
  targetAt,
} from '@earshot/sync'
import type { Player } from '../players/player.ts'
import { FollowLog } from './follow-log.ts'
import type { Probing } from './probing.ts'

/** Holds the player to the room: asks `follow` what to do and passes it on. */
export class Steering {
  readonly #player: Player
  readonly #clock: Probing
  readonly #now: () => LocalMs
  #memory: FollowMemory = noMemory
  standing: Standing = 'idle'
  errorMs: number | null = null
  readonly log = new FollowLog()

  constructor(player: Player, clock: Probing, now: () => LocalMs) {
    this.#player = player
    this.#clock = clock
    this.#now = now
  }

  /** Looks at the room and the player once. */
  look(view: RoomView): void {
    const server = this.#clock.serverNow()
    if (server === null) return
    const now = this.#now()
    const target = targetAt(view, server, (at) => this.#clock.toLocal(at))
    const followed = follow(target, this.#player.see(now), this.#player.capabilities, this.#memory, now)
    // Until the first burst of probes is done the clock may still be set: load, but begin nothing that would be moved.
    if (this.#clock.reading()?.isSettled !== true) return this.#prepare(followed)
    this.log.note(followed, this.#memory, now)
    this.#memory = followed.memory
    this.standing = followed.standing
    this.errorMs = followed.errorMs
    for (const order of followed.orders) this.#player.carryOut(order)
  }

  /** What it plays is heard elsewhere than was thought: to be put right at once, however often that happens. */
  moved(): void {
    this.#memory = { ...this.#memory, jumps: [] }
  }

  #prepare({ orders, standing }: Followed): void {
    this.standing = standing === 'in-step' ? 'loading' : standing
    for (const order of orders) if (order.do === 'load') this.#player.carryOut(order)
  }
}
