/** How a device behaves. Lengths in ms; `[least, most]` are drawn evenly. */
export type DeviceManners = {
  /** What any command of this device costs, drawn once, and by how much each one differs from it. */
  commandMs: [number, number]
  jitterMs: number
  /** Now and then a command takes as long as this draws. */
  stragglers: { share: number; ms: [number, number] }
  /** A start buffers for so long, this share of them. */
  bufferMs: [number, number]
  bufferShare: number
}

/** As fits what is told of it: each device has its own pace, and some commands take half a second. */
export const USUAL: DeviceManners = {
  commandMs: [80, 300],
  jitterMs: 12,
  stragglers: { share: 0.05, ms: [300, 500] },
  bufferMs: [3000, 5000],
  bufferShare: 1,
}

/** Each command takes anything from 80 to 500 ms, whatever the one before it took. */
export const UNRULY: DeviceManners = {
  ...USUAL,
  commandMs: [80, 80],
  jitterMs: 0,
  stragglers: { share: 1, ms: [80, 500] },
}

export type DeviceWorld = {
  now: () => number
  after: (ms: number, act: () => void) => void
  chance: () => number
}

/** What is heard: from `positionMs` on at the instant `at`; null: nothing. */
export type Truth = { trackId: string; positionMs: number; at: number } | null

/**
 * A device of Spotify's as its users tell of it: commands take their effect later, each in its own time, and while it buffers its
 * position runs on, silent, to be set back when the sound begins.
 */
export class SimulatedDevice {
  readonly #world: DeviceWorld
  readonly #manners: DeviceManners
  readonly #baseMs: number
  readonly #lengthOf: (trackId: string) => number
  /** Told whenever what is heard changes. */
  onTruth: (truth: Truth) => void = () => {}
  onState: () => void = () => {}
  truth: Truth = null
  #trackId: string | null = null
  #isPaused = true
  /** What it says: this position at this instant. */
  #told = { positionMs: 0, at: 0 }
  /** Where the sound will begin, and when; null while it does not buffer. */
  #buffering: { positionMs: number; until: number } | null = null
  #life = 0

  constructor(world: DeviceWorld, manners: DeviceManners, lengthOf: (trackId: string) => number) {
    this.#world = world
    this.#manners = manners
    this.#lengthOf = lengthOf
    this.#baseMs = this.#between(manners.commandMs)
  }

  /** What it says of itself; null while it has nothing. */
  state(): { trackId: string; positionMs: number; isPaused: boolean; durationMs: number } | null {
    if (this.#trackId === null) return null
    const { positionMs, at } = this.#told
    const runsMs = this.#isPaused ? 0 : this.#world.now() - at
    const durationMs = this.#lengthOf(this.#trackId)
    return { trackId: this.#trackId, positionMs: positionMs + runsMs, isPaused: this.#isPaused, durationMs }
  }

  /** Where the sound is now, in ms; null while there is none. */
  heardMs(): number | null {
    return this.truth && this.truth.positionMs + this.#world.now() - this.truth.at
  }

  /** How long the next command takes. */
  delayMs(): number {
    const { jitterMs, stragglers } = this.#manners
    if (this.#world.chance() < stragglers.share) return this.#between(stragglers.ms)
    return Math.max(1, this.#baseMs + (2 * this.#world.chance() - 1) * jitterMs)
  }

  /** By the Web API: at once, the way there has its own delay. */
  play(trackId: string, positionMs: number): void {
    this.#trackId = trackId
    this.#isPaused = false
    const isBuffering = this.#world.chance() < this.#manners.bufferShare
    this.#buffering = isBuffering
      ? { positionMs, until: this.#world.now() + this.#between(this.#manners.bufferMs) }
      : null
    this.#become(positionMs)
  }

  pause = (): void =>
    this.#later(() => {
      if (this.#trackId === null || this.#isPaused) return
      // What had not begun to sound is held where it would have.
      const at = this.#buffering?.positionMs ?? this.state()?.positionMs ?? 0
      this.#isPaused = true
      this.#become(at)
    })

  resume = (): void =>
    this.#later(() => {
      if (this.#trackId === null || !this.#isPaused) return
      this.#isPaused = false
      this.#become(this.#told.positionMs)
    })

  seek = (positionMs: number): void =>
    this.#later(() => {
      if (this.#trackId === null) return
      if (this.#buffering !== null) this.#buffering.positionMs = positionMs
      this.#become(positionMs)
    })

  #later(act: () => void): void {
    this.#world.after(this.delayMs(), act)
  }

  #become(positionMs: number): void {
    const now = this.#world.now()
    this.#told = { positionMs, at: now }
    const isSounding = !this.#isPaused && (this.#buffering === null || this.#buffering.until <= now)
    if (isSounding) this.#buffering = null
    this.#say(isSounding && this.#trackId !== null ? { trackId: this.#trackId, positionMs, at: now } : null)
    const life = ++this.#life
    if (this.#isPaused || this.#trackId === null) return
    const buffering = this.#buffering
    if (buffering !== null) {
      this.#world.after(buffering.until - now, () => this.#life === life && this.#become(buffering.positionMs))
      return
    }
    this.#world.after(this.#lengthOf(this.#trackId) - positionMs, () => {
      if (this.#life !== life) return
      this.#isPaused = true
      this.#become(0)
    })
  }

  #say(truth: Truth): void {
    this.truth = truth
    this.onTruth(truth)
    this.onState()
  }

  #between = ([least, most]: [number, number]): number => least + (most - least) * this.#world.chance()
}
