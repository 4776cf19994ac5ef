import type { SongId } from '@earshot/sync'
import type { SoundAddress } from '../../shared/sound-address.ts'
import type { Need, SoundReport, TapeMessage } from '../messages.ts'
import { planDecoding, type TapeState } from './plan.ts'
import type { Piece, SongReader } from './song-reader.ts'

/** What a feeder is given: how songs are opened, and whom it tells. */
export type FeederPorts = {
  open: (address: SoundAddress, durationMs: number | null) => Promise<SongReader>
  toRenderer: (message: TapeMessage) => void
  toPage: (report: SoundReport) => void
  later: (run: () => void, ms: number) => void
}

type Song = { reader: SongReader; lengthS: number }
type Tape = { state: TapeState; sampleRate: number; pieces: AsyncGenerator<Piece, void> }

/** A tape grows by so much at once; its first piece is short, for someone may be waiting for it. */
const CHUNK_S = 0.25
const FIRST_CHUNK_S = 0.05
/** After a damaged place or a failing network it is tried again, further on in the song. */
const RETRY_MS = 500

/** Decodes what is needed, when it is needed, onto tapes. */
export class Feeder {
  readonly #ports: FeederPorts
  readonly #songs = new Map<SongId, Song | 'opening'>()
  readonly #tapes = new Map<number, Tape>()
  readonly #resting = new Set<SongId>()
  #needs: Need[] = []
  /** Where each song sounded last. */
  readonly #left = new Map<SongId, number>()
  #nextTape = 1
  #toldHeld = 0

  constructor(ports: FeederPorts) {
    this.#ports = ports
  }

