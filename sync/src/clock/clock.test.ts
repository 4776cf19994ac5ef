import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, asServerMs } from '../protocol/units.ts'
import {
  errorFigures,
  LINK_KINDS,
  type LinkRun,
  type Look,
  linkFigures,
  ROUNDING_MS,
  type Scene,
  simulateLink,
} from '../testing/simulate-link.ts'
import { MAX_BUCKETS } from './history.ts'
import { addProbe, type ClockState, newClock, readClock, serverAt } from './index.ts'

// C2  The clock is never further off than it says, on any path and at any skew up to the one assumed.
// C3  An asymmetric path costs half its asymmetry; no bound pretends to see it.
// C4  Without new answers the estimate stays, and only the bound grows.
// C5  Skew is used only when it is significant, and a queue is not taken for skew.
// C6  Server time never runs backwards, except by a step.
// C7  The applied clock changes its pace by no more than the slew and the skew.
// C8  A jump of either clock is noticed by the first probes that contradict the old ones, and costs one step.
// C9  What is known stays bounded in size.
// C11 A link that was away and came back does not move the clock.
// C12 A jump too small to step for is slewed away.
// C18 After ten minutes the clock is right to a fraction of what any single probe could tell, and stays so.

const MINUTE = 60_000
const kinds = Object.keys(LINK_KINDS) as (keyof typeof LINK_KINDS)[]
const aSkew = fc.double({ min: -50, max: 50, noNaN: true })
const aRun = fc
  .record({ name: fc.constantFrom(...kinds), seed: fc.integer(), deviceSkewPpm: aSkew, serverSkewPpm: aSkew })
  .map(({ name, ...run }): LinkRun => ({ ...run, kind: LINK_KINDS[name], minutes: 6 }))

/** The first look at which the clock was further off than it said. */
const brokenBound = (looks: readonly Look[]): Look | undefined =>
  looks.find(({ errorMs, boundMs }) => !(Math.abs(errorMs) <= boundMs + ROUNDING_MS))
const last = (looks: readonly Look[]): Look => {
  const look = looks.at(-1)
  if (look === undefined) throw new Error('no look at all')
  return look
}
const during = (looks: readonly Look[], fromMs: number, toMs = Number.POSITIVE_INFINITY): Look[] =>
  looks.filter(({ at }) => at >= fromMs && at < toMs)
const worst = (looks: readonly Look[]): number => errorFigures(looks.map(({ errorMs }) => errorMs)).maxMs
/** A run over a good link in which something happens after five minutes. */
const afterFiveMinutes = (happen: (scene: Scene) => void, run: Partial<LinkRun> = {}): Look[] =>
  simulateLink({
    kind: LINK_KINDS['symmetric 40 ms'],
    seed: 3,
    minutes: 8,
    script: (scene) => scene.clock.at(5 * MINUTE, () => happen(scene)),
    ...run,
  })

