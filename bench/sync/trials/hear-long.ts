import { clicksIn } from '../ears/artefacts.ts'
import type { BenchSong } from '../ears/songs.ts'
import { type Point, STEP_MS, trackOf } from '../ears/track.ts'
import type { Recording } from '../sound/recording.ts'

/** So much is looked at at once, so that a recording of many minutes need not be in memory. A whole number of steps. */
const PART_MS = 400 * STEP_MS
/** Nothing louder than this for so long is silence. */
const SILENCE_LEVEL = 1e-4
const SILENCE_MS = 2

/** A stretch of the recording, in its ms. */
export type Span = { fromMs: number; untilMs: number }

/** What one listener heard: where in which song every STEP_MS, when nothing sounded, and when there were clicks. */
export type Heard = { points: Point[]; silences: Span[]; clicksMs: number[] }

/** Joins the silences of parts that follow each other, and leaves out what is too short to be one. */
function joined(silences: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of silences) {
    const last = all.at(-1)
    if (last && span.fromMs - last.untilMs < 0.1) last.untilMs = span.untilMs
    else all.push({ ...span })
  }
  return all.filter(({ fromMs, untilMs }) => untilMs - fromMs >= SILENCE_MS)
}

/** Runs of silence, however short. */
function silentRuns(samples: Float32Array, rate: number, startMs: number): Span[] {
  const runs: Span[] = []
  let from = -1
  for (let i = 0; i <= samples.length; i++) {
    const isSilent = i < samples.length && Math.abs(samples[i] as number) < SILENCE_LEVEL
    if (isSilent && from < 0) from = i
    if (isSilent || from < 0) continue
    // One sample near zero is a crossing; two parts of a silence may each be as short at their common edge.
    if (i - from > 1 || from === 0 || i === samples.length) {
      runs.push({ fromMs: startMs + (from * 1000) / rate, untilMs: startMs + (i * 1000) / rate })
    }
    from = -1
  }
  return runs
}

type Part = Span & { rawMs: number; samples: Float32Array }

/** One listener's samples between two instants of a recording, part by part; the first sample of each sounded at `rawMs`. */
function* partsOf(recording: Recording, listener: number, { fromMs, untilMs }: Span): Generator<Part> {
  for (let partMs = fromMs; partMs < untilMs; partMs += PART_MS) {
    const part = { fromMs: partMs, untilMs: Math.min(untilMs, partMs + PART_MS) }
    const { fromMs: rawMs, samples } = recording.raw(listener, part.fromMs, part.untilMs)
    yield { ...part, rawMs, samples }
  }
}

/** When nothing sounded from one listener between two instants of a recording. */
export function silencesOf(recording: Recording, listener: number, span: Span): Span[] {
  const silences: Span[] = []
  for (const { rawMs, samples } of partsOf(recording, listener, span)) {
    silences.push(...silentRuns(samples, recording.rate, rawMs))
  }
  return joined(silences)
}

/** Listens to one listener between two instants of a recording. The points of all listeners lie at the same instants. */
export function hearLong(recording: Recording, listener: number, songs: readonly BenchSong[], span: Span): Heard {
  const heard: Heard = { points: [], silences: [], clicksMs: [] }
  for (const { fromMs, untilMs, rawMs, samples } of partsOf(recording, listener, span)) {
    const sound = recording.sound(listener, fromMs - STEP_MS, untilMs + 2 * STEP_MS)
    heard.points.push(...trackOf(sound, songs).filter(({ atMs }) => atMs >= fromMs && atMs < untilMs))
    heard.silences.push(...silentRuns(samples, recording.rate, rawMs))
    heard.clicksMs.push(...clicksIn(samples, recording.rate).map((seconds) => rawMs + seconds * 1000))
  }
  return { ...heard, silences: joined(heard.silences) }
}
