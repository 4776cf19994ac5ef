import { describe, expect, it } from 'vitest'
import type { Point } from '../ears/track.ts'
import { command, event, type Mark } from './deeds.ts'
import type { Heard } from './hear-long.ts'
import { dueSpans, judgeTrial } from './judge-trial.ts'

const songs = [
  { title: 'Song 0', durationMs: 10_000 },
  { title: 'Song 1', durationMs: 60_000 },
]
const SPAN = { fromMs: 0, untilMs: 20_000 }

/** A listener of whom every 50 ms is told: `null` is silence, a number is ahead of the room, in ms. */
const heard = (aheadAt: (ms: number) => number | null, silences: Heard['silences'] = []): Heard => ({
  points: Array.from({ length: 400 }, (_, n): Point => {
    const atMs = n * 50 + 25
    const ahead = aheadAt(atMs)
    if (ahead === null) return { atMs, title: null, isSilent: true }
    const positionMs = atMs + ahead
    return positionMs < 10_000
      ? { atMs, title: 'Song 0', positionMs }
      : { atMs, title: 'Song 1', positionMs: positionMs - 10_000 }
  }),
  silences,
  clicksMs: [],
})
const judge = (marks: Mark[], everyone: Heard[]) =>
  judgeTrial({ trial: 'blocked page', network: 'none', marks, notes: {} }, everyone, songs, SPAN, (at) => at)

describe('a trial is judged by its sound', () => {
  it('whoever plays on through it is right all along, and songs join', () => {
    const reading = judge([event('blocked', 4_000), event('unblocked', 7_000)], [heard(() => 0), heard(() => 2)])
    expect(reading).toMatchObject({ longestHoleMs: [0, 0], jumps: 0, seconds: 20 })
    expect(reading.rights).toEqual([
      { what: 'blocked', ms: 0 },
      { what: 'unblocked', ms: 0 },
    ])
    expect(reading.spreadMs.max).toBeCloseTo(2)
    expect(reading.gapsMs.map((gap) => Math.abs(gap) < 1e-6)).toEqual([true, true])
  })

  it('a hole counts by its length, and for as long as others play on', () => {
    const silent = { fromMs: 5_000, untilMs: 5_800 }
    const second = heard((ms) => (ms > 5_000 && ms < 5_800 ? null : 0), [silent])
    const reading = judge([event('blocked', 4_500)], [heard(() => 0), second])
    expect(reading.longestHoleMs).toEqual([0, 800])
    expect(reading.wrongMs).toBe(800)
    expect(reading.rights[0]?.ms).toBeCloseTo(1_325, -2)
  })

  it('a pause is right once all are silent, its silence is no hole, and who resumes late is told', () => {
    const silences = [{ fromMs: 3_200, untilMs: 6_100 }]
    const late = [{ fromMs: 4_500, untilMs: 7_500 }]
    const paused = (from: number, until: number) => (ms: number) => (ms > from && ms < until ? null : 0)
    const marks = [command('pause', 3_000, false), event('unblocked', 4_400, false), command('resume', 6_000)]
    const reading = judge(marks, [heard(paused(3_200, 6_100), silences), heard(paused(4_500, 7_500), late)])
    const [pause, unblocked, resume] = reading.rights.map(({ ms }) => ms ?? Number.NaN)
    expect(pause).toBeNaN()
    expect(unblocked).toBeCloseTo(125, -2)
    expect(resume).toBeCloseTo(1_525, -2)
    expect(reading.longestHoleMs.map(Math.round)).toEqual([0, 500])
  })

  it('who never gets right is told so', () => {
    const reading = judge([event('shown', 4_000)], [heard(() => 0), heard((ms) => (ms > 5_000 ? 40 : 0))])
    expect(reading.rights).toEqual([{ what: 'shown', ms: null }])
    expect(reading.jumps).toBe(1)
  })

  it('sound is due but for pauses and the second after a command', () => {
    const marks = [command('pause', 3_000, false), command('resume', 6_000), command('seek', 9_000)]
    expect(dueSpans(marks, (at) => at, SPAN)).toEqual([
      { fromMs: 0, untilMs: 3_000 },
      { fromMs: 7_000, untilMs: 9_000 },
      { fromMs: 10_000, untilMs: 20_000 },
    ])
  })
})
