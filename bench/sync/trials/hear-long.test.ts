import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resample } from '../../../e2e/rig/resample.ts'
import { benchSong, FINE_RATE } from '../ears/songs.ts'
import { Recording } from '../sound/recording.ts'
import { hearLong } from './hear-long.ts'

const CLOCK = 50_000
const folder = mkdtempSync(path.join(tmpdir(), 'earshot-long-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a long stretch, heard part by part', () => {
  it('is one stretch: no silence is cut in two, and no point is lost where parts meet', () => {
    const song = benchSong('Song', 6, 24)
    const samples = resample(song.fine, FINE_RATE, CLOCK)
    const silent = [
      [10_000, 10_040],
      [20_490, 20_530],
    ] as const
    for (const [from, until] of silent) samples.fill(0, (from * CLOCK) / 1000, (until * CLOCK) / 1000)
    const file = path.join(folder, 'song.f32')
    writeFileSync(file, Buffer.from(samples.buffer))
    const recording = new Recording(openSync(file, 'r'), 1, CLOCK, 0)
    const { points, silences } = hearLong(recording, 0, [song], { fromMs: 500, untilMs: 23_000 })
    closeSync(recording.descriptor)
    expect(silences.length).toBe(2)
    for (const [n, [from, until]] of silent.entries()) {
      expect(Math.abs((silences[n]?.fromMs ?? 0) - from)).toBeLessThan(0.5)
      expect(Math.abs((silences[n]?.untilMs ?? 0) - until)).toBeLessThan(0.5)
    }
    const steps = points.slice(1).map(({ atMs }, n) => Math.round(atMs - (points[n]?.atMs ?? 0)))
    expect(new Set(steps)).toEqual(new Set([50]))
    for (const point of points) {
      if (point.title !== null) expect(Math.abs(point.positionMs - point.atMs)).toBeLessThan(0.05)
    }
  })
})
