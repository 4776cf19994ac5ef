import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, type ListenerState, type Standing, standing } from '../protocol/index.ts'
import { bestState, nothingTold, REPORTS_A_MINUTE, report, seenStanding } from './index.ts'

// M1  A device tells how it stands when that has lasted a second and differs from what it told last.
// M2  Of figures alone it tells no more often than every 5 s, and only when one has moved by 2 ms and by half.
// M3  It never tells more than 20 times in any minute, whatever happens to it.
// M4  What follows from the room's own state is not told: who was in step rests when the room does.
// M5  A person is as well as the best of their tabs.

const TICK_MS = 250

const aState = (part: Partial<ListenerState> = {}): ListenerState => ({
  state: 'in-step',
  errorMs: 0.2,
  boundMs: 0.4,
  player: 'stream',
  accuracy: 'sample',
  outputLatencyMs: 20,
  hidden: false,
  ...part,
})

/** Lets a device stand as `states` say, one for each tick; answers what was told, and when. */
const tell = (states: readonly ListenerState[]) => {
  let memory = nothingTold
  return states.flatMap((state, n) => {
    const at = asLocalMs(n * TICK_MS)
    const asked = report(memory, state, at)
    memory = asked.memory
    return asked.say === null ? [] : [{ at, state: asked.say }]
  })
}

const during = (ms: number, part: Partial<ListenerState> = {}) =>
  Array.from({ length: ms / TICK_MS }, () => aState(part))

const anyFigure = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 500, noNaN: true }))
const anyState: fc.Arbitrary<ListenerState> = fc.record({
  state: fc.constantFrom(...standing.options),
  errorMs: anyFigure,
  boundMs: anyFigure,
  player: fc.constantFrom('stream' as const, 'file' as const),
  accuracy: fc.constantFrom('sample' as const, 'frame' as const),
  outputLatencyMs: anyFigure,
  hidden: fc.boolean(),
})
/** Stretches of any length in any state: a device to which everything happens. */
const anyLife = fc
  .array(fc.tuple(anyState, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 60 })
  .map((stretches) => stretches.flatMap(([state, ticks]) => Array.from({ length: ticks }, () => state)))

describe('what a device tells of itself', () => {
  it('M1: a state that lasts is told, after a second', () => {
    const told = tell([...during(10_000), ...during(10_000, { state: 'locked' })])
    expect(told.map(({ state }) => state.state)).toEqual(['in-step', 'locked'])
    expect(told.map(({ at }) => at)).toEqual([1000, 11_000])
  })

  it('M1: what passes within a second is told to nobody', () => {
    expect(tell([...during(10_000), ...during(750, { state: 'loading' }), ...during(10_000)])).toHaveLength(1)
  })

  it('M1: whatever happened, a state that has lasted for some seconds is what was told, or follows from it', () => {
    fc.assert(
      fc.property(anyLife, anyState, (life, last) => {
        const told = tell([...life, ...Array.from({ length: 20 }, () => last)]).at(-1)?.state.state
        const follows = told === 'in-step' && (last.state === 'paused' || last.state === 'idle')
        expect(follows || told === last.state).toBe(true)
      }),
    )
  })

  it('M2: a song that simply plays is told once, though its figures breathe', () => {
    const breathing = during(600_000).map((state, n) => ({ ...state, errorMs: Math.sin(n), boundMs: 0.4 + n * 1e-4 }))
    expect(tell(breathing)).toHaveLength(1)
  })

  it('M2: a figure that moves by much is told, and no more often than every 5 s', () => {
    const moving = during(60_000).map((state, n) => ({ ...state, errorMs: n * 20 }))
    const told = tell(moving)
    expect(told.length).toBeGreaterThan(3)
    for (const [n, { at }] of told.slice(1).entries()) expect(at - (told[n]?.at ?? 0)).toBeGreaterThanOrEqual(5000)
  })

  it('M3: never more than so many reports in any minute', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const told = tell(life)
        for (const { at } of told) {
          const within = told.filter((it) => it.at >= at && it.at < at + 60_000)
          expect(within.length).toBeLessThanOrEqual(REPORTS_A_MINUTE)
        }
      }),
    )
  })

  it('M4: a pause and going on again are told by nobody', () => {
    expect(
      tell([...during(5000), ...during(60_000, { state: 'paused', errorMs: null }), ...during(5000)]),
    ).toHaveLength(1)
  })

  it('M4: everyone sees who was in step rest while the room does; who is silent stays silent', () => {
    expect(seenStanding('in-step', false, true)).toBe('paused')
    expect(seenStanding('loading', false, false)).toBe('idle')
    for (const told of ['locked', 'failed'] as const) expect(seenStanding(told, false, true)).toBe(told)
    for (const told of standing.options) expect(seenStanding(told, true, true)).toBe(told)
  })
})

describe('a person with several tabs', () => {
  it('M5: is in step if one of them is, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 5 }), fc.nat(5), (others, place) => {
        const tabs = others.toSpliced(place, 0, aState({ errorMs: 0.1 }))
        expect(bestState(tabs)?.state).toBe('in-step')
      }),
    )
  })

  it('M5: of two in step the nearer one counts, and none is none', () => {
    expect(bestState([aState({ errorMs: -3 }), aState({ errorMs: 1 }), aState({ errorMs: null })])?.errorMs).toBe(1)
    expect(bestState([])).toBeUndefined()
  })

  it('M5: a tab that could sound counts for more than one that cannot', () => {
    const states: Standing[] = ['failed', 'locked', 'loading']
    expect(bestState(states.map((state) => aState({ state })))?.state).toBe('loading')
  })
})
