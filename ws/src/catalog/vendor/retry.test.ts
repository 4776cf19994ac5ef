import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshPace, takeTurn } from './pace.ts'
import { afterFailure, readRetryAfter } from './retry.ts'

const NOW = Date.UTC(2026, 0, 1)
const status = (code: number, retryAfter: string | null = null) =>
  ({ kind: 'status', status: code, retryAfter }) as const

describe('a request that failed', () => {
  test.each([{ kind: 'network' } as const, { kind: 'timeout' } as const, status(500), status(502), status(503)])(
    'by %j is tried twice more, each time later',
    (failure) => {
      const waits = [1, 2, 3].map((attempt) => afterFailure(failure, attempt, NOW, 0.5))
      expect(waits).toEqual([
        { kind: 'again', afterMs: 400 },
        { kind: 'again', afterMs: 1200 },
        { kind: 'give-up', closedMs: 0 },
      ])
    },
  )

  test.each([400, 401, 403, 404, 410, 501])('for what it is (%d) is not tried again', (code) =>
    expect(afterFailure(status(code), 1, NOW, 0)).toEqual({ kind: 'give-up', closedMs: 0 }),
  )

  test('by asking too often waits as told when that is soon', () => {
    expect(afterFailure(status(429, '2'), 1, NOW, 0)).toEqual({ kind: 'again', afterMs: 2000 })
    expect(afterFailure(status(429, '2'), 3, NOW, 0)).toEqual({ kind: 'give-up', closedMs: 2000 })
  })

  test('by asking too often leaves the vendor alone when it is not, for a quarter of an hour at most', () => {
    expect(afterFailure(status(429, '60'), 1, NOW, 0)).toEqual({ kind: 'give-up', closedMs: 60_000 })
    expect(afterFailure(status(429, '86400'), 1, NOW, 0)).toEqual({ kind: 'give-up', closedMs: 900_000 })
    expect(afterFailure(status(429), 1, NOW, 0)).toEqual({ kind: 'give-up', closedMs: 30_000 })
  })
})

test.each([
  ['120', 120_000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('Retry-After %s is %s ms', (text, ms) => expect(readRetryAfter(text, NOW)).toBe(ms))

describe('the pace of questions', () => {
  const rule = { perSecond: 10, burst: 5, patienceMs: 1000 }

  test('lets a burst through at once, makes the next wait and refuses whoever would wait too long', () => {
    let pace = freshPace
    const waits: (number | null)[] = []
    for (let at = 0; at < 17; at += 1) {
      const taken = takeTurn(rule, pace, NOW)
      waits.push(taken?.waitMs ?? null)
      pace = taken?.pace ?? pace
    }
    expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 100, 200])
    expect(waits.slice(-3)).toEqual([1000, null, null])
  })

  test('is never more than was agreed, whenever they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        let [pace, now] = [freshPace, NOW]
        const turns: number[] = []
        for (const gap of gaps) {
          now += gap
          const taken = takeTurn(rule, pace, now)
          if (!taken) continue
          pace = taken.pace
          turns.push(now + taken.waitMs)
        }
        for (const from of turns) {
          const within = turns.filter((turn) => turn >= from && turn < from + 1000).length
          expect(within).toBeLessThanOrEqual(rule.burst + rule.perSecond)
        }
      }),
    )
  })
})
