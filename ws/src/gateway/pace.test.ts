import { fakeClock } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pace } from './pace.ts'

const GAP_MS = 5
const MOST = 8

/** Hands things over at these distances; answers which went when. */
const run = (gaps: readonly number[]) => {
  const clock = fakeClock(1000)
  const gone: { thing: number; at: number; cameAt: number }[] = []
  const timers = {
    setTimeout: (act: () => void, ms: number) => clock.after(ms, act),
    clearTimeout: (timer: unknown) => typeof timer === 'function' && timer(),
  }
  const go = ({ thing, cameAt }: { thing: number; cameAt: number }) => gone.push({ thing, cameAt, at: clock.now() })
  const pace = new Pace<{ thing: number; cameAt: number }>(GAP_MS, MOST, () => clock.now(), timers, go)
  for (const [thing, gap] of gaps.entries()) {
    clock.runFor(gap)
    const passed = pace.next(clock.now(), { thing, cameAt: clock.now() })
    if (passed !== null) go(passed)
  }
  clock.runFor(1000)
  return gone
}

describe('a pace', () => {
  it('lets what comes by itself through at once', () => {
    for (const { at, cameAt } of run([0, 5, 20, 7])) expect(at).toBe(cameAt)
  })

  it('keeps the order and the distance, and leaves out no more than it must', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 60 }), (gaps) => {
        const gone = run(gaps)
        for (const [n, { thing, at }] of gone.slice(1).entries()) {
          expect(thing).toBeGreaterThan(gone[n]?.thing ?? -1)
          expect(at - (gone[n]?.at ?? 0)).toBeGreaterThanOrEqual(GAP_MS)
        }
        for (const { at, cameAt } of gone) expect(at - cameAt).toBeLessThanOrEqual((MOST + 1) * GAP_MS)
        if (gaps.length <= MOST) expect(gone).toHaveLength(gaps.length)
      }),
    )
  })

  it('a flood waits no longer than its bound, and the rest is left out', () => {
    expect(run(Array<number>(100).fill(0))).toHaveLength(MOST + 1)
  })
})
