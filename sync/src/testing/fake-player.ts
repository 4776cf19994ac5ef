import type { Capabilities, Loading, Order, Seen } from '../follow/index.ts'
import type { Item, LocalMs, SongId } from '../protocol/index.ts'

/** A stretch of a song on the player's own time line, in ms of the local clock as the player counts it. */
type Voice = {
  item: Item
  at: number
  positionMs: number
  end: number
  /** For so long the one before it goes on. */
  overlapMs: number
  bends: { at: number; rate: number }[]
}

export type FakePlayerOptions = {
  capabilities?: Partial<Capabilities>
  /** How long a song takes to load. */
  loadMs?: number
  /** Songs that cannot be loaded. */
  failing?: readonly SongId[]
  /** How much faster than the local clock its sound card runs, in millionths. */
  skewPpm?: number
  /** How much later than ordered each start comes out, unknown to the player until it sounds. */
  startsLateMs?: number
  /** How much later than it knows its loudspeaker is heard: what `setOutputDelay` is to put right. */
  lateMs?: number
  /** What it tells to be heard is heard so much later: its output and the clock are not quite at one. */
  aheadMs?: number
  /** Error of one reading, in ms; called once for each. */
  noise?: () => number
}

export const FAKE_CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 60,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
  trimLeast: 0,
}

/** A player without sound: does what the port asks of one, on a sound card that may run fast or slow. */
export class FakePlayer {
  readonly #capabilities: Capabilities
  readonly #options: FakePlayerOptions
  readonly #loadedAt = new Map<SongId, number>()
  #voices: Voice[] = []
  #delayMs = 0
  canSound = true
  /** All rates that were ever asked of it, and how often it began to sound anywhere. */
  readonly rates: number[] = []
  starts = 0

  constructor(options: FakePlayerOptions = {}) {
    this.#options = options
    this.#capabilities = { ...FAKE_CAPABILITIES, ...options.capabilities }
  }

  get capabilities(): Capabilities {
    return { ...this.#capabilities, prepareMs: this.#capabilities.prepareMs + Math.max(0, this.#delayMs) }
  }

  /** From now on it takes what it puts out to be heard so many ms later. */
  setOutputDelay(ms: number): void {
    this.#delayMs = ms
  }

  /** Makes a sound to be heard at `at`: when it really is; null when that is too late to begin with. */
  sound(at: LocalMs, now: LocalMs): number | null {
    if (!this.canSound || at - this.#delayMs < now) return null
    return at - this.#delayMs + (this.#options.lateMs ?? 0)
  }

  carryOut(order: Order, now: LocalMs): void {
    switch (order.do) {
      case 'load':
        this.#loadedAt.set(order.item.song.songId, now + (this.#options.loadMs ?? 0))
        return
      case 'start': {
        const wanted = order.at - this.#delayMs
        const at = Math.max(wanted, now)
        const overlapMs = Math.max(0, (order.overlapMs ?? 0) - (at - wanted))
        this.#revoke(at, overlapMs, (voice) => voice.item.itemId === order.item.itemId && voice.at > now)
        this.starts++
        const positionMs = order.positionMs + at - wanted - (this.#options.startsLateMs ?? 0)
        this.#voices.push({ item: order.item, at, positionMs, end: Number.POSITIVE_INFINITY, overlapMs, bends: [] })
        return
      }
      case 'stop':
        this.#revoke(Math.max(order.at - this.#delayMs, now), 0)
        return
      case 'trim': {
        this.rates.push(order.rate)
        const voice = this.#voiceAt(now)
        if (voice === null || !this.#obeys(order.rate)) return
        // Counted anew from here, so that an hour of trims is not an hour of sums.
        voice.positionMs += this.#playedMs(voice, now)
        voice.at = now
        voice.bends = [
          { at: now, rate: order.rate },
          { at: now + order.forMs, rate: 1 },
        ]
        return
      }
      default:
        return order satisfies never
    }
  }

  /** A hair's breadth is left to rounding. */
  #obeys(rate: number): boolean {
    return Math.abs(rate - 1) >= this.capabilities.trimLeast - 1e-9
  }

  see(now: LocalMs): Seen {
    const aheadMs = this.#options.aheadMs ?? 0
    const heard = this.#putOutAt(now - this.#delayMs + aheadMs)
    const noise = (this.#options.noise?.() ?? 0) - aheadMs
    return {
      canSound: this.canSound,
      loading: (item) => this.#loading(item, now),
      sounding: heard === null ? null : { itemId: heard.item.itemId, positionMs: heard.positionMs + noise },
    }
  }

  /** All that sounds at `now`, the newest last: two songs that overlap, else one or none. */
  soundingAt(now: number): Item[] {
    const within = (voice: Voice) =>
      voice.at <= now && now < Math.min(voice.end, voice.at - voice.positionMs + (voice.item.song.durationMs ?? 0))
    return this.#voices.filter(within).map(({ item }) => item)
  }

  /** What really sounds at `now`, and where in the song; of two that overlap the one that comes. */
  heard(now: number): { item: Item; positionMs: number } | null {
    return this.#putOutAt(now - (this.#options.lateMs ?? 0))
  }

  #putOutAt(now: number): { item: Item; positionMs: number } | null {
    const voice = this.#voiceAt(now)
    if (voice === null || !this.canSound) return null
    const positionMs = voice.positionMs + this.#playedMs(voice, now)
    return positionMs >= (voice.item.song.durationMs ?? Number.POSITIVE_INFINITY)
      ? null
      : { item: voice.item, positionMs }
  }

  /** The page was put to sleep, or the browser took the sound away: all that was ordered is lost. */
  silence(): void {
    this.#voices = []
  }

  #playedMs(voice: Voice, now: number): number {
    const skew = 1 + (this.#options.skewPpm ?? 0) * 1e-6
    let played = 0
    let from = voice.at
    let rate = 1
    for (const bend of voice.bends.toSorted((a, b) => a.at - b.at)) {
      if (bend.at >= now) break
      played += (bend.at - from) * rate
      from = bend.at
      rate = bend.rate
    }
    return (played + (now - from) * rate) * skew
  }

  #revoke(at: number, overlapMs: number, isPostponed: (voice: Voice) => boolean = () => false): void {
    const revoked = this.#voices.filter((voice) => voice.at >= at || isPostponed(voice))
    this.#voices = this.#voices.filter((voice) => !revoked.includes(voice))
    for (const voice of this.#voices) {
      const freed = revoked.some((it) => it.at + it.overlapMs === voice.end)
      if (freed || voice.end > at + overlapMs) voice.end = at + overlapMs
    }
    this.#voices = this.#voices.slice(-4)
  }

  #voiceAt(now: number): Voice | null {
    return this.#voices.findLast((voice) => voice.at <= now && now < voice.end) ?? null
  }

  #loading(item: Item, now: LocalMs): Loading {
    const at = this.#loadedAt.get(item.song.songId)
    if (at === undefined) return 'absent'
    if (now < at) return 'loading'
    return this.#options.failing?.includes(item.song.songId) === true ? 'failed' : 'ready'
  }
}
