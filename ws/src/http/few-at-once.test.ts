import { expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

test('one holder has a few things at once, others have theirs, and what is not asked for any more makes room', () => {
  let now = 0
  const may = fewAtOnce(2, 100, () => now)
  expect([may('a', 'x'), may('a', 'y'), may('a', 'z'), may('b', 'z'), may('a', 'x')]).toEqual([
    true,
    true,
    false,
    true,
    true,
  ])
  now = 90
  expect(may('a', 'x')).toBe(true)
  now = 120
  expect([may('a', 'z'), may('a', 'y')]).toEqual([true, false])
})
