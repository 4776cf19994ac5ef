import type { SongId } from '@earshot/sync'
import type { SoundLine } from '../stream/sound-line.ts'
import type { Sound } from './decode/sound.ts'

/** A run of samples without a hole: places are counted at its rate from `baseMs` on. */
type Tape = { id: number; sampleRate: number; from: number; to: number }

/** Far from the numbers of others' tapes. */
let nextTape = 2e9

/** A broadcast's sound as the line that plays it knows it: on tapes whose places tell the server's time. */
export class LiveTapes {
  readonly #line: SoundLine
  readonly #songId: SongId
  /** The instant of the server's clock at which the tapes' count begins, ms: before all that will ever be played. */
  readonly baseMs: number
  #tapes: Tape[] = []

  constructor(line: SoundLine, songId: SongId, baseMs: number) {
    this.#line = line
    this.#songId = songId
    this.baseMs = baseMs
  }

  /** Adds sound; what `follows` goes on exactly where the last one ended. */
  add({ at, sampleRate, channels }: Sound, follows: boolean): void {
    const last = this.#tapes.at(-1)
    const goesOn = follows && last?.sampleRate === sampleRate
    const place = Math.round(((at - this.baseMs) * sampleRate) / 1000)
    const tape = goesOn ? last : this.#open(sampleRate, place)
    const length = channels[0]?.length ?? 0
    tape.to += length
    const order = { do: 'append', tape: tape.id, channels } as const
    this.#line.order(order)
  }

  /** Whether there is sound for all of these instants of the server's clock. */
  covers(fromMs: number, toMs: number): boolean {
    return this.#tapes.some((tape) => this.#msOf(tape, tape.from) <= fromMs && toMs <= this.#msOf(tape, tape.to))
  }

  /** Sound that is held, in seconds. */
  heldS(): number {
    return this.#tapes.reduce((sum, { from, to, sampleRate }) => sum + (to - from) / sampleRate, 0)
  }

  /** Lets go of what belongs before an instant. */
  dropBefore(ms: number): void {
    for (const tape of this.#tapes) {
      const place = Math.min(tape.to, Math.floor(((ms - this.baseMs) * tape.sampleRate) / 1000))
      if (place <= tape.from) continue
      tape.from = place
      if (place < tape.to || tape === this.#tapes.at(-1)) this.#line.order({ do: 'drop', tape: tape.id, before: place })
      else this.#close(tape)
    }
    this.#tapes = this.#tapes.filter((tape, n) => tape.from < tape.to || n === this.#tapes.length - 1)
  }

  clear(): void {
    for (const tape of this.#tapes) this.#close(tape)
    this.#tapes = []
  }

  #open(sampleRate: number, place: number): Tape {
    const tape = { id: nextTape++, sampleRate, from: place, to: place }
    this.#tapes.push(tape)
    this.#line.order({ do: 'open-tape', tape: tape.id, songId: this.#songId, sampleRate, from: place })
    return tape
  }

  #close({ id }: Tape): void {
    this.#line.order({ do: 'close-tape', tape: id })
  }

  #msOf({ sampleRate }: Tape, place: number): number {
    return this.baseMs + (place * 1000) / sampleRate
  }
}
