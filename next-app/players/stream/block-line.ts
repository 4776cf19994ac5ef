import { layOver, type Span } from './lay-over.ts'
import type { Block } from './messages.ts'

/** What sounds in a run of frames: a buffer that begins at the frame `begins`. */
type Sound = { buffer: AudioBuffer; begins: number; source: AudioBufferSourceNode }

/** A run of frames in the context's hands, with its sound where it is not silent; from `goodTo` on it is out of date. */
type Scheduled = Span & { sound: Sound | null; goodTo: number }

/** Later than this, a whole frame can still be scheduled to the sample: a few render quanta. */
const SOONEST_S = 0.006

/** As the fade of a voice that ends. */
const SHUT_S = 0.006

/**
 * Plays blocks of sound, each from its own whole frame of the context on: where one ends and the next begins nothing is
 * lost and nothing is heard twice. A block takes the place of what was scheduled for its frames, and of what is out of date
 * behind them.
 */
export class BlockLine {
  readonly #context: AudioContext
  readonly #gate: GainNode
  #blocks: Scheduled[] = []

  constructor(context: AudioContext, out: AudioNode) {
    this.#context = context
    this.#gate = new GainNode(context)
    this.#gate.connect(out)
  }

  /**
   * Lets sound through from a frame on, and none after `silentFrom`: what ends need not wait for the block in which it
   * does, should the page be busy then. Infinity when sound goes on.
   */
  open(from: number, silentFrom: number): void {
    const { sampleRate } = this.#context
    const gain = this.#gate.gain
    gain.cancelScheduledValues(from / sampleRate)
    gain.setValueAtTime(1, from / sampleRate)
    if (silentFrom === Number.POSITIVE_INFINITY) return
    const shuts = Math.max(from, silentFrom) / sampleRate
    gain.setValueAtTime(1, shuts)
    gain.linearRampToValueAtTime(0, shuts + SHUT_S)
  }

  /** Nothing that is scheduled for the frame `from` or later does for what is planned now. */
  outdate(from: number): void {
    this.#blocks = this.#blocks.map((it) => ({ ...it, goodTo: Math.min(it.goodTo, from) }))
  }

  add({ from, frames, channels }: Block): void {
    const { currentTime, sampleRate } = this.#context
    const span = { from: Math.max(from, Math.ceil((currentTime + SOONEST_S) * sampleRate)), to: from + frames }
    if (span.from >= span.to) return
    const heard = currentTime * sampleRate
    const others = this.#blocks.filter(({ to }) => to > heard).flatMap((it) => this.#layOver(it, span))
    const buffer = channels.length === 0 ? null : this.#bufferOf(channels)
    const sound = buffer && { buffer, begins: from, source: this.#play(buffer, from, span) }
    this.#blocks = [...others, { ...span, sound, goodTo: Number.POSITIVE_INFINITY }]
  }

  /** From a frame on nothing is let through any more. */
  shutAt(frame: number): void {
    const { gain } = this.#gate
    const shuts = Math.max(frame / this.#context.sampleRate, this.#context.currentTime)
    gain.cancelScheduledValues(shuts)
    gain.setValueAtTime(1, shuts)
    gain.linearRampToValueAtTime(0, shuts + SHUT_S)
  }

  /** Nothing more is to be heard. */
  clear(): void {
    for (const { sound } of this.#blocks) sound?.source.disconnect()
    this.#blocks = []
    this.#gate.disconnect()
  }

  /** What is left of a block when another is laid over it. */
  #layOver(block: Scheduled, over: Span): Scheduled[] {
    const { stopsAt, goesOn } = layOver(block, over, block.goodTo)
    if (stopsAt === null) return [block]
    const { sound } = block
    if (stopsAt <= block.from) sound?.source.disconnect()
    else sound?.source.stop(stopsAt / this.#context.sampleRate)
    const before = stopsAt <= block.from ? [] : [{ ...block, to: stopsAt }]
    if (goesOn === null) return before
    const again = sound && { ...sound, source: this.#play(sound.buffer, sound.begins, goesOn) }
    return [...before, { ...block, ...goesOn, sound: again }]
  }

  #bufferOf(channels: readonly Float32Array<ArrayBuffer>[]): AudioBuffer {
    const { sampleRate } = this.#context
    const length = channels[0]?.length ?? 0
    const buffer = new AudioBuffer({ length, numberOfChannels: channels.length, sampleRate })
    for (const [n, samples] of channels.entries()) buffer.copyToChannel(samples, n)
    return buffer
  }

  /** Plays what a buffer that begins at the frame `begins` holds for these frames: by whole buffers, which are exact to the sample. */
  #play(whole: AudioBuffer, begins: number, { from, to }: Span): AudioBufferSourceNode {
    const { sampleRate } = this.#context
    const channels = Array.from({ length: whole.numberOfChannels }, (_, n) => whole.getChannelData(n))
    const buffer = from === begins ? whole : this.#bufferOf(channels.map((samples) => samples.subarray(from - begins)))
    const source = new AudioBufferSourceNode(this.#context, { buffer })
    source.connect(this.#gate)
    source.start(from / sampleRate)
    if (to < begins + whole.length) source.stop(to / sampleRate)
    return source
  }
}
