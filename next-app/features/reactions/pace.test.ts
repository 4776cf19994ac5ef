import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mayShow } from './pace.ts'

it('whoever keeps to the pace is never refused: five at once and two a second are never exceeded', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 100 }), (waits) => {
      let [now, times]: [number, readonly number[]] = [0, []]
      // The server's bucket.
      let [tokens, filledAt] = [5, 0]
      for (const wait of waits) {
        now += wait
        const next = mayShow(times, now)
        times = next.times
        if (!next.may) continue
        tokens = Math.min(5, tokens + ((now - filledAt) / 1000) * 2)
        filledAt = now
        expect(tokens).toBeGreaterThanOrEqual(1)
        tokens -= 1
      }
    }),
  )
})

it('somebody who is calm is never held up', () => {
  let times: readonly number[] = []
  for (let now = 0; now < 60_000; now += 600) {
    const next = mayShow(times, now)
    expect(next.may).toBe(true)
    times = next.times
  }
})
