import { asLocalMs } from '@earshot/sync'
import { expect, it } from 'vitest'
import { sparkline } from './sparkline.ts'

const points = (...errors: (number | null)[]) =>
  errors.map((errorMs, n) => ({ at: asLocalMs(60_000 - (errors.length - 1 - n) * 15_000), errorMs }))

it('runs from a minute ago to now, the greatest error at the edge', () => {
  const { lines, scaleMs } = sparkline(points(0, 4, -4, 2, 0), 60_000, 200, 40)
  expect(scaleMs).toBe(4)
  expect(lines).toEqual(['0.0,20.0 50.0,0.0 100.0,40.0 150.0,10.0 200.0,20.0'])
})

it('does not make much of little', () => {
  expect(sparkline(points(0.1, 0.1), 60_000, 200, 40)).toEqual({ lines: ['150.0,18.0 200.0,18.0'], scaleMs: 1 })
})

it('is broken where nothing was measured', () => {
  expect(sparkline(points(1, 1, null, 1, 1), 60_000, 200, 40).lines).toHaveLength(2)
  expect(sparkline([], 60_000, 200, 40).lines).toEqual([])
})
