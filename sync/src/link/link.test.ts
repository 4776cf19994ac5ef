import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, type LocalMs } from '../protocol/index.ts'
import {
  CONNECT_WITHIN_MS,
  FIRST_RETRY_MS,
  type LinkEvent,
  type LinkState,
  type LinkStep,
  LONGEST_RETRY_MS,
  newLink,
  nextTickAt,
  retryDelay,
  SIGN_WITHIN_MS,
  SILENT_MS,
  STOOD_MS,
  stepLink,
} from './index.ts'

// L1  A link never gives up by itself: left to its ticks it opens another socket, however often it has failed.
// L2  The first retry comes within 300 ms.
// L3  No wait is longer than 8 s, and none longer than 1 s in the first 16; chance spreads them over their whole length.
// L4  Waking ends a wait at once.
// L5  A link that stood for 5 s begins anew with quick retries; one that falls at once does not.
// L6  A link silent for 8 s is asked for a sign, and given up when none comes within 2 s more.
// L7  Waking while online asks for a sign at once.
// L8  What an abandoned socket still says changes nothing.
// L9  A refusal stands: neither time nor waking tries again.
// L10 Nothing ends `closed`, and stopping leaves no socket behind.
// L11 At any time at most one socket is in use.
// L12 A page whose timers fire once a minute keeps a link that is alive.
// L13 A socket that does not open within 10 s is given up.

const T0 = asLocalMs(1_000_000)
const at = (ms: number): LocalMs => asLocalMs(T0 + ms)

/** Lets the link's own ticks come when they are due, `count` of them. */
const letTick = (from: LinkState, count: number, chance = 0.5): { step: LinkStep; now: LocalMs }[] => {
  const steps: { step: LinkStep; now: LocalMs }[] = []
  let state = from
  for (let ticked = 0; ticked < count; ticked += 1) {
    const now = nextTickAt(state)
    if (now === null) break
    const step = stepLink(state, { type: 'tick' }, now, chance)
    steps.push({ step, now })
    state = step.state
  }
  return steps
}

const online = (now = T0): LinkState => stepLink(newLink(now).state, { type: 'opened', socket: 1 }, now, 0).state
const close = (state: LinkState, now: LocalMs, chance = 0.5, code = 1006): LinkState =>
  stepLink(state, { type: 'closed', socket: state.socket, code }, now, chance).state

/** A link that has failed so many times in a row, each time at once. */
const failed = (times: number, chance: number): LinkState => {
  let state = newLink(T0).state
  for (let failure = 1; failure <= times; failure += 1) {
    const now = state.phase === 'waiting' ? state.retryAt : T0
    if (state.phase === 'waiting') state = stepLink(state, { type: 'tick' }, now, chance).state
    state = close(state, now, chance)
  }
  return state
}

const waitOf = (state: LinkState, now: LocalMs): number => {
  if (state.phase !== 'waiting') throw new Error(`expected to wait, but is ${state.phase}`)
  return state.retryAt - now
}

const aChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** An event of any kind, for the present socket (0) or an earlier or later one. */
const anEvent = fc.oneof(
  fc.record({ type: fc.constantFrom('opened' as const, 'heard' as const), socket: fc.integer({ min: -2, max: 1 }) }),
  fc.record({
    type: fc.constant('closed' as const),
    socket: fc.integer({ min: -2, max: 1 }),
    code: fc.constantFrom(1000, 1001, 1006, 1012, 1013),
  }),
  fc.record({ type: fc.constantFrom('wake' as const, 'tick' as const) }),
)
const aRefusal = fc.constant({ type: 'refused' as const, socket: 0, code: 'space-not-found' as const, message: 'No.' })
const aStop = fc.constant({ type: 'stop' as const })

type Told = { event: LinkEvent; sinceMs: number; chance: number }
const aStory = (...events: fc.Arbitrary<LinkEvent>[]) =>
  fc.array(fc.record({ event: fc.oneof(...events), sinceMs: fc.oneof(fc.nat(300), fc.nat(20_000)), chance: aChance }), {
    maxLength: 60,
  })

/** Tells a story to a new link; events name sockets relative to the present one. */
const tell = (story: readonly Told[], look: (step: LinkStep, before: LinkState, now: LocalMs) => void = () => {}) => {
  let now = T0
  const first = newLink(now)
  look(first, first.state, now)
  let { state } = first
  for (const { event, sinceMs, chance } of story) {
    now = asLocalMs(now + sinceMs)
    const meant = 'socket' in event ? { ...event, socket: state.socket + event.socket } : event
    const step = stepLink(state, meant, now, chance)
    look(step, state, now)
    state = step.state
  }
  return { state, now }
}

