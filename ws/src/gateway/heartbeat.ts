import type { WebSocket } from 'ws'
import type { Timers } from '../managers/alarm.ts'

/** A ping this often; its pong is answered by the browser's network layer even for a tab that sleeps. */
const PING_EVERY_MS = 10_000
/** The first ones sooner: a page that is still loading answers late, and the room's lead should not believe it for long. */
const FIRST_PINGS_MS = [250, 250, 500, 500, 1000, 1000, 1000, 1000, 2000, 2000, 2000, 2000, 2000]
/** Silence for so long, and the listener is gone: a phone in a pocket is not (R20). */
const SILENCE_LIMIT_MS = 150_000
/** A pong later than this tells of a phone in a pocket and not of its path. */
const SLEPT_MS = 1000
/**
 * The round trip is the second quickest of so many, the newest. A busy device answers late, never early: what it was busy
 * with when it joined should not make the whole room wait. The one quickest may have been lucky.
 */
const READINGS = 6

/** Watches that a socket lives, and measures its round trip: by the server's own clock, so that nobody can claim one. */
export class Heartbeat {
  readonly #ws: WebSocket
  readonly #now: () => number
  readonly #timers: Timers
  #timer: unknown = null
  #pingedAt: number | null = null
  #heardAt: number
  #beats = 0
  #readings: readonly number[] = []

  constructor(ws: WebSocket, now: () => number, timers: Timers) {
    this.#ws = ws
    this.#now = now
    this.#timers = timers
    this.#heardAt = now()
    ws.on('pong', () => this.#onPong())
    ws.on('close', () => this.stop())
    this.#beat()
  }

  /** In ms, measured by this end's own clock; null before the first pong. */
  get roundTripMs(): number | null {
    return secondOf(this.#readings)
  }

  /** Anything at all came from the other end. */
  heard(): void {
    this.#heardAt = this.#now()
  }

  stop(): void {
    this.#timers.clearTimeout(this.#timer)
  }

  #beat(): void {
    if (this.#now() - this.#heardAt > SILENCE_LIMIT_MS) {
      this.#ws.terminate()
      return
    }
    // While a pong is owed, another ping would only blur which one it answers.
    if (this.#pingedAt === null) {
      this.#pingedAt = this.#now()
      this.#ws.ping()
    }
    this.#timer = this.#timers.setTimeout(() => this.#beat(), FIRST_PINGS_MS[this.#beats] ?? PING_EVERY_MS)
    this.#beats += 1
  }

  #onPong(): void {
    this.heard()
    if (this.#pingedAt === null) return
    const reading = Math.min(this.#now() - this.#pingedAt, SLEPT_MS)
    this.#pingedAt = null
    this.#readings = [...this.#readings, reading].slice(-READINGS)
  }
}

/** The second least, or the only one. */
const secondOf = (readings: readonly number[]): number | null => {
  const sorted = [...readings].sort((a, b) => a - b)
  return sorted[1] ?? sorted[0] ?? null
}
