import { asLocalMs, type LocalMs, type Refusal } from '../protocol/index.ts'

/**
 * The life of a link to a server over sockets that come and go. Pure: the shell opens and drops sockets as it is told,
 * reports what they say, and ticks when `nextTickAt` has come.
 *
 *   newLink                            opened
 *      │      ┌──────────────┐ ────────────────────► ┌──────────────┐ ◄─┐ heard: all is well
 *      └────► │  connecting  │                       │    online    │ ──┘ silent for 8 s, or woken: asks for a sign,
 *             └──────────────┘ ◄──────┐              └──────────────┘     and without one within 2 s counts as closed
 *               │         ▲           │                 │
 *        closed,│    tick │ its time  │ wake: at once   │ closed
 *     10 s gone │         │ has come  │                 │
 *               ▼         │           │                 │
 *             ┌──────────────┐        │                 │
 *             │   waiting    │ ───────┘                 │
 *             └──────────────┘ ◄────────────────────────┘
 *
 *   refused, from connecting or online: ► refused, which only `stop` ends
 *   stop, from anywhere:                ► closed, which nothing ends
 *
 * There is no way from `waiting` but to `connecting`: it never gives up by itself (R15).
 *
 * `socket` numbers the sockets from 1. What an abandoned one still says bears an old number and changes nothing (R17).
 * `failures` counts attempts since the link last stood for some seconds.
 */
export type LinkState =
  | { phase: 'connecting'; socket: number; failures: number; giveUpAt: LocalMs }
  | {
      phase: 'online'
      socket: number
      failures: number
      since: LocalMs
      heardAt: LocalMs
      /** A sign of life was asked for, and must come by then; null while there is no doubt. */
      signDueAt: LocalMs | null
    }
  | { phase: 'waiting'; socket: number; failures: number; retryAt: LocalMs }
  /** The server will not have us, and trying again would not change it. */
  | { phase: 'refused'; socket: number; code: Refusal; message: string }
  | { phase: 'closed'; socket: number }

export type LinkEvent =
  | { type: 'opened'; socket: number }
  /** `code` as a WebSocket tells it (RFC 6455, section 7.4); 1006 when it tells nothing. */
  | { type: 'closed'; socket: number; code: number }
  /** Any message at all came. */
  | { type: 'heard'; socket: number }
  | { type: 'refused'; socket: number; code: Refusal; message: string }
  /** The page became visible, the device came back from sleep, or the network came back. */
  | { type: 'wake' }
  | { type: 'tick' }
  | { type: 'stop' }

/** What the shell has to do. `ask`: send anything that is answered, such as a clock probe. */
export type LinkAction =
  | { type: 'open'; socket: number }
  | { type: 'drop'; socket: number }
  | { type: 'ask'; socket: number }

export type LinkStep = { state: LinkState; actions: readonly LinkAction[] }

export const CONNECT_WITHIN_MS = 10_000
/** Answers to clock probes come every few seconds, so this long a silence is strange. */
export const SILENT_MS = 8000
export const SIGN_WITHIN_MS = 2000
/** A link that stood so long was a good one: the next failure is the first again. */
export const STOOD_MS = 5000
export const FIRST_RETRY_MS = 300
export const LONGEST_RETRY_MS = 8000
const SHORTEST_RETRY_MS = 20
/** "Try again later" (IANA registry of WebSocket close codes): no quick retries, the server is drowning. */
const TRY_AGAIN_LATER = 1013
const PATIENT_FAILURES = 18
/** A server that restarts is back within seconds, and nobody should sit there a second longer than it was away. */
const QUICK_FAILURES = 16
export const QUICK_RETRY_MS = 1000

const later = (now: LocalMs, ms: number): LocalMs => asLocalMs(now + ms)

/**
 * How long to wait after so many failures in a row (1 is the first), in ms: a second at most for the first dozen seconds, then
 * exponential, with full jitter, so that a thousand listeners do not all come back in the same instant (Brooker,
 * "Exponential Backoff And Jitter", 2015).
 */
