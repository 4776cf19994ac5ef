import { anItem } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, type Plan, startStint, stintAt, stopFrom, withoutOver } from './plan.ts'

const one = anItem(1, 60_000)
const two = anItem(2, 60_000)

describe('what elements are to play', () => {
  it('an order takes over at its instant, and what sounds goes on until then', () => {
    const plan = startStint(
      startStint([], { id: 1, item: one, positionMs: 0, at: 0 }, 0),
      { id: 2, item: one, positionMs: 9000, at: 500 },
      100,
    )
    expect([stintAt(plan, 499)?.id, stintAt(plan, 500)?.id]).toEqual([1, 2])
    expect(plan.map((stint) => lineOf(stint, 600))).toEqual([600, 9100])
  })

  it('a follower that is put off leaves no hole before it', () => {
    let plan: Plan = startStint([], { id: 1, item: one, positionMs: 0, at: 0 }, 0)
    plan = startStint(plan, { id: 2, item: two, positionMs: 0, at: 900 }, 10)
    plan = startStint(plan, { id: 3, item: two, positionMs: 0, at: 1500 }, 20)
    expect([stintAt(plan, 1200)?.id, stintAt(plan, 1500)?.id, plan.length]).toEqual([1, 3, 2])
  })

  it('a follower that is revoked lengthens what sounds before it, and not into what is kept behind it', () => {
    let plan: Plan = startStint([], { id: 1, item: one, positionMs: 0, at: 0 }, 0)
    plan = startStint(plan, { id: 2, item: two, positionMs: 0, at: 901 }, 300)
    plan = startStint(plan, { id: 3, item: one, positionMs: 0, at: 902 }, 600)
    plan = startStint(plan, { id: 4, item: two, positionMs: 0, at: 1151 }, 900)
    expect(plan.map(({ id, at, until }) => [id, at, until])).toEqual([
      [1, 0, 902],
      [3, 902, 1151],
      [4, 1151, Number.POSITIVE_INFINITY],
    ])
  })

  it('nothing is left after a stop, whatever was ordered, and at no instant do two hold', () => {
    const order = fc.record({ item: fc.constantFrom(one, two), at: fc.nat(5000), stops: fc.boolean() })
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), fc.nat(5000), (orders, end) => {
        let plan: Plan = []
        for (const [n, { item, at, stops }] of orders.entries()) {
          const now = n * 300
          plan = stops ? stopFrom(plan, at, now) : startStint(plan, { id: n, item, positionMs: 0, at }, now)
          for (let t = now; t < 6000; t += 250) {
            expect(plan.filter((stint) => stint.at <= t && t < stint.until).length).toBeLessThan(2)
          }
        }
        const now = orders.length * 300
        const stopped = stopFrom(plan, end, now)
        for (let t = Math.max(end, now); t < 9000; t += 100) expect(stintAt(stopped, t)).toBeUndefined()
        expect(withoutOver(stopped, 20_000, 1000)).toEqual([])
      }),
    )
  })
})
