import { locate, parabolaTop } from '../../../e2e/rig/song-index.ts'
import type { BenchSong } from './songs.ts'
import { FINE_RATE } from './songs.ts'
import { EAR_RATE, instantOf, loudness, type Sound, sampleAt } from './sound.ts'

/** How long the pieces are whose place in the song is sought, and how far apart they lie. */
export const PIECE_MS = 100
export const STEP_MS = 50
/** Softer than this is silence. */
const SILENCE = 1e-4
/** Pieces less alike than this are not from there. */
const LIKENESS = 0.8
/** How far from where it should be by the last piece the next one is looked for, before the whole song is searched. */
const NEAR_MS = 3
/** What was found nowhere is looked for everywhere again only after so long. */
export const SEARCH_EVERY_MS = 200
/** Steps of the fine song in one of the ear's. */
const FINER = FINE_RATE / EAR_RATE

/** Where in which song a listener was at an instant; `title` null while nothing known is heard. */
export type Point =
  | { atMs: number; title: string; positionMs: number }
  | { atMs: number; title: null; isSilent: boolean }

/** The likeness of a piece to the song from the n-th fine sample on, or 0 beyond its ends. */
export function likenessAt(piece: Float32Array, { fine }: BenchSong, n: number): number {
  if (n < 0 || n + piece.length * FINER > fine.length) return 0
  let [both, own, songs] = [0, 0, 0]
  for (let i = 0; i < piece.length; i++) {
    const [x, s] = [piece[i] as number, fine[n + i * FINER] as number]
    both += x * s
    own += x * x
    songs += s * s
  }
  return own === 0 || songs === 0 ? 0 : both / Math.sqrt(own * songs)
}

/** Where in a song a piece begins, and how like it is to the song there. */
type Place = { song: BenchSong; positionMs: number; likeness: number }

/** Looks for a piece around `nearMs` of a song. */
function findNear(piece: Float32Array, song: BenchSong, nearMs: number): Place {
  const middle = Math.round((nearMs * FINE_RATE) / 1000)
  const reach = (NEAR_MS * FINE_RATE) / 1000
  let best = { n: middle, likeness: -1 }
  const look = (from: number, to: number, step: number) => {
    for (let n = from; n <= to; n += step) {
      const likeness = likenessAt(piece, song, n)
      if (likeness > best.likeness) best = { n, likeness }
    }
  }
  look(middle - reach, middle + reach, FINER)
  look(best.n - FINER, best.n + FINER, 1)
  const [left, right] = [likenessAt(piece, song, best.n - 1), likenessAt(piece, song, best.n + 1)]
  const top = left > 0 && right > 0 ? parabolaTop(left, best.likeness, right) : { at: 0, height: best.likeness }
  return { song, positionMs: ((best.n + top.at) * 1000) / FINE_RATE, likeness: top.height }
}

/** Looks for a piece in all songs. */
function findAnywhere(piece: Float32Array, songs: readonly BenchSong[], nearMs: number): Place | null {
  let best: Place | null = null
  for (const song of songs) {
    const match = locate(song.index, piece, EAR_RATE, nearMs)
    if (!match || match.correlation < LIKENESS || match.correlation <= (best?.likeness ?? 0)) continue
    const place = findNear(piece, song, match.positionMs)
    if (place.likeness >= LIKENESS) best = place
  }
  return best
}

/**
 * Where in which song a listener was, every STEP_MS. Each piece is looked for where the last one leads, and in all
 * songs when it is not there. Exact to some thousandths of a millisecond as long as the rate is nearly right.
 */
export function trackOf(sound: Sound, songs: readonly BenchSong[]): Point[] {
  const length = (PIECE_MS * EAR_RATE) / 1000
  const step = (STEP_MS * EAR_RATE) / 1000
  const points: Point[] = []
  let last: { song: BenchSong; positionMs: number; start: number } | null = null
  let searchFrom: number | null = null
  for (let start = 0; start + length <= sound.samples.length; start += step) {
    const piece = sound.samples.subarray(start, start + length)
    const atMs = instantOf(sound, start + length / 2)
    if (loudness(piece, 0, length) < SILENCE) {
      points.push({ atMs, title: null, isSilent: true })
      searchFrom = null
      continue
    }
    const nearMs: number = last === null ? 0 : last.positionMs + ((start - last.start) * 1000) / EAR_RATE
    const near: Place | null = last === null ? null : findNear(piece, last.song, nearMs)
    let found: Place | null = near !== null && near.likeness >= LIKENESS ? near : null
    // A piece in which something begins or changes is like nothing: the search waits until it is past.
    if (found === null) searchFrom ??= points.length === 0 ? start : start + length
    if (found === null && start >= (searchFrom ?? 0)) {
      found = findAnywhere(piece, songs, nearMs)
      searchFrom = start + (SEARCH_EVERY_MS * EAR_RATE) / 1000
    }
    if (found === null) {
      points.push({ atMs, title: null, isSilent: false })
      continue
    }
    searchFrom = null
    last = { song: found.song, positionMs: found.positionMs, start }
    points.push({ atMs, title: found.song.title, positionMs: found.positionMs + PIECE_MS / 2 })
  }
  return points
}

/** How much of the sound around an instant (`lengthMs` of it) is the song at `positionMs`: its likeness, 0 to 1. */
export function likenessTo(sound: Sound, song: BenchSong, atMs: number, positionMs: number, lengthMs: number): number {
  const length = Math.round((lengthMs * EAR_RATE) / 1000)
  const start = sampleAt(sound, atMs) - Math.floor(length / 2)
  if (start < 0 || start + length > sound.samples.length) return 0
  const offMs = instantOf(sound, start) - atMs
  const piece = sound.samples.subarray(start, start + length)
  return Math.max(0, likenessAt(piece, song, Math.round(((positionMs + offMs) * FINE_RATE) / 1000)))
}
