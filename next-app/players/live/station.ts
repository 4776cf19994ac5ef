import type { Item, LiveHead, LiveTitle, LiveTrouble, SongId } from '@earshot/sync'
import type { Failure } from '../failure.ts'
import type { SoundLine } from '../stream/sound-line.ts'
import { codecDecoder } from './decode/codec-decoder.ts'
import type { PieceDecoder } from './decode/sound.ts'
import { wholeDecoder } from './decode/whole-decoder.ts'
import { LiveFeed } from './live-feed.ts'
import { LiveTapes } from './live-tapes.ts'
import type { Piece } from './read-answer.ts'

/** Whom a station tells that it cannot be played now. */
export type StationEvents = { failed: (failure: Failure) => void }

/** Nothing that will ever be played is older than this, when the first piece comes. */
const BASE_BEFORE_MS = 600_000

const FAILURES: Readonly<Record<LiveTrouble, Failure>> = {
  unreachable: 'no-station',
  refused: 'no-station',
  ended: 'off-air',
  'too-busy': 'too-many-stations',
  forbidden: 'not-offered',
  format: 'format',
}

/** A station that this page hears: what came of it, decoded, and where it belongs. Instants are the server's, in ms. */
export class Station {
  readonly item: Item
  readonly #line: SoundLine
  readonly #events: StationEvents
  readonly #feed: LiveFeed
  #decoder: PieceDecoder | null = null
  #hasCodecs = 'AudioDecoder' in globalThis
  #tapes: LiveTapes | null = null
  #titles: readonly LiveTitle[] = []
  /** How long after its stamp sound is played; null until the server has told. */
  delayMs: number | null = null

  constructor(item: Item, line: SoundLine, events: StationEvents) {
    this.item = item
    this.#line = line
    this.#events = events
    this.#feed = new LiveFeed(item.song.songId, {
      head: (head) => this.#onHead(head),
      piece: (piece) => this.#decode(piece),
      failed: (failure) => events.failed(failure),
    })
  }

  get songId(): SongId {
    return this.item.song.songId
  }

  get isAwake(): boolean {
    return this.#feed.isAwake
  }

  wake(): void {
    this.#feed.wake()
  }

  /** Hears no more, and forgets what it heard. */
  sleep(): void {
    this.#feed.sleep()
    this.#decoder?.close()
    this.#decoder = null
    this.#tapes?.clear()
  }

  /** Where on its tapes the sound is, in seconds, that is to be heard at an instant; null while nothing is known. */
  tapeS(heardAt: number): number | null {
    return this.#tapes === null || this.delayMs === null ? null : (heardAt - this.delayMs - this.#tapes.baseMs) / 1000
  }

  /** The instant at which the sound at a place of its tapes is to be heard. */
  heardAt(tapeS: number): number {
    return tapeS * 1000 + (this.#tapes?.baseMs ?? 0) + (this.delayMs ?? 0)
  }

  /** Whether there is sound to be heard from an instant on, for so long. */
  covers(heardAt: number, forMs: number): boolean {
    const from = heardAt - (this.delayMs ?? 0)
    return this.#tapes?.covers(from, from + forMs) ?? false
  }

  /** What it said that it plays at an instant; null when it said nothing. */
  titleAt(heardAt: number): string | null {
    const text = this.#titles.findLast(({ at }) => at + (this.delayMs ?? 0) <= heardAt)?.text ?? ''
    return text === '' ? null : text
  }

  dropBefore(heardAt: number): void {
    this.#tapes?.dropBefore(heardAt - (this.delayMs ?? 0))
  }

  heldS(): number {
    return this.#tapes?.heldS() ?? 0
  }

  #onHead({ state, trouble, delayMs, titles }: LiveHead): void {
    this.#titles = titles
    if (state === 'on-air') this.delayMs = delayMs
    if (state === 'off-air') this.#events.failed(FAILURES[trouble ?? 'unreachable'])
  }

  #decode(piece: Piece): void {
    this.#tapes ??= new LiveTapes(this.#line, this.songId, Math.floor(piece.at) - BASE_BEFORE_MS)
    try {
      this.#decoder ??= this.#openDecoder()
      this.#decoder.decode(piece)
    } catch {
      this.#cannotDecode()
    }
  }

  #openDecoder(): PieceDecoder {
    const events = {
      sound: (...sound: Parameters<LiveTapes['add']>) => this.#tapes?.add(...sound),
      failed: () => this.#cannotDecode(),
    }
    return this.#hasCodecs ? codecDecoder(events) : wholeDecoder(events)
  }

  /** What one decoder does not take the other may. */
  #cannotDecode(): void {
    this.#decoder?.close()
    this.#decoder = null
    if (this.#hasCodecs) this.#hasCodecs = false
    else this.#events.failed('format')
  }
}
