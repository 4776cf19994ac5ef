import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Ranks, rank } from './ranks.ts'

const ids = (count: number) => Array.from({ length: count }, (_, n) => `i${n}`)
const changed = (before: Ranks, after: Ranks) => [...after].filter(([id, at]) => before.get(id) !== at).length

test('numbers rise in the order of the list, whatever was before', () => {
  const someIds = fc.uniqueArray(fc.constantFrom(...ids(12)))
  fc.assert(
    fc.property(fc.array(someIds, { minLength: 1, maxLength: 20 }), (orders) => {
      let ranks: Ranks = new Map()
      for (const order of orders) {
        ranks = rank(order, ranks)
        expect([...ranks.keys()].sort()).toEqual([...order].sort())
        const numbers = order.map((id) => ranks.get(id) as number)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      }
    }),
  )
})

test('one that is moved, added or gone changes no number but its own', () => {
  const before = rank(ids(500), new Map())
  const order = ids(500)
  const moved = [...order.slice(0, 20), 'i400', ...order.slice(20, 400), ...order.slice(401)]
  expect(changed(before, rank(moved, before))).toBe(1)
  expect(changed(before, rank(['new', ...order], before))).toBe(1)
  expect(changed(before, rank([...order, 'new'], before))).toBe(1)
  expect(changed(before, rank([...order.slice(0, 7), 'new', ...order.slice(7)], before))).toBe(1)
  expect(changed(before, rank(order.slice(1), before))).toBe(0)
})

test('a song that plays, and all that have played, keep their numbers from song to song', () => {
  let ranks = rank(ids(100), new Map())
  const first = ranks
  for (let n = 1; n < 60; n++) ranks = rank(ids(100 + n).slice(Math.max(0, n - 50)), ranks)
  expect(ranks.get('i80')).toBe(first.get('i80'))
})

test('always putting the next one at the same place does not wear the numbers out', () => {
  let order = ids(2)
  let ranks = rank(order, new Map())
  for (let n = 2; n < 300; n++) {
    order = [order[0] as string, `i${n}`, ...order.slice(1)]
    ranks = rank(order, ranks)
  }
  const numbers = order.map((id) => ranks.get(id) as number)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
})
