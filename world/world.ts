import { advance, asServerMs, heldAt, positionAt } from '@earshot/sync'
import { type Chance, chance, type FakeClock, fakeClock, T0 } from '@earshot/sync/testing'
import { Air } from './air.ts'
import { type Door, Listener, type ListenerOptions } from './listener.ts'
import { VirtualServer } from './server.ts'

/** How far one listener is from where the room is, in ms; infinite when one sounds and the other does not. */
export type Distance = { name: string; errorMs: number }

/**
 * The whole system in virtual time: the server's core, any number of sessions with networks, clocks and players of their
 * own. The same seed tells the same story.
 */
export class World {
  readonly clock: FakeClock = fakeClock(T0)
  readonly chance: Chance
  readonly listeners: Listener[] = []
  readonly #air: Air
  readonly #journal: string[] = []
  #server: VirtualServer | null
  #lives = 0

  constructor(seed: number) {
    this.chance = chance(seed)
    this.#air = new Air(this.clock, this.chance)
    this.#server = new VirtualServer(this.clock, this.#journal, 0)
  }

  get server(): VirtualServer {
    if (this.#server === null) throw new Error('the server is down')
    return this.#server
  }

  join(options: ListenerOptions): Listener {
    const door: Door = (socket, userId, roundTripMs) => {
      this.#server?.welcome(socket, userId, roundTripMs)
      return this.#server !== null
    }
    const listener = new Listener(options, this.clock, this.chance, door, this.#air)
    this.listeners.push(listener)
    return listener
  }

  leave(listener: Listener): void {
    listener.session.close()
    this.listeners.splice(this.listeners.indexOf(listener), 1)
  }

  killServer(): void {
    this.#server?.kill()
    this.#server = null
  }

  startServer(): void {
    this.#server ??= new VirtualServer(this.clock, this.#journal, ++this.#lives)
  }

  /** Lets `ms` pass; promises that are kept on the way have their say before time goes on. */
  async run(ms: number): Promise<void> {
    const until = this.clock.now() + ms
    let done = false
    this.clock.at(until, () => {
      done = true
    })
    await settle()
    while (!done) {
      this.clock.runNext()
      await settle()
    }
  }

  /** Where everybody is, by what really sounds, against what the server's own record says should sound now. */
  distances(): Distance[] {
    const now = asServerMs(this.clock.now())
    const stage = advance(this.#server?.space ?? lastOf(this.#journal, this.clock), now)
    const held = heldAt(stage, now)
    return this.listeners.map((listener) => {
      const heard = listener.heard()
      const silent = !held.playback.isPlaying
      if (silent || heard === null) return { name: listener.name, errorMs: silent === (heard === null) ? 0 : Infinity }
      if (heard.item.itemId !== held.item?.itemId) return { name: listener.name, errorMs: Infinity }
      return { name: listener.name, errorMs: heard.positionMs - positionAt(held.playback, now) }
    })
  }

  /** The greatest distance of anybody from the room, in ms. */
  worst(): number {
    return Math.max(0, ...this.distances().map(({ errorMs }) => Math.abs(errorMs)))
  }

  close(): void {
    for (const listener of [...this.listeners]) this.leave(listener)
  }
}

/** While no server runs the room goes by what was written last. */
const lastOf = (journal: string[], clock: FakeClock) => new VirtualServer(clock, [...journal], 0).space

/** Promises chained a few deep, as a command's are, are kept within so many turns. */
const TURNS = 24
const settle = async () => {
  for (let turn = 0; turn < TURNS; turn++) await Promise.resolve()
}
