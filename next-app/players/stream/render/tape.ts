import type { SongId } from '@earshot/sync'

/** A run of a song's samples, without a hole, as long as it is needed. Places are sample numbers of the song. */
export class Tape {
  readonly songId: SongId
  readonly sampleRate: number
  #chunks: { first: number; channels: Float32Array[] }[] = []
  #from: number
  #to: number
  /** Nothing follows what it holds: the song ends there. */
  isWhole = false

  constructor(songId: SongId, sampleRate: number, from: number) {
    this.songId = songId
    this.sampleRate = sampleRate
    this.#from = from
    this.#to = from
  }

  get to(): number {
    return this.#to
  }

  get from(): number {
    return this.#from
  }

  /** Adds what follows. */
  append(channels: Float32Array[]): void {
    const length = channels[0]?.length ?? 0
    if (length === 0) return
    this.#chunks.push({ first: this.#to, channels })
    this.#to += length
  }

  /** Whether it can tell all samples in `[from, to)`: beyond a song's two ends there is silence, which is known. */
  covers(from: number, to: number): boolean {
    return (from >= this.#from || this.#from <= 0) && (to <= this.#to || this.isWhole)
  }

  /** Lets go of whole chunks before `place`. */
  dropBefore(place: number): void {
    const keep = this.#chunks.findIndex(({ first, channels }) => first + (channels[0]?.length ?? 0) > place)
    this.#chunks.splice(0, keep < 0 ? this.#chunks.length : keep)
    this.#from = this.#chunks[0]?.first ?? this.#to
  }

  /** Fills `into` with the samples of one channel from `from` on; what it does not have is silence. */
  read(channel: number, from: number, into: Float32Array): void {
    into.fill(0)
    const to = from + into.length
    for (const { first, channels } of this.#chunks) {
      const samples = channels[Math.min(channel, channels.length - 1)]
      if (samples === undefined || first + samples.length <= from) continue
      if (first >= to) break
      const [start, end] = [Math.max(from, first), Math.min(to, first + samples.length)]
      for (let at = start; at < end; at++) into[at - from] = samples[at - first] as number
    }
  }
}
