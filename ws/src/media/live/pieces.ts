import { asServerMs, type LivePiece } from '@earshot/sync'
import { isAlike } from './audio-frame.ts'
import type { StampedFrame } from './stamping.ts'

/** A piece and its frames' bytes. `end`: the instant at which its last sample has been played, before any delay. */
export type Piece = { told: LivePiece; sound: Uint8Array; end: number }

export type PieceLimits = {
  /** How much sound a piece holds. */
  pieceMs: number
  /** Of all pieces together. */
  keptBytes: number
}

/** Cuts stamped frames into pieces and keeps the newest of them. */
export class Pieces {
  readonly #limits: PieceLimits
  #pieces: Piece[] = []
  #open: StampedFrame[] = []
  #next: number
  #bytes = 0

  /** `first`: the number of the first piece. */
  constructor(first: number, limits: PieceLimits) {
    this.#next = first
    this.#limits = limits
  }

  /** Adds frames in the order of their stamps, and forgets what ends before `keptFrom`; says whether a piece is complete. */
  add(frames: readonly StampedFrame[], keptFrom: number): boolean {
    const before = this.#next
    for (const next of frames) {
      const last = this.#open.at(-1)
      if (last !== undefined && (last.run !== next.run || !isAlike(last.frame, next.frame))) this.flush()
      this.#open.push(next)
      const from = this.#open[0]?.at ?? next.at
      if (endOf(next) - from >= this.#limits.pieceMs) this.flush()
    }
    this.#forget(keptFrom)
    return this.#next !== before
  }

  /** Ends the piece that is being filled: nothing follows it for now. */
  flush(): void {
    const [first] = this.#open
    const last = this.#open.at(-1)
    if (first === undefined || last === undefined) return
    const frames = this.#open.map(({ frame }) => frame)
    const sound = Buffer.concat(frames.map(({ bytes }) => bytes))
    const { codec, sampleRate, channels } = first.frame
    const told: LivePiece = {
      number: this.#next++,
      run: first.run,
      at: asServerMs(first.at),
      codec,
      sampleRate,
      channels,
      samples: frames.reduce((sum, { samples }) => sum + samples, 0),
      frames: frames.map(({ bytes }) => bytes.length),
    }
    this.#pieces.push({ told, sound, end: endOf(last) })
    this.#bytes += sound.length
    this.#open = []
  }

  /**
   * The pieces after number `after`, or, where that is null or unknown, those that still sound at `from` and later; the
   * first `mostBytes` of them, one at least.
   */
  after(after: number | null, from: number, mostBytes: number): Piece[] {
    const isKnown = after !== null && after < this.#next
    const wanted = this.#pieces.filter(({ told, end }) => end > from && (!isKnown || told.number > after))
    let bytes = 0
    return wanted.filter(({ sound }, n) => {
      bytes += sound.length
      return n === 0 || bytes <= mostBytes
    })
  }

  #forget(keptFrom: number): void {
    while (this.#bytes > this.#limits.keptBytes || (this.#pieces[0]?.end ?? keptFrom) < keptFrom) {
      const gone = this.#pieces.shift()
      if (gone === undefined) return
      this.#bytes -= gone.sound.length
    }
  }
}

const endOf = ({ frame, at }: StampedFrame) => at + (frame.samples * 1000) / frame.sampleRate
