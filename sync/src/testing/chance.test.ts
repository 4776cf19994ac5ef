import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chance } from './chance.ts'

const take = (seed: number, count: number): number[] => {
  const next = chance(seed)
  return Array.from({ length: count }, () => next())
}

it('the same seed tells the same story', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(take(seed, 20)).toEqual(take(seed, 20))
    }),
  )
})

it('neighbouring seeds tell different stories from the first number on', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(take(seed, 1)).not.toEqual(take(seed + 1, 1))
    }),
  )
})

it('every number lies in [0, 1), and all parts of it are visited alike', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const numbers = take(seed, 5000)
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...numbers)).toBeLessThan(1)
      const counts = Array.from(
        { length: 10 },
        (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length,
      )
      for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(140)
    }),
    { numRuns: 20 },
  )
})
