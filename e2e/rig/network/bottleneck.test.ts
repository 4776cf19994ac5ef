import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { Bottleneck } from './bottleneck.ts'
import { DelayLine } from './delay-line.ts'

const NARROW = { kbitPerS: 2_000, queueMs: 300 }
const waits = (seed: number) => {
  const line = new Bottleneck(NARROW, seededRandom(seed))
  return Array.from({ length: 3_000 }, (_, n) => line.waitMs(n * 20))
}

describe('a narrow place that others fill', () => {
  it('the queue rises to its limit and falls, and is empty now and then', () => {
    const all = waits(1)
    expect(Math.max(...all)).toBeLessThanOrEqual(300)
    expect(Math.max(...all)).toBeGreaterThan(270)
    expect(all.filter((ms) => ms === 0).length).toBeGreaterThan(200)
    expect(all.filter((ms) => ms > 100).length).toBeGreaterThan(1_000)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(waits(2)).toEqual(waits(2))
    expect(waits(2)).not.toEqual(waits(3))
  })

  it('what passes takes its time, and all connections wait for each other', () => {
    const narrow = new Bottleneck(NARROW, () => 0)
    const [one, other] = [0, 1].map(() => new DelayLine({ delayMs: 20 }, () => 0.5, narrow))
    const first = one?.arrivalOf(0, 25_000) ?? 0
    expect(first).toBe(120)
    expect(other?.arrivalOf(0, 250)).toBe(121)
    expect(one?.isFull(0)).toBe(false)
    one?.arrivalOf(0, 100_000)
    expect(other?.isFull(0)).toBe(true)
  })
})
