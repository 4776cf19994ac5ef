import type { SongId } from '@earshot/sync'
import type { DryMessage, Need, NeedsMessage, TapeMessage } from '../messages.ts'
import { positionAt, type Voice } from '../voices.ts'
import { type Kernel, makeKernel } from './kernel.ts'
import { Tape } from './tape.ts'
import { type Tapes, VoiceSound } from './voice-sound.ts'

const TELL_EVERY_S = 0.2

/** Whom the renderer tells what it needs, and what went wrong. */
export type Ears = { toDecoder(message: NeedsMessage): void; toPage(message: DryMessage): void }

/**
 * Turns plans and tapes into sound. What sounds at a frame is reckoned from the frame's number alone and never from what
 * was played before it: whatever goes wrong is over as soon as its cause is.
 */
export class Renderer implements Tapes {
  readonly #sampleRate: number
  readonly #ears: Ears
  readonly #tapes = new Map<number, Tape>()
  readonly #kernels = new Map<number, Kernel>()
  readonly #scratch: Float32Array[] = []
  #sounds: VoiceSound[] = []
  #nextFrame = 0
  #toldFrame = Number.NEGATIVE_INFINITY
  #toldNeeds = false

  constructor(sampleRate: number, ears: Ears) {
    this.#sampleRate = sampleRate
    this.#ears = ears
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
    this.#tell()
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
        return this.#giveBack(tape, message.before)
      case 'close-tape':
        this.#giveBack(tape, Number.POSITIVE_INFINITY)
        this.#tapes.delete(message.tape)
        return
      default:
        return message satisfies never
    }
  }

  /** Fills `out`, one array for each channel, with the frames from `frame` on. */
  render(out: Float32Array[], frame: number): void {
    const count = out[0]?.length ?? 0
    for (const channel of out) channel.fill(0)
    for (const sound of this.#sounds) {
      const wasDry = sound.isDry
      sound.mix(out, 0, frame, count, this, this.#scratch)
      if (sound.isDry !== wasDry) this.#ears.toPage({ say: 'dry', id: sound.voice.id, dry: sound.isDry })
    }
    this.#nextFrame = frame + count
    if (this.#sounds.some((sound) => sound.isOver(this.#nextFrame))) {
      this.#sounds = this.#sounds.filter((sound) => !sound.isOver(this.#nextFrame))
    }
    if (this.#nextFrame - this.#toldFrame >= TELL_EVERY_S * this.#sampleRate) this.#tell()
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

  #tell(): void {
    this.#toldFrame = this.#nextFrame
    const needs = this.#sounds.map(({ voice }): Need => {
      const frame = Math.max(voice.startFrame, this.#nextFrame)
      const dueInS = (frame - this.#nextFrame) / this.#sampleRate
      return { songId: voice.songId, positionS: positionAt(voice, frame, this.#sampleRate), dueInS }
    })
    // Once told that nothing is needed, the decoder need not hear it again.
    if (needs.length > 0 || this.#toldNeeds) this.#ears.toDecoder({ say: 'needs', needs })
    this.#toldNeeds = needs.length > 0
  }

  #giveBack(tape: Tape | undefined, before: number): void {
    for (const channels of tape?.dropBefore(before) ?? []) {
      this.#ears.toDecoder({ say: 'spent', channels: channels as Float32Array<ArrayBuffer>[] })
    }
  }

  #kernelFor(sampleRate: number): Kernel {
    const known = this.#kernels.get(sampleRate)
    if (known !== undefined) return known
    const kernel = makeKernel(sampleRate / this.#sampleRate)
    this.#kernels.set(sampleRate, kernel)
    return kernel
  }

  /** The songs and seconds that it holds. */
  get holds(): { songId: SongId; seconds: number }[] {
    return [...this.#tapes.values()].map((it) => ({ songId: it.songId, seconds: (it.to - it.from) / it.sampleRate }))
  }
}
