import type { Item, SongId } from '@earshot/sync'
import { Voice } from './voice.ts'

/** A voice that is to begin later than this may still be moved; a nearer one is in the output's hands. */
const MOVABLE_S = 0.5
/** The clocks must have parted by so much before a voice is moved. */
const MOVED_S = 0.000_25
/** An order nearer than this, or than two of the output's blocks, begins this much later and at that later position. */
const AHEAD_S = 0.02

/**
 * All that was ordered, on the context's own time line. An order holds from its instant on: it revokes what was ordered
 * for that instant or later, ends what sounds then, and takes the place of an earlier start of the same item that has
 * not begun. `toContextS` says where an instant of this device's clock lies as the output's clock stands now.
 */
export class Voices {
  readonly #context: AudioContext
  readonly #out: AudioNode
  readonly #toContextS: (at: number) => number | null
  #voices: Voice[] = []

  constructor(context: AudioContext, out: AudioNode, toContextS: (at: number) => number | null) {
    this.#context = context
    this.#out = out
    this.#toContextS = toContextS
  }

  /**
   * Begins `item` at `positionMs` at the instant `at`, or as soon as can be and as much further on. For `overlapMs` what
   * sounds goes on, fading.
   */
  start(item: Item, buffer: AudioBuffer, positionMs: number, at: number, overlapMs: number): void {
    const wantedS = this.#toContextS(at)
    if (wantedS === null) return
    const atS = this.#reachable(wantedS)
    const postponed = this.#voices.filter((it) => it.item.itemId === item.itemId && !this.#hasBegun(it))
    const overlapS = Math.max(0, overlapMs / 1000 - (atS - wantedS))
    this.#revoke(at, atS + overlapS, postponed)
    const positionS = positionMs / 1000 + (atS - wantedS)
    const voice = new Voice(this.#context, this.#out, buffer, item, positionS, atS, at, overlapS)
    if (overlapS > 0) for (const before of this.#endingFor(voice)) before.fadeOut(atS, overlapS)
    this.#voices.push(voice)
  }

  stop(at: number): void {
    const wantedS = this.#toContextS(at)
    this.#revoke(at, this.#reachable(wantedS ?? 0), [])
  }

  /** Silence at once: the time line itself is gone. */
  clear(): void {
    for (const voice of this.#voices) voice.cut()
    this.#voices = []
  }

  /** What is heard at context time `atS`; of two that overlap the one that comes. */
  at(atS: number): Voice | undefined {
    return this.#voices.findLast((voice) => voice.soundsAt(atS))
  }

  uses(songId: SongId): boolean {
    return this.#voices.some(({ item }) => item.song.songId === songId)
  }

  /** Moves what has not begun to where its instant lies now: sound cards run at their own pace. */
  follow(): void {
    for (const voice of this.#voices) {
      const wantedS = this.#toContextS(voice.at)
      if (wantedS === null || voice.startsS - this.#context.currentTime < MOVABLE_S) continue
      if (Math.abs(wantedS - voice.startsS) > MOVED_S) this.#move(voice, wantedS)
    }
  }

  #move(voice: Voice, atS: number): void {
    const { item, buffer, fromS, at, overlapS } = voice
    const moved = new Voice(this.#context, this.#out, buffer, item, fromS, atS, at, overlapS)
    if (voice.endsS !== Number.POSITIVE_INFINITY) moved.endAt(voice.endsS)
    for (const before of this.#endingFor(voice)) {
      if (overlapS > 0) before.fadeOut(atS, overlapS)
      else before.endAt(atS)
    }
    voice.cut()
    this.#voices = this.#voices.map((it) => (it === voice ? moved : it))
  }

  #endingFor(voice: Voice): Voice[] {
    return this.#voices.filter((it) => it !== voice && it.endsS === voice.endsBeforeS)
  }

  #revoke(at: number, atS: number, postponed: readonly Voice[]): void {
    const isRevoked = (voice: Voice) => postponed.includes(voice) || (voice.at >= at && !this.#hasBegun(voice))
    const revoked = this.#voices.filter(isRevoked)
    const heardS = this.#toContextS(performance.timeOrigin + performance.now()) ?? 0
    // A device told to be early is believed to be heard ahead of what it puts out.
    const goneS = Math.min(heardS, this.#context.currentTime)
    const kept = this.#voices.filter((voice) => !isRevoked(voice) && voice.endsS > goneS)
    for (const voice of kept) {
      // An end that only made room for a revoked successor is revoked with it.
      const freed = revoked.some(({ endsBeforeS }) => endsBeforeS === voice.endsS)
      if (freed) voice.stay()
      if (freed || voice.endsS > atS) voice.endAt(atS)
    }
    for (const voice of revoked) voice.cut()
    this.#voices = kept
  }

  #hasBegun(voice: Voice): boolean {
    return voice.startsS <= this.#context.currentTime
  }

  #reachable(atS: number): number {
    return Math.max(atS, this.#context.currentTime + Math.max(AHEAD_S, 2 * this.#context.baseLatency))
  }
}
