import { fstatSync, readSync } from 'node:fs'
import { type Sound, soundOf } from '../ears/sound.ts'

const BYTES = Float32Array.BYTES_PER_ELEMENT
/** A filter needs some sound before and after what it is asked for. */
const MARGIN_MS = 20

/** A file of interleaved Float32 samples, a channel for each listener: all their sound on one time line. */
export class Recording {
  readonly descriptor: number
  readonly listeners: number
  readonly rate: number
  /** The wall instant (ms since 1970) of the first frame. */
  readonly startedAt: number
  readonly #frames: number

  constructor(descriptor: number, listeners: number, rate: number, startedAt: number) {
    this.descriptor = descriptor
    this.listeners = listeners
    this.rate = rate
    this.startedAt = startedAt
    this.#frames = Math.floor(fstatSync(descriptor).size / (BYTES * listeners))
  }

  get lengthMs(): number {
    return (this.#frames * 1000) / this.rate
  }

  /** The instant of this recording, in ms from its first frame, that a wall instant is. */
  msOf(wallMs: number): number {
    return wallMs - this.startedAt
  }

  /** A listener's samples between two instants, or what there is of them; `fromMs` is when the first of them sounded. */
  raw(listener: number, fromMs: number, untilMs: number): { fromMs: number; samples: Float32Array } {
    const first = Math.max(0, Math.round((fromMs * this.rate) / 1000))
    const last = Math.min(this.#frames, Math.round((untilMs * this.rate) / 1000))
    const count = Math.max(0, last - first)
    const bytes = Buffer.alloc(count * this.listeners * BYTES)
    const read = readSync(this.descriptor, bytes, 0, bytes.length, first * this.listeners * BYTES)
    if (read < bytes.length) throw new Error('the recording is shorter than it was')
    const all = new Float32Array(bytes.buffer, bytes.byteOffset, count * this.listeners)
    const samples = Float32Array.from({ length: count }, (_, n) => all[n * this.listeners + listener] as number)
    return { fromMs: (first * 1000) / this.rate, samples }
  }

  /** The same, made ready for being compared. */
  sound(listener: number, fromMs: number, untilMs: number): Sound {
    const { fromMs: at, samples } = this.raw(listener, fromMs - MARGIN_MS, untilMs + MARGIN_MS)
    return soundOf(samples, this.rate, at)
  }
}
