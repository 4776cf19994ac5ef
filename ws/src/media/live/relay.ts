import { asServerMs, LIVE_TITLES_LIMIT, type LiveHead, type LiveTitle, type LiveTrouble } from '@earshot/sync'
import type { Heard } from './audio-frame.ts'
import type { Listen } from './icy-source.ts'
import { LiveError } from './live-error.ts'
import { type Piece, Pieces } from './pieces.ts'
import { aheadMs, cut, newStamping, type StampedFrame, type Stamping, settle, stamp } from './stamping.ts'

/** The world around a relay. `wait` resolves early when its signal says so. Times in ms. */
export type RelayPorts = {
  /** The room's clock. */
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  listen: Listen
  onProblem: (problem: string, error: unknown) => void
}

export type RelayAnswer = { head: LiveHead; pieces: Piece[] }

/** How long after its stamp everybody plays a sample: what a station's jitter, our relay and a decoder take together. */
const DELAY_MS = 4000
/** What comes in portions is played so many of them later (RFC 8216, 6.3.3), and never later than this. */
const PORTIONS = 3
const DELAY_MOST_MS = 40_000
/** Of the delay so much is needed to bring a piece to all listeners and have it decoded. */
const NEEDED_MS = 1500
/** Who sends faster than it is played is read no further than this ahead. */
const AHEAD_MOST_MS = 12_000
/** A relay that nobody asked for so long ends. */
const LINGER_MS = 20_000
/** What somebody may still be about to play is kept so much longer than the delay. */
const KEPT_BEHIND_MS = 3000
const BEAT_MS = 100
const PIECE_MS = 400
/** Some ten seconds of the highest rates that stations have. */
const KEPT_BYTES = 4 << 20
const ANSWER_BYTES = 256 << 10
const RETRY_MS = { first: 500, most: 30_000 }
/** Who was heard for so long may begin with short waits again. */
const STEADY_MS = 10_000

/** Hears one station for everybody, tells what it sends in stamped pieces, and tries again whenever it falls silent. */
export class Relay {
  readonly #ports: RelayPorts
  readonly #pieces: Pieces
  readonly #ended = new AbortController()
  readonly #waiting = new Set<() => void>()
  #stamping: Stamping
  #delayMs = DELAY_MS
  #state: LiveHead['state'] = 'connecting'
  #trouble: LiveTrouble | null = null
  #titles: LiveTitle[] = []
  #askedAt: number
  /** When the connection that lasts was last begun; null while there is none. */
  #heardSince: number | null = null
  readonly ended: Promise<void>

  constructor(ports: RelayPorts) {
    this.#ports = ports
    this.#askedAt = ports.now()
    // By the clock, so that no number is given twice, whoever relays this station after us.
    const first = Math.floor(ports.now())
    this.#stamping = newStamping(first)
    this.#pieces = new Pieces(first, { pieceMs: PIECE_MS, keptBytes: KEPT_BYTES })
    this.ended = Promise.all([this.#hear(), this.#beat()]).then(() => {})
  }

  /** What has come after piece `after`, or what is being played now when that is null; waits for something for a while. */
  async ask(after: number | null, waitMs: number): Promise<RelayAnswer> {
    this.#askedAt = this.#ports.now()
    if (waitMs > 0 && this.#newer(after).length === 0 && this.#state !== 'off-air') await this.#news(waitMs)
    return { head: this.#head(), pieces: this.#newer(after) }
  }

  /** Whether it hears no more: whoever asks again needs another. */
  get isOver(): boolean {
    return this.#ended.signal.aborted
  }

  close(): void {
    this.#ended.abort()
    this.#tell()
  }

  #head(): LiveHead {
    return { state: this.#state, trouble: this.#trouble, delayMs: this.#delayMs, titles: [...this.#titles] }
  }

  #newer(after: number | null): Piece[] {
    return this.#pieces.after(after, this.#ports.now() - this.#delayMs - BEAT_MS, ANSWER_BYTES)
  }

  async #news(waitMs: number): Promise<void> {
    const given = new AbortController()
    const wake = () => given.abort()
    this.#waiting.add(wake)
    await this.#ports.wait(waitMs, given.signal)
    this.#waiting.delete(wake)
  }

  #tell(): void {
    for (const wake of this.#waiting) wake()
  }

  /** Connects, over and over. */
  async #hear(): Promise<void> {
    let tries = 0
    while (!this.isOver) {
      this.#heardSince = null
      try {
        for await (const heard of this.#ports.listen(this.#ended.signal)) {
          if (this.isOver) return
          this.#take(heard)
          while (!this.isOver && aheadMs(this.#stamping, this.#ports.now()) > AHEAD_MOST_MS) {
            await this.#ports.wait(BEAT_MS, this.#ended.signal)
          }
        }
        this.#fell('ended')
      } catch (error) {
        if (!(error instanceof LiveError)) this.#ports.onProblem('a relay failed', error)
        this.#fell(error instanceof LiveError ? error.trouble : 'unreachable')
      }
      if (this.#heardSince !== null && this.#ports.now() - this.#heardSince > STEADY_MS) tries = 0
      const waitMs = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** tries)
      tries += 1
      await this.#ports.wait(waitMs, this.#ended.signal)
    }
  }

  #fell(trouble: LiveTrouble): void {
    if (this.isOver) return
    this.#stamping = cut(this.#stamping)
    this.#pieces.flush()
    this.#state = 'off-air'
    this.#trouble = trouble
    this.#tell()
  }

  #take(heard: readonly Heard[]): void {
    const now = this.#ports.now()
    const frames: StampedFrame[] = []
    for (const it of heard) {
      if (it.what === 'title') this.#note(it.text, now)
      // Once something has been told to play so much later, it stays so.
      if (it.what === 'portions' && this.#heardSince === null && this.#state !== 'on-air') {
        this.#delayMs = Math.min(DELAY_MOST_MS, Math.max(DELAY_MS, PORTIONS * it.ms))
      }
      if (it.what !== 'frame') continue
      const stamped = stamp(this.#stamping, it.frame, now, this.#delayMs - NEEDED_MS)
      this.#stamping = stamped.state
      frames.push(...stamped.frames)
      this.#heardSince ??= now
    }
    this.#publish(frames)
  }

  #publish(frames: readonly StampedFrame[]): void {
    if (frames.length === 0) return
    this.#state = 'on-air'
    this.#trouble = null
    const keptFrom = this.#ports.now() - this.#delayMs - KEPT_BEHIND_MS
    if (this.#pieces.add(frames, keptFrom)) this.#tell()
  }

  /** A title belongs to the sound that comes with it. */
  #note(text: string, now: number): void {
    const { anchor, like, samples } = this.#stamping
    const at = anchor === null || like === null ? now : anchor + (samples * 1000) / like.sampleRate
    if (this.#titles.at(-1)?.text === text) return
    this.#titles = [...this.#titles, { text, at: asServerMs(at) }].slice(-LIVE_TITLES_LIMIT)
  }

  /** What happens by time alone. */
  async #beat(): Promise<void> {
    while (!this.isOver) {
      await this.#ports.wait(BEAT_MS, this.#ended.signal)
      const now = this.#ports.now()
      const settled = settle(this.#stamping, now)
      this.#stamping = settled.state
      this.#publish(settled.frames)
      if (now - this.#askedAt > LINGER_MS) this.close()
    }
  }
}
