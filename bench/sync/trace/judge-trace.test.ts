import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resample } from '../../../e2e/rig/resample.ts'
import { benchSong, FINE_RATE } from '../ears/songs.ts'
import { Recording } from '../sound/recording.ts'
import { marksHeard } from './judge-trace.ts'
import { markAt } from './mark.ts'
import type { ContextTrace, TraceReading } from './trace-output.ts'

const CLOCK = 50_000
const STARTED_AT = 1_000_000
/** The context's first frame is heard so long after the recording's. */
const HEARD_MS = 400
const folder = mkdtempSync(path.join(tmpdir(), 'earshot-trace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Six seconds of a song with marks at those instants of the context. */
function record(marksS: readonly number[]): Recording {
  const samples = resample(benchSong('Song', 5, 6).fine, FINE_RATE, CLOCK)
  for (const at of marksS) {
    const first = Math.round(at * CLOCK + (HEARD_MS * CLOCK) / 1000)
    for (const [n, value] of markAt(CLOCK).entries()) samples[first + n] = (samples[first + n] ?? 0) + value
  }
  const file = path.join(folder, `${marksS.length}.f32`)
  writeFileSync(file, Buffer.from(samples.buffer))
  return new Recording(openSync(file, 'r'), 1, CLOCK, STARTED_AT)
}

/** A page that tells its output `offMs` too late, and an output latency of 30 ms. */
const tell = (marksS: number[], offMs: number): ContextTrace => ({
  sampleRate: 48_000,
  readings: Array.from({ length: 100 }, (_, n): TraceReading => {
    const contextMs = n * 50
    const heardAt = STARTED_AT + HEARD_MS + contextMs
    return [heardAt, contextMs + 40, contextMs, heardAt + offMs, 30, 10]
  }),
  states: [],
  marksS,
})

describe('what a page tells of its output, held against what was heard', () => {
  it.each([0, 12, -70])('is told %i ms too late', (offMs) => {
    const marksS = [1, 1.5, 2, 3]
    const recording = record(marksS)
    const heard = marksHeard(recording, 0, tell(marksS, offMs))
    closeSync(recording.descriptor)
    expect(heard.map(({ contextS }) => contextS)).toEqual(marksS)
    for (const mark of heard) {
      expect(mark.timestampMs).toBeCloseTo(offMs, 1)
      expect(mark.latencyMs).toBeCloseTo(-10, 1)
      expect(mark.currentMs).toBeCloseTo(-40, 1)
    }
  })

  it('a mark that was not heard is left out', () => {
    const recording = record([1, 2])
    const heard = marksHeard(recording, 0, tell([1, 1.5, 2], 3))
    closeSync(recording.descriptor)
    expect(heard.map(({ contextS }) => contextS)).toEqual([1, 2])
  })
})
