import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, type LocalMs, type ServerMs } from '../protocol/units.ts'
import { addProbe, newClock, type Probe } from './index.ts'

// C1  A probe whose stamps cannot be true changes nothing.

const T0 = 1_700_000_000_000
const probe = (sentAt: number, receivedAt: number, answeredAt: number, arrivedAt: number): Probe => ({
  sentAt: asLocalMs(T0 + sentAt),
  receivedAt: (T0 + receivedAt) as ServerMs,
  answeredAt: (T0 + answeredAt) as ServerMs,
  arrivedAt: asLocalMs(T0 + arrivedAt),
})

const LIES: Record<string, Probe> = {
  'arrived before it was sent': probe(100, 50, 51, 99),
  'answered before it was heard': probe(0, 50, 49, 100),
  'held for longer than it was away': probe(0, 50, 200, 100),
  'away for more than ten seconds': probe(0, 5000, 5001, 10_002),
  'not a number': probe(0, Number.NaN, 50, 100),
  'for ever': probe(0, 50, Number.POSITIVE_INFINITY, 100),
  'before 1970': probe(0, -T0 - 1, 50, 100),
  'sent at the end of time': { ...probe(0, 50, 50, 100), arrivedAt: 1e300 as LocalMs },
}

describe('a probe', () => {
  it.each(Object.entries(LIES))('C1: that is %s changes nothing', (_, lie) => {
    const nothingKnown = newClock()
    expect(addProbe(nothingKnown, lie)).toBe(nothingKnown)
    const known = addProbe(nothingKnown, probe(0, 40, 41, 80))
    expect(addProbe(known, lie)).toBe(known)
  })

  it('C1: with any four numbers whatever leaves a clock that still reads numbers, or none', () => {
    const aStamp = fc.oneof(fc.double(), fc.double({ min: 0, max: 8.64e15 }), fc.integer({ min: 0, max: 20_000 }))
    fc.assert(
      fc.property(fc.array(fc.tuple(aStamp, aStamp, aStamp, aStamp), { maxLength: 30 }), (quads) => {
        let state = newClock()
        for (const [sentAt, receivedAt, answeredAt, arrivedAt] of quads) {
          state = addProbe(state, { sentAt, receivedAt, answeredAt, arrivedAt } as Probe)
        }
        const { known } = state
        if (known === null) return
        expect(Number.isFinite(known.applied.serverMs)).toBe(true)
        expect(Number.isFinite(known.applied.aheadMs)).toBe(true)
        expect(Number.isFinite(known.skew.skewPpm)).toBe(true)
      }),
    )
  })
})
