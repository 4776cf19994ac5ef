import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addReading, isAstray, isSteady, latencyIn, noReadings, type OutputClock, offsetOf } from './output-clock.ts'

// O1  A few bad readings in a busy moment change nothing.
// O2  What the browser tells is not believed while it moves faster than crystals do: heard stays what was heard before, within 3 ms.
// O3  When it stands still again, it is believed again, wherever it stands.
// O4  Crystals that part are followed, and go on parting while the readings are not believed.
// O5  An output that was replaced by another, began anew, or left a hole behind is known within two seconds.
// O6  While the readings are not believed, what is rendered still shows a hole that is long.
// O7  Nothing is known before three readings, nor of an output that gave none for two seconds.

const EVERY_MS = 50
const LATENCY_MS = 40

/** What is told of an output at `t` ms: `offsetMs` by timestamps, `renderedMs` by what is rendered. */
type Told = { offsetMs: number; renderedMs: number }

/** Reads an output from `from` to `until`, and hands each clock on. Rendering comes in blocks of 10 ms. */
const read = (
  clock: OutputClock,
  from: number,
  until: number,
  told: (t: number) => Told,
  seen: (clock: OutputClock, t: number) => void = () => {},
): OutputClock => {
  let now = clock
  for (let t = from; t < until; t += EVERY_MS) {
    const { offsetMs, renderedMs } = told(t)
    const contextMs = t - 3 - offsetMs
    now = addReading(now, { at: t, localMs: t - 3, contextMs, currentMs: t - renderedMs - (((t / 25) * 7) % 10) })
    seen(now, t)
  }
  return now
}

const still = (offsetMs: number): Told => ({ offsetMs, renderedMs: offsetMs - LATENCY_MS })
const calm = (offsetMs: number, ms = 6000) => read(noReadings, 0, ms, () => still(offsetMs))
const offset = (clock: OutputClock) => offsetOf(clock) ?? Number.NaN

