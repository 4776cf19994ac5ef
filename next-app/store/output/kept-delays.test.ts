import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANY_DEVICE, delayOf, delayOnChange, KEPT_LIMIT, parseDelays, printDelays, withDelay } from './kept-delays.ts'

const delay = fc.integer({ min: -5000, max: 10_000 }).map((tenths) => tenths / 10)
const key = fc.string({ minLength: 1, maxLength: 200 })

describe('the output delays of this browser', () => {
  it('a device is as late after a reload as before it, and never more devices are kept than the bound', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, delay), { minLength: 1, maxLength: 60 }), (told) => {
        const kept = told.reduce((delays, [of, ms]) => withDelay(delays, of, ms), parseDelays(null))
        const again = parseDelays(printDelays(kept))
        expect(again).toEqual(kept)
        expect(again.length).toBeLessThanOrEqual(KEPT_LIMIT)
        const [of, ms] = told.at(-1) ?? ['', 0]
        expect(delayOf(again, of)).toBe(ms)
      }),
    )
  })

  it('one device’s delay leaves another’s alone', () => {
    const kept = withDelay(withDelay([], 'headphones', 12), 'kitchen', 180)
    expect([delayOf(kept, 'headphones'), delayOf(kept, 'kitchen'), delayOf(kept, 'tv')]).toEqual([12, 180, null])
  })

  it('a browser that tells no devices apart any more has the newest', () => {
    expect(delayOf(withDelay(withDelay([], 'headphones', 12), 'kitchen', 180), ANY_DEVICE)).toBe(180)
  })

  it('the delay of the device that was plugged in is applied, and none to one never put right', () => {
    const kept = withDelay([], 'kitchen', 180)
    expect(delayOnChange(kept, 'headphones', 'kitchen', 12)).toBe(180)
    expect(delayOnChange(kept, 'kitchen', 'headphones', 180)).toBe(0)
  })

  it('a device that only now has got a name keeps its delay', () => {
    expect(delayOnChange([{ key: ANY_DEVICE, delayMs: 90 }], ANY_DEVICE, 'kitchen', 90)).toBe(90)
  })

  it.each([
    [null],
    [''],
    ['{}'],
    ['[{"key":"a"}]'],
    ['[{"key":"a","delayMs":1001}]'],
    ['[{"key":"a","delayMs":"9"}]'],
    ['[{"key":"","delayMs":1}]'],
    [JSON.stringify(Array.from({ length: KEPT_LIMIT + 1 }, (_, n) => ({ key: `${n}`, delayMs: 1 })))],
  ])('are not taken from %j', (text) => {
    expect(parseDelays(text)).toEqual([])
  })
})
