import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GRACE_MS, IDLE_MS, judgeToken, LONGEST_MS, ROTATE_MS, type Standing } from './token-rule.ts'

// A1  A session that was not used for 30 days, or began a year ago, is over, whatever token is shown.
// A2  The newest token is good for as long as the session.
// A3  The token before it is good until the newest has been used, and for two minutes from then on.
// A4  No other token is good, neither an older nor one that was never made.
// A5  The newest token is to be replaced when it is a day old, and not before.

const NOW = 1_800_000_000_000
const age = (most: number) => fc.integer({ min: 0, max: most }).map((ms) => NOW - ms)

/** A session that is not over. */
const aStanding: fc.Arbitrary<Standing> = fc.record({
  createdAt: age(LONGEST_MS - 1),
  seenAt: age(IDLE_MS - 1),
  generation: fc.integer({ min: 1, max: 500 }),
  rotatedAt: age(2 * ROTATE_MS),
  confirmedAt: fc.option(age(2 * GRACE_MS), { nil: null }),
})

describe('a token', () => {
  test('A1: of a session that is over is refused', () => {
    const over = fc.tuple(aStanding, fc.boolean(), fc.nat(1e9)).map(([standing, byAge, more]) => ({
      ...standing,
      ...(byAge ? { createdAt: NOW - LONGEST_MS - more } : { seenAt: NOW - IDLE_MS - more }),
    }))
    fc.assert(
      fc.property(over, fc.constantFrom(-1, 0), (standing, offset) => {
        expect(judgeToken(standing, standing.generation + offset, NOW)).toBe('refused')
      }),
    )
  })

  test('A2, A5: that is the newest is good, and to be replaced from a day on', () => {
    fc.assert(
      fc.property(aStanding, (standing) => {
        const isDue = NOW - standing.rotatedAt >= ROTATE_MS
        expect(judgeToken(standing, standing.generation, NOW)).toBe(isDue ? 'due' : 'good')
      }),
    )
  })

  test('A3: that was replaced is good until its successor has been used, and two minutes more', () => {
    fc.assert(
      fc.property(aStanding, (standing) => {
        const { confirmedAt } = standing
        const isGood = confirmedAt === null || NOW - confirmedAt < GRACE_MS
        expect(judgeToken(standing, standing.generation - 1, NOW)).toBe(isGood ? 'replaced' : 'refused')
      }),
    )
  })

  test('A4: of any other generation is refused', () => {
    fc.assert(
      fc.property(aStanding, fc.integer({ min: -1000, max: 1000 }), (standing, offset) => {
        fc.pre(offset !== 0 && offset !== -1)
        expect(judgeToken(standing, standing.generation + offset, NOW)).toBe('refused')
      }),
    )
  })
})
