import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BANDS, follow, READ_BANDS, STILL } from './spectrum.ts'

const silence = new Uint8Array(READ_BANDS)
const spectrum = fc.uint8Array({ minLength: READ_BANDS, maxLength: READ_BANDS })
const passed = fc.integer({ min: 1, max: 2000 })
/** Half as strong at one of the player's bands, and silent elsewhere. */
const tone = (at: number, strength = 128) => silence.map((_, n) => (n === at ? strength : 0))
const strongest = (at: number): number => {
  const { bands } = follow(STILL, tone(at), 1000)
  return bands.indexOf(Math.max(...bands))
}

describe('what is to be seen of the sound', () => {
  it('stays between nothing and all, whatever is heard', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(spectrum, passed), { minLength: 1, maxLength: 12 }), (frames) => {
        const shape = frames.reduce((before, [heard, ms]) => follow(before, heard, ms), STILL)
        expect(shape.bands).toHaveLength(BANDS)
        for (const band of [...shape.bands, shape.bass]) {
          expect(band).toBeGreaterThanOrEqual(0)
          expect(band).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('comes to rest in silence', () => {
    fc.assert(
      fc.property(spectrum, (heard) => {
        const shape = follow(follow(STILL, heard, 100), silence, 4000)
        expect(Math.max(...shape.bands, shape.bass)).toBeLessThan(0.001)
      }),
    )
  })

  it('moves as far in one long step as in many short ones: it does not depend on how often it is drawn', () => {
    const once = follow(STILL, tone(100), 120)
    const often = [...Array(12)].reduce((before) => follow(before, tone(100), 10), STILL)
    for (const [n, band] of once.bands.entries()) expect(often.bands[n]).toBeCloseTo(band, 6)
  })

  it('is low at one end and high at the other', () => {
    expect(strongest(3)).toBeLessThan(8)
    expect(strongest(400)).toBeGreaterThan(BANDS - 4)
    expect(strongest(20)).toBeLessThan(strongest(60))
  })

  it('shows a soft song as well as a loud one, once it has gone on for a while', () => {
    const shown = (strength: number) => {
      let shape = STILL
      for (let frame = 0; frame < 600; frame++)
        shape = follow(
          shape,
          silence.map(() => strength),
          33,
        )
      return Math.max(...shape.bands)
    }
    expect(shown(90)).toBeCloseTo(shown(230), 1)
  })
})