describe('the link', () => {
  it('L1, R15: whatever happened, another socket is opened within half a minute of silence, a thousand times over', () => {
    fc.assert(
      fc.property(aStory(anEvent), aChance, (story, chance) => {
        const { state, now } = tell(story)
        let opened = now
        for (const { step, now } of letTick(state, 2000, chance)) {
          if (!step.actions.some(({ type }) => type === 'open')) continue
          expect(now - opened).toBeLessThan(30_000)
          opened = now
        }
        expect(letTick(state, 2000, chance).length).toBe(2000)
      }),
      { numRuns: 30 },
    )
  })

  it('L2: after a link breaks, the first retry comes within 300 ms', () => {
    fc.assert(
      fc.property(aChance, fc.nat(1e7), (chance, stoodMs) => {
        expect(waitOf(close(online(), at(stoodMs), chance), at(stoodMs))).toBeLessThanOrEqual(FIRST_RETRY_MS)
      }),
    )
  })

  it('L3: waits double up to 1 s, later up to 8 s, and are spread by chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), aChance, (failures, chance) => {
        const delay = retryDelay(failures, chance)
        expect(delay).toBeGreaterThan(0)
        expect(delay).toBeLessThanOrEqual(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)))
      }),
    )
    expect([1, 2, 3, 16, 17, 18, 19, 30].map((failures) => Math.round(retryDelay(failures, 1)))).toEqual([
      300, 600, 1000, 1000, 2000, 4000, 8000, 8000,
    ])
    expect(retryDelay(30, 0.01)).toBeLessThan(110)
  })

  it('L3: for the first seconds of an outage no wait is longer than one', () => {
    const waits = Array.from({ length: 16 }, (_, n) => retryDelay(n + 1, 0.999))
    expect(Math.max(...waits)).toBeLessThanOrEqual(1000)
    expect(waits.reduce((sum, it) => sum + it, 0) / 2).toBeGreaterThan(7000)
  })

  it('L3: a server that asks to try again later is not hurried', () => {
    expect(waitOf(close(online(), at(60_000), 0.999, 1013), at(60_000))).toBeGreaterThan(2000)
  })

  it('L4: waking ends a wait at once, and the retries after it are quick again', () => {
    const waiting = failed(20, 0.9)
    const woken = stepLink(waiting, { type: 'wake' }, at(60_000), 0.9)
    expect(woken.state.phase).toBe('connecting')
    expect(woken.actions).toEqual([{ type: 'open', socket: waiting.socket + 1 }])
    expect(waitOf(close(woken.state, at(60_001), 0.9), at(60_001))).toBeLessThanOrEqual(FIRST_RETRY_MS)
  })

  it('L5: a link that stood for 5 s begins anew, one that opens and falls again does not', () => {
    const waiting = failed(24, 0.999)
    const opened = nextTickAt(waiting) ?? T0
    const again = stepLink(waiting, { type: 'tick' }, opened, 0.999).state
    const up = stepLink(again, { type: 'opened', socket: again.socket }, opened, 0).state
    const soon = asLocalMs(opened + STOOD_MS - 1)
    expect(waitOf(close(up, soon, 0.999), soon)).toBeGreaterThan(7900)
    const late = asLocalMs(opened + STOOD_MS)
    expect(waitOf(close(up, late, 0.999), late)).toBeLessThanOrEqual(FIRST_RETRY_MS)
  })

  it('L6: a link that fell silent is asked for a sign, then given up and opened again', () => {
    const [asked, given, opened] = letTick(online(), 3)
    expect(asked?.now).toBe(at(SILENT_MS))
    expect(asked?.step.actions).toEqual([{ type: 'ask', socket: 1 }])
    expect(given?.now).toBe(at(SILENT_MS + SIGN_WITHIN_MS))
    expect(given?.step.actions).toEqual([{ type: 'drop', socket: 1 }])
    expect(opened?.step.actions).toEqual([{ type: 'open', socket: 2 }])
  })

  it('L6: anything heard ends the doubt', () => {
    const doubted = stepLink(online(), { type: 'tick' }, at(SILENT_MS), 0).state
    const heard = stepLink(doubted, { type: 'heard', socket: 1 }, at(SILENT_MS + 50), 0).state
    expect(heard.phase).toBe('online')
    expect(nextTickAt(heard)).toBe(at(SILENT_MS + 50 + SILENT_MS))
  })

  it('L7: a device that woke asks at once, once, whether its link is still there', () => {
    const woken = stepLink(online(), { type: 'wake' }, at(100), 0)
    expect(woken.actions).toEqual([{ type: 'ask', socket: 1 }])
    const again = stepLink(woken.state, { type: 'wake' }, at(200), 0)
    expect(again.actions).toEqual([])
    expect(stepLink(again.state, { type: 'tick' }, at(100 + SIGN_WITHIN_MS), 0).state.phase).toBe('waiting')
  })

  it('L8, R17: what an abandoned socket still says changes nothing', () => {
    fc.assert(
      fc.property(aStory(anEvent), aStory(anEvent), (before, after) => {
        const { state, now } = tell(before)
        for (const { event, chance } of after) {
          if (!('socket' in event)) continue
          const stale = { ...event, socket: state.socket - 1 }
          expect(stepLink(state, stale, now, chance)).toEqual({ state, actions: [] })
        }
      }),
    )
  })

  it('L9: a refusal stands, whatever happens but a stop', () => {
    fc.assert(
      fc.property(aStory(anEvent), aStory(anEvent), (before, after) => {
        const { state, now } = tell(before)
        fc.pre(state.phase !== 'waiting')
        const refusal = { type: 'refused', socket: state.socket, code: 'space-not-found', message: 'No.' } as const
        const refused = stepLink(state, refusal, now, 0)
        expect(refused.actions).toEqual([{ type: 'drop', socket: state.socket }])
        expect(nextTickAt(refused.state)).toBe(null)
        for (const { event, sinceMs, chance } of after) {
          const meant = 'socket' in event ? { ...event, socket: state.socket + event.socket } : event
          const step = stepLink(refused.state, meant, asLocalMs(now + sinceMs), chance)
          expect(step).toEqual({ state: refused.state, actions: [] })
        }
      }),
    )
  })

  it('L10: after a stop nothing happens any more, and no socket is left', () => {
    fc.assert(
      fc.property(aStory(anEvent, aRefusal), aStory(anEvent, aRefusal, aStop), (before, after) => {
        const { state, now } = tell(before)
        const stopped = stepLink(state, { type: 'stop' }, now, 0)
        const hadSocket = state.phase === 'connecting' || state.phase === 'online'
        expect(stopped.actions).toEqual(hadSocket ? [{ type: 'drop', socket: state.socket }] : [])
        for (const { event, chance } of after) {
          const meant = 'socket' in event ? { ...event, socket: state.socket + event.socket } : event
          expect(stepLink(stopped.state, meant, now, chance)).toEqual({ state: stopped.state, actions: [] })
        }
      }),
    )
  })

  it('L11: a socket is opened only when the one before is gone, and asked only while it is there', () => {
    fc.assert(
      fc.property(aStory(anEvent, aRefusal, aStop), (story) => {
        let inUse: number | null = null
        tell(story, ({ state, actions }) => {
          // A socket that closed by itself is gone without being dropped.
          if (state.phase === 'waiting' && actions.length === 0) inUse = null
          for (const { type, socket } of actions) {
            expect(inUse).toBe(type === 'open' ? null : socket)
            if (type === 'open') inUse = socket
            if (type === 'drop') inUse = null
          }
          expect(inUse).toBe(state.phase === 'connecting' || state.phase === 'online' ? state.socket : null)
        })
      }),
    )
  })

  it('L12, R20: a hidden page that is let look once a minute keeps its link for hours', () => {
    let state = online()
    for (let minute = 1; minute <= 300; minute += 1) {
      const looked = stepLink(state, { type: 'tick' }, at(minute * 60_000), 0)
      expect(looked.actions).toEqual([{ type: 'ask', socket: 1 }])
      state = stepLink(looked.state, { type: 'heard', socket: 1 }, at(minute * 60_000 + 40), 0).state
      expect(state.phase).toBe('online')
    }
  })

  it('L13: a socket that does not open within 10 s is given up, and another tried', () => {
    const [given, opened] = letTick(newLink(T0).state, 2)
    expect(given?.now).toBe(at(CONNECT_WITHIN_MS))
    expect(given?.step.actions).toEqual([{ type: 'drop', socket: 1 }])
    expect(opened?.step.actions).toEqual([{ type: 'open', socket: 2 }])
  })
})
