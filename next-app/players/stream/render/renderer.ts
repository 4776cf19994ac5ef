import type { DryChange, TapeMessage } from '../messages.ts'
import type { Voice } from '../voices.ts'
import { type Kernel, makeKernel } from './kernel.ts'
import { Tape } from './tape.ts'
import { type Tapes, VoiceSound } from './voice-sound.ts'

/** Where a renderer stood before a frame. */
export type RenderState = { nextFrame: number; sounds: readonly VoiceSound[] }

/**
 * Turns plans and tapes into sound. What sounds at a frame is reckoned from the frame's number alone and never from what
 * was played before it: whatever goes wrong is over as soon as its cause is.
 */
export class Renderer implements Tapes {
  readonly #sampleRate: number
  readonly #onDry: (change: DryChange) => void
  readonly #tapes = new Map<number, Tape>()
  readonly #kernels = new Map<number, Kernel>()
  readonly #scratch: Float32Array[] = []
  #sounds: VoiceSound[] = []
  #nextFrame = 0

  /** `onDry` is told of each voice that should sound and has nothing to play, or has again. */
  constructor(sampleRate: number, onDry: (change: DryChange) => void) {
    this.#sampleRate = sampleRate
    this.#onDry = onDry
  }

  /** Plays these voices from now on. One that sounds and is not among them fades. */
  play(voices: readonly Voice[]): void {
    const planned = new Map(voices.map((voice) => [voice.id, voice]))
    for (const sound of this.#sounds) {
      const { voice } = sound
      sound.voice = planned.get(voice.id) ?? { ...voice, endFrame: Math.min(voice.endFrame, this.#nextFrame) }
      planned.delete(voice.id)
    }
    // The page remembers what has ended until that has been heard.
    const begun = [...planned.values()].filter(({ endFrame }) => endFrame > this.#nextFrame)
    this.#sounds = [...this.#sounds, ...begun.map((voice) => new VoiceSound(voice, this.#sampleRate))].filter(
      ({ voice }) => voice.startFrame < voice.endFrame,
    )
  }

  /** Where it stands, to come back to. */
  get state(): RenderState {
    return { nextFrame: this.#nextFrame, sounds: this.#sounds.map((sound) => sound.copy()) }
  }

  /** Goes back to where it stood; the frames since then may be rendered anew. */
  goBack({ nextFrame, sounds }: RenderState): void {
    this.#nextFrame = nextFrame
    this.#sounds = sounds.map((sound) => sound.copy())
  }

  /** The frame after the last one that it has rendered. */
  get nextFrame(): number {
    return this.#nextFrame
  }

  /** Whether nothing is to be heard of it, now and later. */
  get isIdle(): boolean {
    return this.#sounds.length === 0
  }

  /** Whether all samples are there that these frames need. */
  isFed(frame: number, count: number): boolean {
    return this.#sounds.every((sound) => sound.isFed(frame, count, this))
  }

  /** Takes or gives back samples. */
  store(message: TapeMessage): void {
    const tape = this.#tapes.get(message.tape)
    switch (message.do) {
      case 'open-tape':
        this.#tapes.set(message.tape, new Tape(message.songId, message.sampleRate, message.from))
        this.#kernelFor(message.sampleRate)
        return
      case 'append':
        return tape?.append(message.channels)
      case 'end-tape':
        if (tape !== undefined) tape.isWhole = true
        return
      case 'drop':
        return tape?.dropBefore(message.before)
      case 'close-tape':
        this.#tapes.delete(message.tape)
        return
      default:
        return message satisfies never
    }
  }

  /**
   * Fills `out`, one array for each channel, with the frames from `frame` on. `tells`: how each voice stands is told in any case,
   * for who hears of these frames may have heard of none before.
   */
  render(out: Float32Array[], frame: number, tells = false): void {
    const count = out[0]?.length ?? 0
    for (const channel of out) channel.fill(0)
    for (const sound of this.#sounds) {
      const wasDry = sound.isDry
      sound.mix(out, 0, frame, count, this, this.#scratch)
      if (tells || sound.isDry !== wasDry) this.#onDry({ frame, id: sound.voice.id, dry: sound.isDry })
    }
    this.#nextFrame = frame + count
    if (this.#sounds.some((sound) => sound.isOver(this.#nextFrame))) {
      this.#sounds = this.#sounds.filter((sound) => !sound.isOver(this.#nextFrame))
    }
  }

  find(voice: Voice, positionS: number, forS: number): { tape: Tape; kernel: Kernel } | null {
    for (const tape of this.#tapes.values()) {
      if (tape.songId === voice.songId && this.covers(tape, positionS, forS)) {
        return { tape, kernel: this.#kernelFor(tape.sampleRate) }
      }
    }
    return null
  }

  covers(tape: Tape, positionS: number, forS: number): boolean {
    const { half } = this.#kernelFor(tape.sampleRate)
    const [from, to] = [positionS * tape.sampleRate, (positionS + forS) * tape.sampleRate]
    return tape.covers(Math.floor(from) - half, Math.ceil(to) + half + 1)
  }

  #kernelFor(sampleRate: number): Kernel {
    const known = this.#kernels.get(sampleRate)
    if (known !== undefined) return known
    const kernel = makeKernel(sampleRate / this.#sampleRate)
    this.#kernels.set(sampleRate, kernel)
    return kernel
  }
}
