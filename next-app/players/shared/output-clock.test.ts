import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addReading, noReadings, type OutputClock, offsetOf } from './output-clock.ts'

const fill = (noises: readonly number[], offset: number, from = 0): OutputClock =>
  noises.reduce((clock, noise, n) => {
    const now = from + n * 50
    return addReading(clock, { contextMs: now - offset + noise, localMs: now }, now)
  }, noReadings as OutputClock)

describe('the output clock', () => {
  it('takes a few bad readings in a busy moment for what they are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.array(fc.nat(30), { maxLength: 7 }),
        (offset, bad) => {
          const clock = fill([...Array<number>(9).fill(0), ...bad], offset)
          expect(Math.abs((offsetOf(clock) ?? Number.NaN) - offset)).toBeLessThan(0.001)
        },
      ),
    )
  })

  it('begins again when the output stopped for a while and went on', () => {
    const before = fill(Array<number>(20).fill(0), 1000)
    const step = (clock: OutputClock, n: number) =>
      addReading(clock, { contextMs: n * 50, localMs: 1500 + n * 50 }, 1500 + n * 50)
    expect(offsetOf([0, 1].reduce(step, before))).toBe(1000)
    expect(offsetOf([0, 1, 2].reduce(step, before))).toBe(1500)
  })

  it('leaves out what cannot be: a reading from the future, or a stale one', () => {
    const clock = fill([0, 0], 5)
    expect(addReading(clock, { contextMs: 0, localMs: 5000 }, 200)).toEqual(clock)
    expect(addReading(clock, { contextMs: 0, localMs: 100 }, 1900)).toEqual(clock)
  })

  it('one glitch moves nothing', () => {
    const before = fill(Array<number>(20).fill(0), 1000)
    const glitch = addReading(before, { contextMs: 0, localMs: 1045 }, 1045)
    expect(offsetOf(glitch)).toBe(1000)
    expect(glitch.readings).toHaveLength(20)
  })

  it('an output that stands still is not known any more after two seconds', () => {
    const before = fill(Array<number>(20).fill(0), 1000)
    expect(offsetOf(addReading(before, { contextMs: 0, localMs: 950 }, 5000))).toBeNull()
  })

  it('knows nothing before its first reading', () => {
    expect(offsetOf(noReadings)).toBeNull()
  })

  it('follows clocks that drift apart, and keeps no more than its bound', () => {
    let clock: OutputClock = noReadings
    for (let now = 0; now < 60_000; now += 20) {
      clock = addReading(clock, { contextMs: now * 1.0001, localMs: now }, now)
    }
    expect(Math.abs((offsetOf(clock) ?? 0) + 6)).toBeLessThan(0.15)
    expect(clock.readings.length).toBeLessThanOrEqual(64)
  })
})
