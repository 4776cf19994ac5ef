import { describe, expect, it } from 'vitest'
import { asLocalMs, asServerMs } from '../protocol/units.ts'
import { type Chance, chance } from '../testing/chance.ts'
import { averageAt, estimateAt, extremesAt } from './estimate.ts'
import { beginHistory, type History, remember } from './history.ts'
import { sampleOf } from './probe.ts'
import { unknownSkew } from './skew.ts'

// C19 The estimate weighs its extremes and its average by their doubts, which say how far off each is likely to be.
// C20 Where one way is held up more than the other the average is not believed.

const TRUE_OFFSET_MS = 5000
const skew = unknownSkew(200)

const normal = (dice: Chance) => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())

/** Probes 100 ms apart over a path with these delays. */
const probed = (count: number, up: () => number, down: () => number) => {
  let history: History | null = null
  for (let n = 0; n < count; n++) {
    const sentAt = asLocalMs(1000 + 100 * n)
    const receivedAt = asServerMs(sentAt + TRUE_OFFSET_MS + up())
    const arrivedAt = asLocalMs(receivedAt - TRUE_OFFSET_MS + down())
    const sample = sampleOf(
      { sentAt, receivedAt, answeredAt: receivedAt, arrivedAt },
      { grainMs: 0.1, maxSkewPpm: 200 },
    )
    if (sample === null) throw new Error('a probe that cannot be')
    history = history === null ? beginHistory(sample) : remember(history, sample, 0)
  }
  if (history === null) throw new Error('no probe')
  return { ...history, now: asLocalMs(1000 + 100 * count) }
}

const rms = (numbers: readonly number[]) => Math.sqrt(numbers.reduce((sum, it) => sum + it * it, 0) / numbers.length)

/** How far off, and what was doubted, over many paths of one kind. */
const judged = (delay: (dice: Chance) => number, probes: number) => {
  const seeds = Array.from({ length: 200 }, (_, n) => n + 1)
  const all = seeds.map((seed) => {
    const dice = chance(seed)
    const { buckets, recent, now } = probed(
      probes,
      () => delay(dice),
      () => delay(dice),
    )
    return {
      extremes: extremesAt(buckets, recent, skew, now),
      average: averageAt(recent, skew, now),
      best: estimateAt(buckets, recent, skew, now),
    }
  })
  const figures = (of: readonly ({ offsetMs: number; doubtMs: number } | null)[]) => {
    const known = of.flatMap((it) => it ?? [])
    return { offMs: rms(known.map((it) => it.offsetMs - TRUE_OFFSET_MS)), doubtMs: rms(known.map((it) => it.doubtMs)) }
  }
  return {
    extremes: figures(all.map((it) => it.extremes)),
    average: figures(all.map((it) => it.average)),
    best: figures(all.map((it) => it.best)),
  }
}

describe('the estimate', () => {
  const kinds = [
    ['normally distributed', (dice: Chance) => Math.max(0, 40 + 20 * normal(dice))],
    ['evenly spread', (dice: Chance) => 20 + 40 * dice()],
    ['seldom late', (dice: Chance) => 20 - 20 * Math.log(1 - dice())],
  ] as const

  it.each(kinds)('C19: of delays that are %s it is hardly worse than the better of its two guesses', (_, delay) => {
    for (const probes of [20, 60, 200]) {
      const { extremes, average, best } = judged(delay, probes)
      // Delays that cannot be less than none are now and then just none, both ways: only the extremes know.
      expect(best.offMs).toBeLessThan(1.15 * Math.min(extremes.offMs, average.offMs) + 0.15)
    }
  })

  it.each(kinds)('C19: of delays that are %s its doubt is about as large as its error', (_, delay) => {
    for (const probes of [20, 60, 200]) {
      const { offMs, doubtMs } = judged(delay, probes).best
      expect(doubtMs).toBeGreaterThan(0.5 * offMs)
      expect(doubtMs).toBeLessThan(2.5 * offMs)
    }
  })

  it('C20: a queue on the way up does not move it, though it moves the average by half its length', () => {
    const dice = chance(7)
    const { buckets, recent, now } = probed(
      200,
      () => 20 + 60 * dice(),
      () => 20 + 2 * dice(),
    )
    expect(Math.abs((averageAt(recent, skew, now)?.offsetMs ?? 0) - TRUE_OFFSET_MS)).toBeGreaterThan(4)
    expect(Math.abs(estimateAt(buckets, recent, skew, now).offsetMs - TRUE_OFFSET_MS)).toBeLessThan(0.5)
  })

  it('of one probe it says no more than that probe proves', () => {
    const { buckets, recent, now } = probed(
      1,
      () => 30,
      () => 10,
    )
    expect(averageAt(recent, skew, now)).toBeNull()
    expect(estimateAt(buckets, recent, skew, now).doubtMs).toBeCloseTo(20, 0)
  })
})
