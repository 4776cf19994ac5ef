import { describe, expect, it } from 'vitest'
import { resample } from '../../../e2e/rig/resample.ts'
import { clicksIn, greatestRatePpm, holesIn, jumpsIn } from './artefacts.ts'
import { type BenchSong, benchSong, FINE_RATE } from './songs.ts'
import { soundOf } from './sound.ts'
import { instantOfPosition, stretchesOf } from './stretches.ts'
import { trackOf } from './track.ts'

const CLOCK = 50_000
const first = benchSong('First', 1, 12)
const second = benchSong('Second', 2, 8)
const songs = [first, second]

/** Part of a song at the clock's rate, by seconds. */
const part = (song: BenchSong, from: number, until: number): Float32Array =>
  resample(song.fine, FINE_RATE, CLOCK).subarray(Math.round(from * CLOCK), Math.round(until * CLOCK))
const silence = (seconds: number) => new Float32Array(Math.round(seconds * CLOCK))
const played = (...parts: Float32Array[]): Float32Array => Float32Array.from(parts.flatMap((it) => [...it]))
const heard = (samples: Float32Array) => {
  const sound = soundOf(samples, CLOCK, 0)
  const points = trackOf(sound, songs)
  return { points, stretches: stretchesOf(sound, points, songs) }
}

describe('where a listener is in which song', () => {
  it('is known to a hundredth of a millisecond all along', () => {
    const { points } = heard(part(first, 3, 6))
    expect(points.length).toBeGreaterThan(55)
    for (const point of points) {
      expect(point.title).toBe('First')
      if (point.title !== null) expect(Math.abs(point.positionMs - point.atMs - 3_000)).toBeLessThan(0.01)
    }
  })

  it('silence is silence, and unknown sound is nothing that is known', () => {
    const unknown = benchSong('Unknown', 3, 1)
    const { points } = heard(played(silence(0.5), part(unknown, 0.1, 0.9)))
    expect(points.every(({ title }) => title === null)).toBe(true)
    expect(points[0]).toMatchObject({ isSilent: true })
    expect(points.at(-1)).toMatchObject({ isSilent: false })
  })

  it('a pause and a seek part the sound into stretches whose edges are known to 4 ms', () => {
    const { stretches } = heard(
      played(silence(0.4), part(first, 2, 3.5), silence(0.9), part(first, 3.5, 5), part(first, 9, 10), silence(0.4)),
    )
    expect(stretches.map(({ title }) => title)).toEqual(['First', 'First', 'First'])
    const edges = stretches.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])
    const truth = [400, 1_900, 2_800, 4_300, 4_300, 5_300]
    for (const [n, ms] of truth.entries()) expect(Math.abs((edges[n] ?? 0) - ms), `edge ${n}`).toBeLessThan(4)
  })

  it('two songs that run into each other have no gap between them, and a late one has', () => {
    for (const late of [0, 0.03]) {
      const { stretches } = heard(played(part(first, 10, 12), silence(late), part(second, 0, 2)))
      const [one, two] = stretches
      if (!one || !two) throw new Error('two songs')
      const gap = instantOfPosition(two, 0) - instantOfPosition(one, first.durationMs)
      expect(Math.abs(gap - 1_000 * late)).toBeLessThan(0.02)
    }
  })
})

describe('what should not be heard', () => {
  const points = (samples: Float32Array) => heard(samples).stretches.flatMap((stretch) => stretch.points)

  it('nothing is found in a song that is played as it is, from soft to loud', () => {
    const clean = part(first, 2, 7)
    expect(clicksIn(clean, CLOCK)).toEqual([])
    expect(holesIn(clean, CLOCK)).toEqual([])
    expect(jumpsIn(points(clean))).toEqual([])
    expect(greatestRatePpm(points(clean)) ?? 1e6).toBeLessThan(30)
  })

  it('a hole of 10 ms, with what is lost in it, is a hole and two clicks', () => {
    const torn = played(part(first, 2, 4), silence(0.01), part(first, 4.01, 6))
    const [hole] = holesIn(torn, CLOCK)
    expect(hole?.atSeconds).toBeCloseTo(2, 3)
    expect(hole?.lengthMs).toBeCloseTo(10, 0)
    expect(clicksIn(torn, CLOCK).length).toBeGreaterThan(0)
    expect(jumpsIn(points(torn))).toEqual([])
  })

  it('a block played twice, or left out, is a jump back, or ahead', () => {
    const twice = jumpsIn(points(played(part(first, 2, 4), part(first, 3.99, 6))))
    expect(twice.reduce((sum, { jumpMs }) => sum + jumpMs, 0)).toBeCloseTo(-10, 1)
    const lost = jumpsIn(points(played(part(first, 2, 4), part(first, 4.0025, 6))))
    expect(lost.reduce((sum, { jumpMs }) => sum + jumpMs, 0)).toBeCloseTo(2.5, 1)
  })

  it('a rate 0.2 % too high is no jump, and is told', () => {
    const quick = resample(part(first, 2, 6), 50_100, CLOCK)
    expect(jumpsIn(points(quick))).toEqual([])
    expect(Math.abs((greatestRatePpm(points(quick)) ?? 0) - 2_000)).toBeLessThan(60)
  })
})
