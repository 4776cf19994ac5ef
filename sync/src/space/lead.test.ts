import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAD_LEAST_MS, LEAD_MOST_MS, leadFor } from './lead.ts'

describe('the lead', () => {
  it('R18: no listener’s round trip, true or claimed, makes anyone wait longer than the bound', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.constant(86_400_000))), (roundTrips) => {
        const lead = leadFor(roundTrips)
        expect(lead).toBeGreaterThanOrEqual(LEAD_LEAST_MS)
        expect(lead).toBeLessThanOrEqual(LEAD_MOST_MS)
      }),
    )
  })

  it('R18: one far listener among many changes nothing', () => {
    for (const others of [9, 20, 100]) {
      const near = Array.from({ length: others }, () => 40)
      expect(leadFor([...near, 86_400_000])).toBe(leadFor(near))
    }
  })

  it('leaves a 40 ms round trip under 150 ms from command to effect', () => {
    expect(leadFor([40, 40, 40]) + 20).toBeLessThanOrEqual(150)
  })
})
