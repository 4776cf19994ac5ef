import type { LocalMs } from '@earshot/sync'
import type { Player } from '../players/player.ts'
import type { Probing } from './probing.ts'
import type { RoomSnapshot } from './room-session.ts'
import type { Steering } from './steering.ts'

/** The meter need not flicker. */
const EVERY_MS = 1000

/** How well this device is in step, read once a second. */
export class Meter {
  readonly #player: Player
  readonly #clock: Probing
  readonly #steering: Steering
  #readAt: LocalMs

  constructor(player: Player, clock: Probing, steering: Steering, now: LocalMs) {
    this.#player = player
    this.#clock = clock
    this.#steering = steering
    this.#readAt = now
  }

  /** The newest reading; nothing while the last one is fresh. */
  look(now: LocalMs): Pick<RoomSnapshot, 'sync'> | null {
    if (now - this.#readAt < EVERY_MS) return null
    this.#readAt = now
    const reading = this.#clock.reading()
    return {
      sync: {
        clockBoundMs: reading?.boundMs ?? null,
        doubtMs: reading?.doubtMs ?? null,
        roundTripMs: reading?.roundTripMs ?? null,
        errorMs: this.#steering.errorMs,
        outputLatencyMs: this.#player.outputLatencyMs(),
        accuracy: this.#player.capabilities.accuracy,
        player: this.#player.name,
      },
    }
  }
}
