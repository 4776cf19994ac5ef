import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnRows, windowOf } from './window-of.ts'

const sight = fc
  .record({
    count: fc.nat(500),
    pitchPx: fc.constantFrom(44, 74),
    topPx: fc.integer({ min: -40_000, max: 40_000 }),
    high: fc.nat(2000),
  })
  .map(({ topPx, high, ...list }) => ({ ...list, topPx, bottomPx: topPx + high }))

describe('the window of a list', () => {
  it('holds every row that is seen, and lies within the list', () => {
    fc.assert(
      fc.property(sight, (seen) => {
        const { from, to } = windowOf(seen)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(seen.count)
        expect(from).toBeLessThanOrEqual(to)
        for (let row = 0; row < seen.count; row++) {
          const isSeen = (row + 1) * seen.pitchPx > seen.topPx && row * seen.pitchPx < seen.bottomPx
          if (isSeen) expect(row >= from && row < to).toBe(true)
        }
      }),
    )
  })

  it('holds no more than what is seen and some rows besides', () => {
    fc.assert(
      fc.property(sight, (seen) => {
        const { from, to } = windowOf(seen)
        expect(to - from).toBeLessThanOrEqual((seen.bottomPx - seen.topPx) / seen.pitchPx + 22)
      }),
    )
  })

  it('stays the same for a little scrolling', () => {
    const at = (topPx: number) => windowOf({ count: 300, pitchPx: 74, topPx, bottomPx: topPx + 700 })
    expect(new Set(Array.from({ length: 740 }, (_, n) => JSON.stringify(at(3000 + n)))).size).toBeLessThanOrEqual(7)
  })
})

describe('the rows that are drawn', () => {
  it('are those of the window and those that are held, each once, in order', () => {
    expect(drawnRows({ from: 2, to: 5 }, [])).toEqual([2, 3, 4])
    expect(drawnRows({ from: 2, to: 5 }, [9, 3, 0, -1, 9])).toEqual([0, 2, 3, 4, 9])
  })
})
