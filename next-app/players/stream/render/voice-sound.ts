import { loudnessAt, positionAt, REACH_S, type Voice } from '../voices.ts'
import { type Kernel, readAt } from './kernel.ts'
import type { Tape } from './tape.ts'

/** So short that no click is heard and no beat is blurred. */
const FADE_S = 0.006
/** So much must be there before a voice that ran dry sounds again. */
const REFILL_S = 0.04

/** How one voice sounds: its loudness from frame to frame, which goes to and fro without a step. */
export class VoiceSound {
  voice: Voice
  /** From 0, silent, to 1; heard as its sine, so that two voices which change places are as loud as one. */
  #presence: number
  /** Frames by which its sound begins before its start: a song's own beginning rings ahead of it. */
  readonly #reach: number
  isDry = false
  readonly #sampleRate: number

  constructor(voice: Voice, sampleRate: number) {
    this.voice = voice
    this.#sampleRate = sampleRate
    // A song's own beginning is left as it is, so that songs which run into each other still do.
    const isWhole = (voice.segments[0]?.positionS ?? 0) === 0
    this.#presence = isWhole ? 1 : 0
    this.#reach = isWhole ? REACH_S * sampleRate : 0
  }

  /** The same voice, as present as it is now. */
  copy(): VoiceSound {
    const copy = new VoiceSound(this.voice, this.#sampleRate)
    copy.#presence = this.#presence
    copy.isDry = this.isDry
    return copy
  }

  /** Whether the samples are there for what of it is to be heard in frames `[frame, frame + count)`. */
  isFed(frame: number, count: number, tapes: Tapes): boolean {
    const from = Math.max(frame, this.#firstFrame)
    const to = Math.min(frame + count, this.voice.endFrame)
    if (from >= to || this.#positionAt(from) > this.voice.lengthS + REACH_S) return true
    return tapes.find(this.voice, this.#positionAt(from), this.#soonS(to - from)) !== null
  }

  /** Whether nothing is to be heard of it from `frame` on, whatever comes. */
  isOver(frame: number): boolean {
    if (frame < this.voice.endFrame) return false
    return this.#presence === 0 || this.#positionAt(frame) > this.voice.lengthS + REACH_S
  }

  /** The first whole frame at which anything of it may be heard. */
  get #firstFrame(): number {
    return Math.ceil(this.voice.startFrame - this.#reach)
  }

  /** Adds what it sounds like in frames `[frame, frame + count)` to `out`, from its index `at` on. */
  mix(out: Float32Array[], at: number, frame: number, count: number, tapes: Tapes, scratch: Float32Array[]): void {
    const skipped = Math.max(0, this.#firstFrame - frame)
    if (skipped >= count) return
    let from = frame + skipped
    const to = frame + count
    while (from < to) {
      const until = Math.min(to, this.#nextChange(from))
      this.#mixEven(out, at + from - frame, from, until - from, tapes, scratch)
      from = until
    }
  }

  /** The next whole frame at which its rate changes or it begins to leave. */
  #nextChange(frame: number): number {
    const { segments, endFrame } = this.voice
    const changes = [...segments.map((it) => Math.ceil(it.frame)), Math.ceil(endFrame)]
    return changes.reduce((next, it) => (it > frame && it < next ? it : next), Number.POSITIVE_INFINITY)
  }

  /** As `mix`, where its rate is the same throughout. */
  #mixEven(out: Float32Array[], at: number, frame: number, count: number, tapes: Tapes, scratch: Float32Array[]): void {
    const positionS = this.#positionAt(frame)
    if (positionS > this.voice.lengthS + REACH_S) {
      this.isDry = false
      return
    }
    const rate = this.voice.segments.findLast((it) => it.frame <= frame)?.rate ?? 1
    const found = tapes.find(this.voice, positionS, this.#soonS(count))
    const leaves = frame >= this.voice.endFrame && positionS <= this.voice.lengthS
    const refilled = found !== null && (this.#presence > 0 || tapes.covers(found.tape, positionS, REFILL_S))
    this.isDry = !refilled && !leaves
    const step = (refilled && !leaves ? 1 : -1) / (FADE_S * this.#sampleRate)
    const tape = found ?? tapes.find(this.voice, positionS, count / this.#sampleRate)
    if (tape === null) {
      this.#presence = 0
      return
    }
    const perFrame = (rate * tape.tape.sampleRate) / this.#sampleRate
    const place = positionS * tape.tape.sampleRate
    const first = Math.floor(place) - tape.kernel.half
    const window = Math.ceil(count * perFrame) + 2 * tape.kernel.half + 2
    const begun = this.#presence
    const fades = loudnessAt(this.voice, frame) !== 1 || loudnessAt(this.voice, frame + count) !== 1
    for (let channel = 0; channel < out.length; channel++) {
      const samples = roomFor(scratch, channel, window)
      tape.tape.read(channel, first, samples)
      let presence = begun
      const into = out[channel] as Float32Array
      for (let n = 0; n < count; n++) {
        presence = Math.max(0, Math.min(1, presence + step))
        if (presence === 0) continue
        const loudness = fades ? loudnessAt(this.voice, frame + n) : 1
        const value = loudness * readAt(tape.kernel, samples, place + n * perFrame - first)
        into[at + n] = (into[at + n] as number) + (presence === 1 ? value : value * Math.sin((Math.PI / 2) * presence))
      }
    }
    this.#presence = Math.max(0, Math.min(1, begun + count * step))
  }

  /** Seconds that must be there for it to sound on: what is put out now, and a fade should it be the last. */
  #soonS(count: number): number {
    return 1.01 * (count / this.#sampleRate + FADE_S)
  }

  #positionAt(frame: number): number {
    return positionAt(this.voice, frame, this.#sampleRate)
  }
}

/** The tapes that there are, as a voice looks for one. */
export type Tapes = {
  /** The tape that holds this voice's song from a position on for a time, with the kernel to read it by. */
  find(voice: Voice, positionS: number, forS: number): { tape: Tape; kernel: Kernel } | null
  covers(tape: Tape, positionS: number, forS: number): boolean
}

const roomFor = (scratch: Float32Array[], channel: number, length: number): Float32Array => {
  const known = scratch[channel]
  if (known !== undefined && known.length >= length) return known.subarray(0, length)
  const made = new Float32Array(2 * length)
  scratch[channel] = made
  return made.subarray(0, length)
}
