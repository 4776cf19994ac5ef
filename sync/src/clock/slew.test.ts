import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, type ServerMs } from '../protocol/units.ts'
import { setClock, slewClock, toLocal, toServer } from './slew.ts'

// C10 Local and server time translate into each other and back, slewing or not.

const T0 = 1_700_000_000_000
const aClock = fc
  .record({
    offsetMs: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    aheadMs: fc.double({ min: -50, max: 50, noNaN: true }),
    ratePpm: fc.double({ min: -200, max: 200, noNaN: true }),
  })
  .map(({ offsetMs, aheadMs, ratePpm }) =>
    slewClock(setClock(asLocalMs(T0), offsetMs + aheadMs, 0, 1000), asLocalMs(T0), offsetMs, ratePpm),
  )
const anInstant = fc.double({ min: -60_000, max: 200_000, noNaN: true }).map((ms) => asLocalMs(T0 + ms))

describe('the applied clock', () => {
  it('C10: a local instant comes back from server time as it was, to a microsecond or two', () => {
    fc.assert(
      fc.property(aClock, anInstant, (clock, local) => {
        expect(Math.abs(toLocal(clock, toServer(clock, local)) - local)).toBeLessThan(0.002)
      }),
    )
  })

  it('C10: a server instant comes back from local time as it was, to a microsecond or two', () => {
    fc.assert(
      fc.property(aClock, anInstant, (clock, instant) => {
        const server = (instant + clock.serverMs - T0) as ServerMs
        expect(Math.abs(toServer(clock, toLocal(clock, server)) - server)).toBeLessThan(0.002)
      }),
    )
  })

  it('goes on from its own reading, and ends where it was sent', () => {
    const clock = slewClock(setClock(asLocalMs(T0), 100, 0, 1000), asLocalMs(T0), 90, 0)
    expect(toServer(clock, asLocalMs(T0))).toBe(T0 + 100)
    expect(toServer(clock, asLocalMs(T0 + 5000))).toBe(T0 + 5095)
    expect(toServer(clock, asLocalMs(T0 + 10_000))).toBe(T0 + 10_090)
    expect(toServer(clock, asLocalMs(T0 + 60_000))).toBe(T0 + 60_090)
  })
})
