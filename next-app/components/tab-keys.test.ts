import { expect, test } from 'vitest'
import { placeAfter } from './tab-keys.ts'

test('the right arrow leads to the tab at the right, and from the last round to the first', () => {
  expect([0, 1, 2].map((at) => placeAfter('ArrowRight', at, 3, 'ltr'))).toEqual([1, 2, 0])
  expect([0, 1, 2].map((at) => placeAfter('ArrowLeft', at, 3, 'ltr'))).toEqual([2, 0, 1])
})

test('where text runs from right to left, so do the tabs', () => {
  expect([0, 1, 2].map((at) => placeAfter('ArrowLeft', at, 3, 'rtl'))).toEqual([1, 2, 0])
  expect([0, 1, 2].map((at) => placeAfter('ArrowRight', at, 3, 'rtl'))).toEqual([2, 0, 1])
})

test('Home and End lead to the ends, and no other key anywhere', () => {
  expect(['Home', 'End', 'ArrowUp', 'a'].map((key) => placeAfter(key, 1, 4, 'rtl'))).toEqual([0, 3, null, null])
})