describe('the clock', () => {
  it('C2: is never further off than it says, whatever the path does', () => {
    fc.assert(
      fc.property(aRun, (run) => {
        expect(brokenBound(simulateLink(run))).toBeUndefined()
      }),
      { numRuns: 25 },
    )
  })

  it.each(kinds)('C2: over half an hour of %s, the clocks 100 ppm apart, is never further off than it says', (name) => {
    for (const skewPpm of [-100, 100]) {
      const run = { kind: LINK_KINDS[name], minutes: 30, deviceSkewPpm: -skewPpm / 2, serverSkewPpm: skewPpm / 2 }
      expect(linkFigures(run, 1).broken).toBe(0)
    }
  })

  it('C3: over 20 ms there and 60 ms back is 20 ms off, and says that it may be', () => {
    const looks = simulateLink({ kind: LINK_KINDS['asymmetric 20 / 60 ms'], seed: 1, minutes: 10 })
    const { errorMs, boundMs } = last(looks)
    expect(Math.abs(errorMs)).toBeGreaterThan(19.5)
    expect(Math.abs(errorMs)).toBeLessThan(20.5)
    expect(Math.min(...looks.map((look) => look.boundMs))).toBeGreaterThanOrEqual(40)
    expect(boundMs).toBeLessThan(43)
  })

  it.each([
    ['same machine', 0.05],
    ['local network', 0.15],
    ['symmetric 40 ms', 0.15],
    ['40 ± 20 ms jitter', 1.5],
    ['40 ± 20 ms jitter, 5 % loss', 1.5],
    ['40 ms, normally distributed by 20', 3],
    ['30 % lost', 0.5],
    ['Wi-Fi power save', 5],
  ] as const)(
    'hears %s after ten minutes to within %d ms, at the end as at the start of the next twenty',
    (name, ms) => {
      for (const skewPpm of [0, 20, 100]) {
        const { after } = linkFigures({ kind: LINK_KINDS[name], minutes: 30, deviceSkewPpm: skewPpm }, 2)
        expect(after.p95Ms).toBeLessThan(ms)
      }
    },
  )

  it('C4: keeps its estimate while the link is away, and only trusts it less', () => {
    const looks = afterFiveMinutes(({ link, notice }) => {
      link.cut()
      notice({ type: 'disconnected' })
    })
    const alone = during(looks, 5 * MINUTE + 1000)
    expect(brokenBound(looks)).toBeUndefined()
    expect(worst(alone)).toBeLessThan(0.5)
    const shrunk = alone.filter(({ boundMs }, index) => boundMs < (alone[index - 1]?.boundMs ?? 0) - ROUNDING_MS)
    expect(shrunk).toEqual([])
    expect(last(looks).boundMs).toBeGreaterThan((alone[0]?.boundMs ?? 0) + 1)
  })

  it('C5: finds a skew of 100 ppm to within 1 ppm in five minutes of a good link, and none where there is none', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(-100, -20, 0, 20, 100), (seed, skewPpm) => {
        const kind = LINK_KINDS['symmetric 40 ms']
        const looks = simulateLink({ kind, seed, minutes: 5, deviceSkewPpm: -skewPpm })
        expect(Math.abs(last(looks).skewPpm - skewPpm)).toBeLessThan(1)
      }),
      { numRuns: 10 },
    )
  })

  it('C5: does not take a queue that grows on one side for half an hour for a skew', () => {
    const kind = () => ({
      up: { delayMs: (now: number) => 20 + now / 3600, jitterMs: 2 },
      down: { delayMs: 20, jitterMs: 2 },
    })
    const looks = simulateLink({ kind, seed: 1, minutes: 30 })
    const taken = during(looks, MINUTE).filter(({ skewPpm }) => Math.abs(skewPpm) > 10)
    expect(taken.length / looks.length).toBeLessThan(0.02)
  })

  it('C6, C7: never runs backwards, and keeps its pace within slew and skew', () => {
    fc.assert(
      fc.property(aRun, (run) => {
        const looks = simulateLink(run)
        const strange = looks.filter((look, index) => {
          const before = looks[index - 1]
          if (before === undefined || !before.isSettled || look.steps !== before.steps) return false
          const spanMs = look.localMs - before.localMs
          const gainedMs = look.serverMs - before.serverMs
          // 1000 ppm of slew (3000 while young), at most 200 of skew, and what rounding makes of 100 ms.
          const mostPpm = look.at < 17_000 ? 3200 : 1200
          return gainedMs <= 0 || Math.abs(gainedMs - spanMs) >= spanMs * mostPpm * 1e-6 + 2 * ROUNDING_MS
        })
        expect(strange).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    // A clock that sleeps with its device sees the server's leap ahead.
    ['its own clock stood still for a minute, as in sleep', ({ server }: Scene) => server.jump(MINUTE)],
    ['its own clock was set back by a minute', ({ device }: Scene) => device.jump(-MINUTE)],
    ['its own clock leapt an hour ahead', ({ device }: Scene) => device.jump(60 * MINUTE)],
    ['the server came back with a clock 5 s behind', ({ server }: Scene) => server.jump(-5000)],
    ['the server came back with a clock 300 ms ahead', ({ server }: Scene) => server.jump(300)],
  ])('C8: is right again within 6 s after %s, by one step', (_, jump) => {
    const looks = afterFiveMinutes(jump)
    expect(during(looks, 0, 5 * MINUTE).every(({ steps }) => steps === 0)).toBe(true)
    expect(last(looks).steps).toBe(1)
    const healed = during(looks, 5 * MINUTE + 6000)
    expect(brokenBound(healed)).toBeUndefined()
    expect(worst(healed)).toBeLessThan(2)
  })

  it('C8: a device that woke probes at once, and is right within a second', () => {
    const looks = afterFiveMinutes(({ device, notice }) => {
      device.jump(90_000)
      notice({ type: 'woke' })
    })
    expect(worst(during(looks, 5 * MINUTE + 1000))).toBeLessThan(2)
    expect(last(looks).steps).toBe(1)
  })

  it('C8: after half an hour with one server, another one is followed within a second of its first answers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 200, max: 60_000 }), (seed, ms) => {
        const happen = ({ clock, server, notice }: Scene) =>
          clock.at(30 * MINUTE, () => {
            server.jump(ms)
            notice({ type: 'connected' })
          })
        const looks = simulateLink({ kind: LINK_KINDS['symmetric 40 ms'], seed, minutes: 30.5, script: happen })
        expect(worst(during(looks, 30 * MINUTE + 1000))).toBeLessThan(2)
        expect(last(looks).steps).toBe(1)
      }),
      { numRuns: 5 },
    )
  })

  it('C8: jumps of any size on any path end within the bound', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...kinds),
        fc.integer({ min: 2000, max: 1e7 }),
        fc.boolean(),
        (seed, name, ms, isBack) => {
          const looks = afterFiveMinutes(
            ({ device, notice }) => {
              device.jump(isBack ? -ms : ms)
              notice({ type: 'woke' })
            },
            { kind: LINK_KINDS[name], seed },
          )
          expect(brokenBound(during(looks, 5 * MINUTE + 10_000))).toBeUndefined()
          expect(last(looks).steps).toBeGreaterThanOrEqual(1)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('C9: knows no more after a day than after a quarter of an hour', () => {
    let state: ClockState = newClock()
    let most = 0
    for (let sent = 0; sent < 86_400_000; sent += 10_000) {
      const [sentAt, arrivedAt] = [asLocalMs(sent), asLocalMs(sent + 40)]
      state = addProbe(state, {
        sentAt,
        receivedAt: asServerMs(sent + 20),
        answeredAt: asServerMs(sent + 20),
        arrivedAt,
      })
      most = Math.max(most, state.known?.history.buckets.length ?? 0)
    }
    expect(most).toBe(MAX_BUCKETS)
  })

  it('C11: a link that was away for ten minutes and came back does not move the clock', () => {
    const looks = afterFiveMinutes(
      ({ clock, link, notice }) => {
        link.cut()
        notice({ type: 'disconnected' })
        clock.after(10 * MINUTE, () => {
          link.restore()
          notice({ type: 'connected' })
        })
      },
      { minutes: 20, deviceSkewPpm: 60 },
    )
    expect(last(looks).steps).toBe(0)
    expect(brokenBound(looks)).toBeUndefined()
    expect(worst(during(looks, 5 * MINUTE))).toBeLessThan(2)
  })

  it('C12: a server that comes back 45 ms off over a quick path is followed without a step, within a minute', () => {
    const looks = afterFiveMinutes(({ server }) => server.jump(45), { kind: LINK_KINDS['local network'] })
    expect(last(looks).steps).toBe(0)
    expect(worst(during(looks, 6 * MINUTE))).toBeLessThan(0.5)
  })

  it('says nothing before the first answer', () => {
    expect(readClock(newClock(), asLocalMs(5))).toBe(null)
    expect(serverAt(newClock(), asLocalMs(5))).toBe(null)
  })

  it('is settled within a second of joining over 40 ms', () => {
    const looks = simulateLink({ kind: LINK_KINDS['symmetric 40 ms'], seed: 1, minutes: 0.1 })
    expect(looks.find(({ isSettled }) => isSettled)?.at).toBeLessThan(1000)
  })
})