export const retryDelay = (failures: number, chance: number): number => {
  const longest =
    failures <= QUICK_FAILURES
      ? Math.min(QUICK_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
      : Math.min(LONGEST_RETRY_MS, QUICK_RETRY_MS * 2 ** (Math.min(failures, 30) - QUICK_FAILURES))
  return SHORTEST_RETRY_MS + chance * (longest - SHORTEST_RETRY_MS)
}

const stay = (state: LinkState): LinkStep => ({ state, actions: [] })

const connect = (socket: number, failures: number, now: LocalMs): LinkStep => ({
  state: { phase: 'connecting', socket, failures, giveUpAt: later(now, CONNECT_WITHIN_MS) },
  actions: [{ type: 'open', socket }],
})

/** Begins to connect. */
export const newLink = (now: LocalMs): LinkStep => connect(1, 0, now)

type Live = Extract<LinkState, { phase: 'connecting' | 'online' }>

const isLive = (state: LinkState): state is Live => state.phase === 'connecting' || state.phase === 'online'

const fail = (state: Live, now: LocalMs, chance: number, code: number, actions: readonly LinkAction[]): LinkStep => {
  const stood = state.phase === 'online' && now - state.since >= STOOD_MS
  const failures = Math.max((stood ? 0 : state.failures) + 1, code === TRY_AGAIN_LATER ? PATIENT_FAILURES : 0)
  const retryAt = later(now, retryDelay(failures, chance))
  return { state: { phase: 'waiting', socket: state.socket, failures, retryAt }, actions }
}

/** Gives a socket up that has not said that it is closed. */
const abandon = (state: Live, now: LocalMs, chance: number): LinkStep =>
  fail(state, now, chance, 1006, [{ type: 'drop', socket: state.socket }])

/** A silence proves nothing while a hidden page or a sleeping device let no probe out: ask first, then judge. */
const doubt = (state: Extract<LinkState, { phase: 'online' }>, now: LocalMs): LinkStep => ({
  state: { ...state, signDueAt: later(now, SIGN_WITHIN_MS) },
  actions: [{ type: 'ask', socket: state.socket }],
})

const tick = (state: LinkState, now: LocalMs, chance: number): LinkStep => {
  switch (state.phase) {
    case 'connecting':
      return now >= state.giveUpAt ? abandon(state, now, chance) : stay(state)
    case 'online':
      if (state.signDueAt !== null) return now >= state.signDueAt ? abandon(state, now, chance) : stay(state)
      return now - state.heardAt >= SILENT_MS ? doubt(state, now) : stay(state)
    case 'waiting':
      return now >= state.retryAt ? connect(state.socket + 1, state.failures, now) : stay(state)
    case 'refused':
    case 'closed':
      return stay(state)
    default:
      return state satisfies never
  }
}

const wake = (state: LinkState, now: LocalMs): LinkStep => {
  // Things have changed: failures from before say nothing of now.
  if (state.phase === 'waiting') return connect(state.socket + 1, 0, now)
  if (state.phase === 'online' && state.signDueAt === null) return doubt(state, now)
  return stay(state)
}

const stop = (state: LinkState): LinkStep => ({
  state: { phase: 'closed', socket: state.socket },
  actions: isLive(state) ? [{ type: 'drop', socket: state.socket }] : [],
})

const hear = (state: Live, event: Extract<LinkEvent, { socket: number }>, now: LocalMs, chance: number): LinkStep => {
  const { socket, failures } = state
  switch (event.type) {
    case 'opened':
      if (state.phase === 'online') return stay(state)
      return stay({ phase: 'online', socket, failures, since: now, heardAt: now, signDueAt: null })
    case 'heard':
      return stay(state.phase === 'online' ? { ...state, heardAt: now, signDueAt: null } : state)
    case 'refused': {
      const { code, message } = event
      return { state: { phase: 'refused', socket, code, message }, actions: [{ type: 'drop', socket }] }
    }
    case 'closed':
      return fail(state, now, chance, event.code, [])
    default:
      return event satisfies never
  }
}

/** The link after an event at `now`, and what to do about it. `chance` lies in [0, 1) and spreads the retries. */
export const stepLink = (state: LinkState, event: LinkEvent, now: LocalMs, chance: number): LinkStep => {
  switch (event.type) {
    case 'tick':
      return tick(state, now, chance)
    case 'wake':
      return wake(state, now)
    case 'stop':
      return stop(state)
    default:
      return isLive(state) && event.socket === state.socket ? hear(state, event, now, chance) : stay(state)
  }
}

/** When to tick next; null in `refused` and `closed`, where time changes nothing. Earlier and later ticks do no harm. */
export const nextTickAt = (state: LinkState): LocalMs | null => {
  switch (state.phase) {
    case 'connecting':
      return state.giveUpAt
    case 'online':
      return state.signDueAt ?? later(state.heardAt, SILENT_MS)
    case 'waiting':
      return state.retryAt
    case 'refused':
    case 'closed':
      return null
    default:
      return state satisfies never
  }
}
