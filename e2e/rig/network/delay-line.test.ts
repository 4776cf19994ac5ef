import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random.ts'
import { DelayLine } from './delay-line.ts'

describe('a delayed way', () => {
  it('without jitter everything takes equally long', () => {
    const line = new DelayLine({ delayMs: 40 }, seededRandom(1))
    expect([0, 3, 3, 500].map((at) => line.arrivalOf(at))).toEqual([40, 43, 43, 540])
  })

  it('with jitter the delays lie around their mean, and nothing overtakes', () => {
    const line = new DelayLine({ delayMs: 40, jitterMs: 20 }, seededRandom(2))
    const sent = Array.from({ length: 2_000 }, (_, n) => n * 500)
    const delays = sent.map((at) => line.arrivalOf(at) - at)
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length
    const spread = Math.sqrt(delays.reduce((sum, delay) => sum + (delay - mean) ** 2, 0) / delays.length)
    expect(Math.abs(mean - 40)).toBeLessThan(2)
    expect(Math.abs(spread - 20)).toBeLessThan(2)
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)

    const burst = Array.from({ length: 100 }, () => line.arrivalOf(1_000_000))
    expect(burst).toEqual([...burst].sort((a, b) => a - b))
  })

  it('what is lost comes 200 ms later, and all that follows waits for it', () => {
    const chances = [0.5, 0.5, 0.005, 0.5, 0.5, 0.5]
    const line = new DelayLine({ delayMs: 40, stall: 0.01 }, () => chances.shift() ?? 0.5)
    expect(line.arrivalOf(0)).toBe(240)
    expect(line.arrivalOf(10)).toBe(240)
    expect(line.arrivalOf(300)).toBe(340)
  })
})
