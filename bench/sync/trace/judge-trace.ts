import { parabolaTop } from '../../../e2e/rig/song-index.ts'
import type { Recording } from '../sound/recording.ts'
import { markAt } from './mark.ts'
import type { ContextTrace, TraceReading } from './trace-output.ts'

/** A mark is sought this far around where the page says that it was heard, and this far around the last one's error. */
const WIDE_MS = 180
const NEAR_MS = 6
/** What is less like the mark than this is none. */
const LIKENESS = 0.7
/** Readings within so much of a mark tell what the page said of it. */
const READINGS_MS = 500

/**
 * A mark that was heard: `contextS` is its instant of the context, `heardMs` that of the recording. The others say by
 * how much the page told that instant too late (above 0) or too early, in ms: by output timestamps, by the current time
 * and the output latency, and by the current time alone.
 */
export type MarkHeard = {
  contextS: number
  heardMs: number
  timestampMs: number
  latencyMs: number
  currentMs: number
  /** What `outputLatency` and `baseLatency` said then, ms. */
  outputLatencyMs: number
  baseLatencyMs: number
}

/** Second differences: the songs all but vanish from them, the marks hardly. */
const bend = (samples: Float32Array): Float32Array =>
  Float32Array.from(
    { length: Math.max(0, samples.length - 2) },
    (_, i) => (samples[i] as number) - 2 * (samples[i + 1] as number) + (samples[i + 2] as number),
  )

/** Where in `wide` the pattern begins, in samples and parts of them, and how like it is to it there. */
function find(pattern: Float32Array, wide: Float32Array): { at: number; likeness: number } | null {
  const likenessAt = (start: number) => {
    let [both, own, other] = [0, 0, 0]
    for (let i = 0; i < pattern.length; i++) {
      const [p, w] = [pattern[i] as number, wide[start + i] as number]
      both += p * w
      own += p * p
      other += w * w
    }
    return other === 0 ? 0 : both / Math.sqrt(own * other)
  }
  const last = wide.length - pattern.length
  const all = Float64Array.from({ length: Math.max(0, last + 1) }, (_, start) => likenessAt(start))
  const best = all.reduce((top, likeness, n) => (likeness > (all[top] as number) ? n : top), 0)
  if (best === 0 || best >= last) return null
  const top = parabolaTop(all[best - 1] as number, all[best] as number, all[best + 1] as number)
  return { at: best + top.at, likeness: top.height }
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Finds what marks of a context were heard of a listener. */
export function marksHeard(recording: Recording, listener: number, trace: ContextTrace): MarkHeard[] {
  const pattern = bend(markAt(recording.rate))
  const heard: MarkHeard[] = []
  let lastOff: number | null = null
  const told = (readings: readonly TraceReading[], contextS: number, of: (reading: TraceReading) => number) =>
    recording.msOf(middle(readings.map(of)) + contextS * 1000)
  for (const contextS of trace.marksS) {
    const readings = trace.readings.filter((it) => Math.abs(it[2] - contextS * 1000) < READINGS_MS && it[3] > 0)
    const newest = readings.at(-1)
    if (!newest) continue
    const byTimestamp = told(readings, contextS, ([, , context, performed]) => performed - context)
    const search = (aroundMs: number, reachMs: number) => {
      const fromMs = aroundMs - reachMs
      const raw = recording.raw(listener, fromMs, aroundMs + reachMs + 20)
      const found = find(pattern, bend(raw.samples))
      return found && found.likeness >= LIKENESS ? raw.fromMs + (found.at * 1000) / recording.rate : null
    }
    const near: number | null = lastOff === null ? null : search(byTimestamp - lastOff, NEAR_MS)
    const heardMs: number | null = near ?? search(byTimestamp, WIDE_MS)
    if (heardMs === null) continue
    lastOff = byTimestamp - heardMs
    heard.push({
      contextS,
      heardMs,
      timestampMs: lastOff,
      latencyMs: told(readings, contextS, ([at, current, , , latency]) => at - current + latency) - heardMs,
      currentMs: told(readings, contextS, ([at, current]) => at - current) - heardMs,
      outputLatencyMs: newest[4],
      baseLatencyMs: newest[5],
    })
  }
  return heard
}

/** What one context of a listener's page told, and what was heard of it. */
export type Traced = { listener: number; trace: ContextTrace; heard: MarkHeard[] }

/** Finds in a recording what the contexts of each listener's page played. */
export const tracesHeard = (recording: Recording, told: readonly (readonly ContextTrace[])[]): Traced[] =>
  told.flatMap((contexts, listener) =>
    contexts.map((trace): Traced => ({ listener, trace, heard: marksHeard(recording, listener, trace) })),
  )
