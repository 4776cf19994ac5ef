import { describe, expect, it } from 'vitest'
import { median, quantile, slope, summary } from './statistics.ts'

describe('figures told in short', () => {
  it('quantiles lie between the ranks, in whatever order the figures come', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5)
    expect(summary([5, 1, 3, 2, 4])).toEqual({ n: 5, median: 3, p95: 4.8, p99: 4.96, max: 5 })
  })

  it('of nothing nothing is told', () => {
    expect(median([])).toBeNaN()
  })

  it('a steady drift is its slope', () => {
    expect(slope([0, 1, 2, 3].map((x) => [x, 5 - 0.1 * x] as const))).toBeCloseTo(-0.1)
    expect(slope([[1, 1]])).toBe(0)
  })
})
