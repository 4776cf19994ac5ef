import type { Block } from './messages.ts'

type Scheduled = { from: number; to: number; source: AudioBufferSourceNode | null }

/** Later than this, a whole frame can still be scheduled to the sample: a few render quanta. */
const SOONEST_S = 0.006

/** As the fade of a voice that ends. */
const SHUT_S = 0.006

/**
 * Plays blocks of sound, each from its own whole frame of the context on: where one ends and the next begins nothing is
 * lost and nothing is heard twice. A block takes the place of what was scheduled for its frames and later.
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

  add({ from, frames, channels }: Block): void {
    const { currentTime, sampleRate } = this.#context
    const to = from + frames
    const begins = Math.max(from, Math.ceil((currentTime + SOONEST_S) * sampleRate))
    if (begins >= to) return
    this.#cutAt(begins)
    const source = channels.length === 0 ? null : this.#play(channels, begins - from, begins)
    this.#blocks = [...this.#blocks.filter((it) => it.to / sampleRate > currentTime), { from: begins, to, source }]
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
    for (const { source } of this.#blocks) source?.disconnect()
    this.#blocks = []
    this.#gate.disconnect()
  }

  #play(channels: readonly Float32Array<ArrayBuffer>[], skipped: number, begins: number): AudioBufferSourceNode {
    const { sampleRate } = this.#context
    const length = (channels[0]?.length ?? 0) - skipped
    const buffer = new AudioBuffer({ length, numberOfChannels: channels.length, sampleRate })
    for (const [n, samples] of channels.entries()) buffer.copyToChannel(samples.subarray(skipped), n)
    const source = new AudioBufferSourceNode(this.#context, { buffer })
    source.connect(this.#gate)
    source.start(begins / sampleRate)
    return source
  }

  #cutAt(frame: number): void {
    for (const block of this.#blocks) {
      if (block.to <= frame) continue
      if (block.from >= frame) block.source?.disconnect()
      else block.source?.stop(frame / this.#context.sampleRate)
      block.to = Math.min(block.to, frame)
    }
    this.#blocks = this.#blocks.filter(({ from, to }) => from < to)
  }
}
