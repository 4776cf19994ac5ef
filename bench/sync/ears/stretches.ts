import type { BenchSong } from './songs.ts'
import type { Sound } from './sound.ts'
import { likenessTo, PIECE_MS, type Point, SEARCH_EVERY_MS } from './track.ts'

/** A place in a song at an instant of the recording. */
export type Heard = { atMs: number; title: string; positionMs: number }

/**
 * A song playing on, as far as anyone can hear: `fromMs` and `untilMs` are when it began and ended to sound, to some
 * 4 ms. Small jumps and holes lie within a stretch; a seek, a pause or another song ends it.
 */
export type Stretch = { title: string; fromMs: number; untilMs: number; points: Heard[] }

/** A jump in the song of more than this was meant. */
const SEEK_MS = 500
/** A silence longer than this was meant. */
const PAUSE_MS = 250
/** Edges are sought with pieces so short, this far beyond the outermost points. */
const EDGE_PIECE_MS = 10
const EDGE_REACH_MS = PIECE_MS + SEARCH_EVERY_MS
/** Half a piece of other sound, of equal loudness, leaves a likeness of a half to seven tenths. */
const EDGE_LIKENESS = 0.6

const goesOn = (before: Heard, after: Heard) =>
  after.title === before.title &&
  after.atMs - before.atMs <= PAUSE_MS &&
  Math.abs(after.positionMs - before.positionMs - (after.atMs - before.atMs)) <= SEEK_MS

/** How far the song sounds beyond a point, in the direction of `stepMs`. */
function edge(sound: Sound, song: BenchSong, { atMs, positionMs }: Heard, stepMs: 1 | -1): number {
  let reached = 0
  for (let ms = 0; ms <= EDGE_REACH_MS; ms++) {
    const away = ms * stepMs
    if (likenessTo(sound, song, atMs + away, positionMs + away, EDGE_PIECE_MS) >= EDGE_LIKENESS) reached = away
    else if (ms > Math.abs(reached) + EDGE_PIECE_MS) break
  }
  return atMs + reached
}

/** Cuts a listener's track into stretches. */
export function stretchesOf(sound: Sound, points: readonly Point[], songs: readonly BenchSong[]): Stretch[] {
  const runs: Heard[][] = []
  for (const point of points) {
    if (point.title === null) continue
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && goesOn(last, point)) run.push(point)
    else runs.push([point])
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    const song = songs.find(({ title }) => title === first?.title)
    if (!first || !last || !song) return []
    const stretch: Stretch = {
      title: song.title,
      fromMs: edge(sound, song, first, -1),
      untilMs: edge(sound, song, last, 1),
      points: run,
    }
    return [stretch]
  })
}

/** The instant at which a stretch's song stands at a position, drawn on from its nearest point at the song's own rate. */
export function instantOfPosition({ points }: Stretch, positionMs: number): number {
  const away = ({ positionMs: at }: Heard) => Math.abs(at - positionMs)
  const nearest = points.reduce<Heard | undefined>(
    (best, it) => (!best || away(it) < away(best) ? it : best),
    undefined,
  )
  return nearest ? nearest.atMs + positionMs - nearest.positionMs : Number.NaN
}
