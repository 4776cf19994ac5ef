import { expect, test } from 'vitest'
import { intoSight, scrollBy } from './scrolling.ts'

const SEEN = { top: 100, bottom: 500 }

test('a row that is out of sight is scrolled to by the shortest way, and one in sight stays', () => {
  expect(intoSight(20, 72, SEEN)).toBe(-80)
  expect(intoSight(100, 72, SEEN)).toBe(0)
  expect(intoSight(428, 72, SEEN)).toBe(0)
  expect(intoSight(900, 72, SEEN)).toBe(472)
})

test('what is held near an edge draws the list along, faster the nearer', () => {
  expect(scrollBy(300, SEEN)).toBe(0)
  expect(scrollBy(150, SEEN)).toBeLessThan(0)
  expect(scrollBy(100, SEEN)).toBeLessThan(scrollBy(150, SEEN))
  expect(scrollBy(490, SEEN)).toBeGreaterThan(0)
  expect(scrollBy(9000, SEEN)).toBe(16)
})