  /** Opens a song and decodes its first instants; says whether that went well. */
  async load(songId: SongId, address: SoundAddress, durationMs: number | null): Promise<void> {
    if (this.#songs.has(songId)) return
    this.#songs.set(songId, 'opening')
    try {
      const reader = await this.#ports.open(address, durationMs)
      if (!this.#songs.has(songId)) return reader.close()
      // A header may promise what the decoder does not keep.
      const pieces = reader.pieces(0)
      const isSound = (await pieces.next()).done === false
      await pieces.return()
      if (!isSound) throw new Error('no sound in it')
      if (!this.#songs.has(songId)) return reader.close()
      this.#songs.set(songId, { reader, lengthS: durationMs === null ? Number.POSITIVE_INFINITY : durationMs / 1000 })
      this.#ports.toPage({ say: 'ready', songId })
      this.#work()
      if (durationMs === null) void this.#measure(songId, reader)
    } catch (error) {
      if (!this.#songs.delete(songId)) return
      this.#ports.toPage({ say: 'failed', songId, reason: error instanceof Error ? error.message : String(error) })
    }
  }

  /** Tells how long a song is that has told it nowhere; should that not be found out, its end will tell. */
  async #measure(songId: SongId, reader: SongReader): Promise<void> {
    const lengthMs = await reader.measure().catch(() => null)
    const song = this.#songs.get(songId)
    if (lengthMs !== null && song !== undefined && song !== 'opening' && song.reader === reader)
      this.#ports.toPage({ say: 'length', songId, lengthMs })
  }

  unload(songId: SongId): void {
    const song = this.#songs.get(songId)
    this.#songs.delete(songId)
    this.#left.delete(songId)
    for (const { state } of [...this.#tapes.values()]) if (state.songId === songId) this.#close(state.id)
    if (song !== undefined && song !== 'opening') song.reader.close()
  }

  /** What is needed from now on, until told anew. */
  need(needs: Need[]): void {
    this.#needs = needs
    for (const { songId, positionS, dueInS } of needs) if (dueInS === 0) this.#left.set(songId, positionS)
    this.#work()
  }

  #work(): void {
    const open = new Map([...this.#songs].flatMap(([id, it]) => (it === 'opening' ? [] : [[id, it] as const])))
    for (const songId of this.#resting) open.delete(songId)
    for (;;) {
      const plan = planDecoding(
        this.#needs,
        open,
        [...this.#tapes.values()].map(({ state }) => state),
        this.#left,
      )
      for (const id of plan.close) this.#close(id)
      for (const { id, beforeS } of plan.drop) this.#drop(id, beforeS)
      const opened = plan.open === null ? null : this.#open(plan.open.songId, plan.open.fromS)
      const tape = opened ?? this.#tapes.get(plan.extend ?? -1)
      this.#tellHeld()
      if (tape === undefined) return
      void this.#extend(tape)
    }
  }

  #open(songId: SongId, fromS: number): Tape | null {
    const song = this.#songs.get(songId)
    if (song === undefined || song === 'opening') return null
    const { reader } = song
    const from = Math.floor(fromS * reader.sampleRate)
    const id = this.#nextTape++
    const startS = from / reader.sampleRate
    const state: TapeState = { id, songId, fromS: startS, toS: startS, isWhole: false, isBusy: false }
    const tape = { state, sampleRate: reader.sampleRate, pieces: reader.pieces(from) }
    this.#tapes.set(id, tape)
    this.#ports.toRenderer({ do: 'open-tape', tape: id, songId, sampleRate: reader.sampleRate, from })
    return tape
  }

  /** Adds one chunk to a tape, and looks what is next. */
  async #extend(tape: Tape): Promise<void> {
    const { state } = tape
    state.isBusy = true
    try {
      const wantS = state.toS === state.fromS ? FIRST_CHUNK_S : CHUNK_S
      const pieces: Piece[] = []
      const place = Math.round(state.toS * tape.sampleRate)
      let length = 0
      while (length < wantS * tape.sampleRate) {
        const next = await tape.pieces.next()
        if (!this.#tapes.has(state.id)) return
        if (next.done === true) {
          state.isWhole = true
          break
        }
        pieces.push(next.value)
        length = next.value.first + (next.value.channels[0]?.length ?? 0) - place
      }
      this.#append(tape, place, length, pieces)
    } catch {
      if (!this.#tapes.has(state.id)) return
      this.#close(state.id)
      this.#resting.add(state.songId)
      this.#ports.later(() => {
        this.#resting.delete(state.songId)
        this.#work()
      }, RETRY_MS)
    } finally {
      state.isBusy = false
    }
    this.#work()
  }

  #append({ state, sampleRate }: Tape, place: number, length: number, pieces: readonly Piece[]): void {
    if (length > 0) {
      const channels = Array.from({ length: pieces[0]?.channels.length ?? 1 }, (_, channel) => {
        // Each piece at its own place: should the file leave something out, there is silence and no shift.
        const samples = new Float32Array(length)
        for (const piece of pieces) {
          const part = piece.channels[channel] ?? piece.channels[0]
          const skipped = Math.max(0, place - piece.first)
          if (part !== undefined) samples.set(part.subarray(skipped), piece.first + skipped - place)
        }
        return samples
      })
      this.#ports.toRenderer({ do: 'append', tape: state.id, channels })
      state.toS = (place + length) / sampleRate
    }
    if (!state.isWhole) return
    this.#ports.toRenderer({ do: 'end-tape', tape: state.id })
    const song = this.#songs.get(state.songId)
    if (song === undefined || song === 'opening' || song.lengthS !== Number.POSITIVE_INFINITY) return
    // A tape that was begun behind the end tells nothing of where the end is.
    if (state.toS > state.fromS)
      this.#ports.toPage({ say: 'length', songId: state.songId, lengthMs: song.reader.lengthMsTo(state.toS) })
  }

  #drop(id: number, beforeS: number): void {
    const tape = this.#tapes.get(id)
    if (tape === undefined) return
    tape.state.fromS = Math.min(beforeS, tape.state.toS)
    this.#ports.toRenderer({ do: 'drop', tape: id, before: Math.floor(beforeS * tape.sampleRate) })
  }

  #close(id: number): void {
    const tape = this.#tapes.get(id)
    if (tape === undefined) return
    this.#tapes.delete(id)
    this.#ports.toRenderer({ do: 'close-tape', tape: id })
    void tape.pieces.return()
  }

  #tellHeld(): void {
    const held = [...this.#tapes.values()].reduce((sum, { state }) => sum + state.toS - state.fromS, 0)
    if (Math.abs(held - this.#toldHeld) < 1) return
    this.#toldHeld = held
    this.#ports.toPage({ say: 'held', heldS: held })
  }
}
