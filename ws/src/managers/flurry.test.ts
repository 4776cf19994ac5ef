import { fakeClock } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import { Flurry, STATES } from './flurry.ts'

/** How often a crowd of `people` is told in a minute in which something changes every 10 ms. */
const toldInAMinute = (people: number): number => {
  const clock = fakeClock(0)
  let told = 0
  const timers = { setTimeout: (act: () => void, ms: number) => clock.after(ms, act), clearTimeout: () => {} }
  const flurry = new Flurry(
    timers,
    STATES,
    () => people,
    () => told++,
  )
  for (let n = 0; n < 6000; n++) {
    flurry.changed()
    clock.runFor(10)
  }
  return told
}

it('however much happens, a few are told of it once a second, and two hundred every four', () => {
  expect(toldInAMinute(3)).toBeLessThanOrEqual(60)
  expect(toldInAMinute(3)).toBeGreaterThan(50)
  expect(toldInAMinute(200)).toBeLessThanOrEqual(15)
  expect(toldInAMinute(200)).toBeGreaterThan(12)
})

it('nothing is told when nothing changes', () => {
  const clock = fakeClock(0)
  let told = 0
  const timers = { setTimeout: (act: () => void, ms: number) => clock.after(ms, act), clearTimeout: () => {} }
  const flurry = new Flurry(
    timers,
    STATES,
    () => 1,
    () => told++,
  )
  flurry.changed()
  clock.runFor(60_000)
  expect(told).toBe(1)
})
