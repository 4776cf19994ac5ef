import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apartness, MERGED_AT, strandAt } from './strands.ts'

const calm = { waves: 5, pull: 0, pullAt: 0.5 }
const COUNT = 5
const heights = (place: number, timeS: number) =>
  Array.from({ length: COUNT }, (_, index) => strandAt(place, index, COUNT, { ...calm, timeS }))
const spread = (values: number[]) => Math.max(...values) - Math.min(...values)

describe('the strands of sound', () => {
  it('are one line from where they have met, at every moment', () => {
    fc.assert(
      fc.property(
        fc.double({ min: MERGED_AT, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (place, timeS) => {
          expect(spread(heights(place, timeS))).toBeLessThan(1e-9)
        },
      ),
    )
  })

  it('come from far apart', () => {
    expect(spread(heights(0, 3))).toBeGreaterThan(1)
  })

  it('stay within the picture', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (place, timeS) => {
          for (const height of heights(place, timeS)) expect(Math.abs(height)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('part under the pointer and only there', () => {
    expect(apartness(0.8, { pull: 1, pullAt: 0.8 })).toBeGreaterThan(0.3)
    expect(apartness(0.99, { pull: 1, pullAt: 0.75 })).toBeLessThan(0.01)
  })
})
