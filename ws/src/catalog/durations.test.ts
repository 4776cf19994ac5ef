import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromClock, fromIso8601, fromMilliseconds, fromSeconds } from './durations.ts'

describe('R13: a length is read in its own unit', () => {
  test.each([
    ['4:32', 272_000],
    ['04:32', 272_000],
    ['0:07', 7000],
    ['1:02:03', 3_723_000],
    ['90:00', 5_400_000],
    ['272', 272_000],
    ['1200', 1_200_000],
    ['272.5', 272_500],
    [' 4:32.25 ', 272_250],
  ])('"%s" on a clock is %d ms', (text, ms) => expect(fromClock(text)).toBe(ms))

  test.each(['', '4:', ':32', '4:61', '1:75:00', '-4:32', '4m32s', 'PT4M', 'NaN', '0', '0:00', '4:32:10:1', '1e3'])(
    '"%s" is no time of a clock',
    (text) => expect(fromClock(text)).toBeNull(),
  )

  test.each([
    ['PT4M32S', 272_000],
    ['PT1H', 3_600_000],
    ['PT20M', 1_200_000],
    ['PT1H2M3S', 3_723_000],
    ['P1DT2H', 93_600_000],
    ['P1W', 604_800_000],
    ['PT1.5S', 1500],
    ['PT272S', 272_000],
  ])('%s is %d ms', (text, ms) => expect(fromIso8601(text)).toBe(ms))

  test.each(['P0D', 'PT0S', 'PT', 'P', '4:32', 'PT4', 'pt4m', 'PT4M32', '', 'P1Y'])('%s is no length', (text) =>
    expect(fromIso8601(text)).toBeNull(),
  )

  test('seconds and milliseconds differ by a thousand', () => {
    expect(fromSeconds(1200)).toBe(1_200_000)
    expect(fromMilliseconds(1200)).toBe(1200)
  })

  test('what no song can last is no length', () => {
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e12]) {
      expect([fromSeconds(wrong), fromMilliseconds(wrong)]).toEqual([null, null])
    }
  })
})

test('a length written either way is read back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 359_999 }), (seconds) => {
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      const two = (part: number) => String(part).padStart(2, '0')
      expect(fromClock(h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`)).toBe(seconds * 1000)
      expect(fromIso8601(`PT${h}H${m}M${s}S`)).toBe(seconds * 1000)
      expect(fromClock(String(seconds))).toBe(seconds * 1000)
    }),
  )
})

test('whatever is written, nothing is thrown and no length is out of bounds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const ms of [fromClock(text), fromIso8601(text)]) expect(ms === null || (ms >= 1 && ms <= 1e9)).toBe(true)
    }),
  )
})