describe('the output clock', () => {
  it('O1: a few bad readings in a busy moment change nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.array(fc.nat(30), { maxLength: 4 }),
        (at, bad) => {
          const before = calm(at)
          const after = read(before, 6000, 6000 + bad.length * EVERY_MS, (t) => {
            return { offsetMs: at + (bad[(t - 6000) / EVERY_MS] ?? 0), renderedMs: at - LATENCY_MS }
          })
          expect(Math.abs(offset(after) - at)).toBeLessThan(0.001)
        },
      ),
    )
  })

  it('O2, O3: timestamps that wander off for seconds after a stumble move nothing, until they stand still', () => {
    const ppm = fc.integer({ min: 600, max: 20_000 })
    fc.assert(
      fc.property(ppm, fc.boolean(), fc.integer({ min: 1000, max: 8000 }), fc.nat(6), (rate, isUp, forMs, holeMs) => {
        const begin = 6000
        const wander = (t: number) => {
          const out = Math.min(t - begin, forMs) * rate * 1e-6
          const back = Math.max(0, t - begin - forMs) * 3e-3
          return (isUp ? 1 : -1) * Math.max(0, out - back)
        }
        const backAt = begin + forMs + (forMs * rate * 1e-6) / 3e-3
        const isBack = (t: number) => t > backAt + 5000
        const after = read(
          calm(100),
          begin,
          backAt + 6000,
          (t) => ({ offsetMs: 100 + holeMs + wander(t), renderedMs: 100 + holeMs - LATENCY_MS }),
          (clock, t) => {
            if (isBack(t)) return
            // Between what was heard before the hole and after it; a hole that is followed brings some wandering along.
            expect(offset(clock)).toBeGreaterThan(100 - 3)
            expect(offset(clock)).toBeLessThan(100 + holeMs + 3)
          },
        )
        expect(Math.abs(offset(after) - 100 - holeMs)).toBeLessThan(0.2)
      }),
      { numRuns: 60 },
    )
  })

  it('O4: clocks that drift apart are followed, and further while the timestamps wander', () => {
    const skewed = (ppm: number) => (t: number) => still(50 + t * ppm * 1e-6)
    fc.assert(
      fc.property(fc.integer({ min: -150, max: 150 }), (ppm) => {
        const before = read(noReadings, 0, 60_000, skewed(ppm), (clock, t) => {
          if (t > 2000) expect(Math.abs(offset(clock) - 50 - t * ppm * 1e-6)).toBeLessThan(0.1)
        })
        const wandering = (t: number) => {
          const { offsetMs, renderedMs } = skewed(ppm)(t)
          return { offsetMs: offsetMs + (t - 60_000) * 5e-3, renderedMs }
        }
        const after = read(before, 60_000, 70_000, wandering)
        expect(Math.abs(offset(after) - 50 - 70_000 * ppm * 1e-6)).toBeLessThan(0.6)
      }),
      { numRuns: 20 },
    )
  })

  it('O5: another output, and one that began with a hole, are known within two seconds', () => {
    const other = read(calm(100), 6000, 8500, () => still(280))
    expect(offset(other)).toBe(280)
    const begun = read(noReadings, 0, 600, () => still(100))
    expect(offset(read(begun, 600, 1400, () => still(130)))).toBe(130)
  })

  it('O5: a hole that moves what is heard and what is rendered alike is followed within a second and a half', () => {
    const after = read(calm(100), 6000, 7500, () => still(111))
    expect(offset(after)).toBe(111)
  })

  it('O6: a long hole shows in what is rendered, though the timestamps wander', () => {
    const after = read(calm(100), 6000, 9000, (t) => ({
      offsetMs: 100 + (t - 6000) * 0.01,
      renderedMs: 160 - LATENCY_MS,
    }))
    expect(Math.abs(offset(after) - 160)).toBeLessThanOrEqual(15)
  })

  it('O7: it knows nothing before three readings, nor of an output that stands still', () => {
    expect(offsetOf(noReadings)).toBeNull()
    expect(offsetOf(read(noReadings, 0, 2 * EVERY_MS, () => still(1)))).toBeNull()
    const before = calm(100)
    expect(offsetOf(before, 7000)).toBe(100)
    expect(offsetOf(before, 9000)).toBeNull()
    expect(offset(read(before, 9000, 9200, () => still(500)))).toBe(500)
  })

  it('leaves out what cannot be: a reading from the future, or a stale one', () => {
    const clock = calm(5)
    const reading = { at: 6000, contextMs: 0, currentMs: 40 }
    expect(addReading(clock, { ...reading, localMs: 6002 })).toBe(clock)
    expect(addReading(clock, { ...reading, localMs: 4900 })).toBe(clock)
  })

  it('says of a young output whether it stood still from its beginning or went astray', () => {
    const good = read(noReadings, 0, 1000, () => still(100))
    expect([isSteady(good, 900), isAstray(good)]).toEqual([true, false])
    const bad = read(noReadings, 0, 2000, (t) => ({ ...still(100), offsetMs: 100 - t * 1e-3 }))
    expect([isSteady(bad, 900), isAstray(bad)]).toEqual([false, true])
  })

  it('tells how much later than rendered it is heard, once it is known well', () => {
    expect(latencyIn(read(noReadings, 0, 1000, () => still(100)))).toBeNull()
    expect(Math.abs((latencyIn(calm(100)) ?? 0) - LATENCY_MS)).toBeLessThan(0.01)
  })

  it('without timestamps it takes a median, steps with the output, and keeps no more than its bound', () => {
    let clock: OutputClock = noReadings
    for (let t = 0; t < 60_000; t += 25) {
      const offsetMs = (t < 50_000 ? 30 : 200) + (((t / 25) * 7) % 10)
      clock = addReading(clock, {
        at: t,
        localMs: t,
        contextMs: t - offsetMs,
        currentMs: t - offsetMs + 40,
        isCoarse: true,
      })
      if (t === 49_000) expect(Math.abs(offset(clock) - 35)).toBeLessThan(3)
    }
    expect(Math.abs(offset(clock) - 205)).toBeLessThan(3)
    expect(clock.readings.length).toBeLessThanOrEqual(200)
  })
})
