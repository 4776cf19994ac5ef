import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chance } from '../testing/chance.ts'
import { BEAT_MS, estimateTaps, TAPS_LEAST } from './taps.ts'

// D1  Who taps steadily to what they hear is told how late their device is, and how sure that is.
// D2  Taps that do not agree are told to say nothing.

const beat = { firstAt: 10_000, everyMs: BEAT_MS }
const normal = (draw: () => number) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

const tapping = (seed: number, lateMs: number, deviationMs: number, taps: number, slips = 0) => {
  const draw = chance(seed)
  return Array.from({ length: taps }, (_, n) => {
    const slipped = n % 5 === 2 && slips > 0
    const off = slipped ? (draw() - 0.5) * BEAT_MS : deviationMs * normal(draw)
    return beat.firstAt + n * BEAT_MS + lateMs + off
  })
}

describe('tapping to the beat', () => {
  it('D1: a steady hand finds how late a device is, even if every fifth tap slips', () => {
    const late = fc.integer({ min: -299, max: 299 })
    fc.assert(
      fc.property(
        fc.integer(),
        late,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 12, max: 60 }),
        fc.nat(1),
        (...of) => {
          const [seed, lateMs, deviationMs, taps, slips] = of
          const found = estimateTaps(tapping(seed, lateMs, deviationMs, taps, slips), beat)
          if (!found.ok) return void expect(deviationMs).toBeGreaterThan(10)
          const error = found.lateMs - lateMs
          // Half a beat late and half a beat early are one.
          const off = Math.abs(error - Math.round(error / BEAT_MS) * BEAT_MS)
          expect(off).toBeLessThan((6 * 1.253 * deviationMs) / Math.sqrt(found.taps) + 1)
        },
      ),
    )
  })

  it('D1: what it tells as its doubt holds nineteen times of twenty', () => {
    const hits = Array.from({ length: 400 }, (_, seed) => {
      const found = estimateTaps(tapping(seed, 142, 18, 16), beat)
      return found.ok && Math.abs(found.lateMs - 142) <= found.plusMinusMs
    })
    expect(hits.filter((hit) => hit).length).toBeGreaterThan(350)
  })

  it('D1: a tap left out, or one begun in the middle, changes nothing', () => {
    const taps = tapping(3, -80, 8, 20).filter((_, n) => n % 3 !== 1)
    const found = estimateTaps(taps, beat)
    expect(found.ok && Math.abs(found.lateMs + 80)).toBeLessThan(8)
  })

  it('D2: too few taps, and taps at random, are no answer', () => {
    expect(estimateTaps(tapping(1, 0, 5, TAPS_LEAST - 1), beat)).toMatchObject({ ok: false, why: 'too-few' })
    for (let seed = 0; seed < 200; seed++) {
      const draw = chance(seed)
      const random = Array.from({ length: 24 }, () => beat.firstAt + draw() * 20_000)
      expect(estimateTaps(random, beat)).toMatchObject({ ok: false, why: 'scattered' })
    }
  })
})
