import { expect, test } from 'vitest'
import { contextTimeAt } from './timeline.ts'

/** A context that began at wall instant `from`, looked at every 50 ms. */
const running = (from: number, until: number, error = (_: number) => 0) =>
  Array.from({ length: Math.floor((until - from) / 50) }, (_, i) => ({
    contextMs: i * 50,
    wallMs: from + i * 50 + error(i),
  }))

test('an instant is found on the context’s clock', () => {
  expect(contextTimeAt(running(1_000_000, 1_010_000), 1_004_321)).toEqual({ contextMs: 4_321, scatterMs: 0 })
})

test('readings that scatter by some tenths of a millisecond, and one that is far off, hardly move it', () => {
  const readings = running(0, 10_000, (i) => (i === 80 ? 15 : ((i * 7) % 5) * 0.1 - 0.2))
  expect(contextTimeAt(readings, 4_000)?.contextMs).toBeCloseTo(4_000, 0.5)
  expect(contextTimeAt(readings, 4_000)?.scatterMs).toBeGreaterThan(10)
})

test('while a context does not run, no sound belongs to any instant', () => {
  expect(contextTimeAt(running(0, 10_000), 12_000)).toBeNull()
  expect(contextTimeAt([], 5)).toBeNull()
})
