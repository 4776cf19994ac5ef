import { afterEach, describe, expect, it } from 'vitest'
import { World } from './world.ts'

// W2  Half an hour in, listeners whose clocks and sound cards run 100 millionths fast or slow, over 40 ± 20 ms each way, are
//     as near to the room as after settling: nobody was moved by a jump, and no trim exceeded 0.3 %.

const UNEVEN = { delayMs: 20, jitterMs: 40 }
const MINUTE_MS = 60_000
const SETTLE_MS = MINUTE_MS
/** What the clock and the trims leave on such a network once they know it. */
const WORST_MS = 3
const EDGE_MS = 5 * MINUTE_MS
/** Clock and sound card of each listener, in millionths: every sign of either against every sign of the other. */
const SKEWS = [
  [100, 100],
  [100, -100],
  [-100, 100],
  [-100, -100],
] as const

const worlds: World[] = []
afterEach(() => {
  for (const made of worlds.splice(0)) made.close()
})

const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0

describe('in virtual time', () => {
  it.each([1, 2])(
    'W2: clocks and sound cards that drift leave nothing behind (seed %i)',
    { timeout: 60_000 },
    async (seed) => {
      const world = new World(seed)
      worlds.push(world)
      const listeners = SKEWS.map(([skewPpm, card], n) =>
        world.join({
          name: `user${n}`,
          up: UNEVEN,
          down: UNEVEN,
          roundTripMs: 80,
          offsetMs: 1e6 * n,
          skewPpm,
          player: { skewPpm: card, noise: () => world.chance() * 0.2 - 0.1 },
        }),
      )
      await world.run(2_000)
      listeners[0]?.addSong(3_600)
      await world.run(SETTLE_MS)
      const starts = listeners.map(({ player }) => player.starts)
      for (const { player } of listeners) player.rates.length = 0

      const listen = async (ms: number) => {
        const spreads: number[] = []
        let worst = 0
        for (let passed = 0; passed < ms; passed += 500) {
          await world.run(500)
          const errors = world.distances().map(({ errorMs }) => errorMs)
          spreads.push(Math.max(...errors) - Math.min(...errors))
          worst = Math.max(worst, world.worst())
        }
        return { spread: p95(spreads), worst }
      }
      const first = await listen(EDGE_MS)
      await world.run(30 * MINUTE_MS - 2 * EDGE_MS)
      const last = await listen(EDGE_MS)

      expect(last.spread).toBeLessThanOrEqual(first.spread)
      expect(last.worst).toBeLessThan(WORST_MS)
      expect(listeners.map(({ player }) => player.starts)).toEqual(starts)
      const rates = listeners.flatMap(({ player }) => player.rates)
      expect(rates.length).toBeGreaterThan(0)
      expect(Math.max(...rates.map((rate) => Math.abs(rate - 1)))).toBeLessThanOrEqual(0.003 + 1e-9)
    },
  )
})
