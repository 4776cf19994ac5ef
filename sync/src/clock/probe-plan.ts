import { asLocalMs, type LocalMs } from '../protocol/units.ts'

/**
 * When to probe. Serial bursts, since probes on one stream share their delays; then a slow beat for as long as the link
 * stands.
 *
 *      disconnected ┌──────────┐
 *   ───────────────►│  silent  │◄──────────────────────────────┐
 *                   └────┬─────┘                               │ disconnected
 *              connected │                                     │
 *                        ▼    8 answers, or 12 probes sent     │
 *                   ┌──────────┐ ───────────────────────► ┌────┴─────┐
 *                   │ bursting │                          │  steady  │
 *                   └──────────┘ ◄─────────────────────── └──────────┘
 *                              woke, connected
 */
export type ProbePlan =
  | { phase: 'silent' }
  | { phase: 'bursting'; sent: number; answered: number; sentAt: LocalMs; nextAt: LocalMs; beganAt: LocalMs }
  | { phase: 'steady'; sent: number; sentAt: LocalMs; nextAt: LocalMs; beganAt: LocalMs; boundMs: number | null }

export type ProbeEvent =
  /** The link is up, for the first time or again, or runs over another network now. */
  | { type: 'connected' }
  | { type: 'disconnected' }
  /** The device slept, or its page was hidden: the clocks may have parted. */
  | { type: 'woke' }
  /** An answer came; `boundMs` as the clock reads with it, null if it could not be used. */
  | { type: 'answered'; boundMs: number | null }
  /** `nextAt` has come, or any other occasion to look. */
  | { type: 'tick' }

/** What to do now, and when to tick next: never (Infinity) while there is no link. */
export type ProbeStep = { plan: ProbePlan; sendNow: boolean; nextAt: LocalMs }

export const BURST_ANSWERS = 8
export const BURST_PROBES = 12
/** An answer that takes longer than this is not waited for. */
const BURST_WAIT_MS = 250
/** Probes closer together than this would meet the same stumble of either machine. */
const BURST_GAP_MS = 15

/** The first minute settles the skew, and a poor bound may owe to a queue that will pass: look often, but cheaply. */
const OFTEN_MS = 2000
const SELDOM_MS = 5000
const EAGER_MS = 1000
const YOUNG_MS = 60_000
const POOR_BOUND_MS = 100
const GOOD_BOUND_MS = 15

const NEVER = asLocalMs(Number.POSITIVE_INFINITY)
const later = (now: LocalMs, ms: number): LocalMs => asLocalMs(now + ms)

/** Nothing to probe yet. */
export const newProbePlan: ProbePlan = { phase: 'silent' }

type Steady = Extract<ProbePlan, { phase: 'steady' }>

/** How far round the circle the n-th beat lies: each lands in the widest gap that the earlier ones have left. */
const golden = (n: number): number => (n * 0.618034) % 1

/**
 * When the next beat is due. Beats are spread evenly over a quarter more and a quarter less than their length, so that
 * they never fall into step with what recurs on the way: a sleeping radio's beacon, another program's rhythm.
 */
const nextBeatAt = ({ sent, sentAt, beganAt, boundMs }: Omit<Steady, 'nextAt'>): LocalMs => {
  const isPoor = boundMs === null || boundMs > POOR_BOUND_MS
  const isYoung = sentAt - beganAt < YOUNG_MS
  const isGood = boundMs !== null && boundMs <= GOOD_BOUND_MS
  const beatMs = isPoor ? EAGER_MS : isYoung || !isGood ? OFTEN_MS : SELDOM_MS
  return later(sentAt, beatMs * (0.75 + golden(sent) / 2))
}

const steady = (plan: Omit<Steady, 'nextAt' | 'phase'>): Steady => {
  return { ...plan, phase: 'steady', nextAt: nextBeatAt({ ...plan, phase: 'steady' }) }
}

const wait = (plan: Exclude<ProbePlan, { phase: 'silent' }>): ProbeStep => ({
  plan,
  sendNow: false,
  nextAt: plan.nextAt,
})

const send = (plan: Exclude<ProbePlan, { phase: 'silent' }>): ProbeStep => ({ ...wait(plan), sendNow: true })

const silence: ProbeStep = { plan: newProbePlan, sendNow: false, nextAt: NEVER }

const burst = (now: LocalMs): ProbeStep =>
  send({ phase: 'bursting', sent: 1, answered: 0, sentAt: now, nextAt: later(now, BURST_WAIT_MS), beganAt: now })

const tick = (plan: ProbePlan, now: LocalMs): ProbeStep => {
  if (plan.phase === 'silent') return silence
  // A clock that ran backwards must neither hold the next probe up nor be believed.
  if (now < plan.sentAt) return burst(now)
  if (now < plan.nextAt) return wait(plan)
  if (plan.phase === 'steady') {
    return send(steady({ ...plan, sent: plan.sent + 1, sentAt: now }))
  }
  if (plan.sent < BURST_PROBES) {
    return send({ ...plan, sent: plan.sent + 1, sentAt: now, nextAt: later(now, BURST_WAIT_MS) })
  }
  // Hardly any answers: nothing is known of the bound, so the beat begins eagerly.
  return send(steady({ sent: 1, sentAt: now, beganAt: plan.beganAt, boundMs: null }))
}

const answered = (plan: ProbePlan, boundMs: number | null, now: LocalMs): ProbeStep => {
  if (plan.phase === 'silent') return silence
  const { sent, sentAt, beganAt } = plan
  if (plan.phase === 'steady' || plan.answered + 1 >= BURST_ANSWERS) {
    return wait(steady({ sent, sentAt, beganAt, boundMs }))
  }
  const nextAt = sent < BURST_PROBES ? later(sentAt, BURST_GAP_MS) : plan.nextAt
  return tick({ ...plan, answered: plan.answered + 1, nextAt }, now)
}

/** The plan after an event: whether to send a probe now, and when to tick next. Late and needless ticks do no harm. */
export const planProbes = (plan: ProbePlan, event: ProbeEvent, now: LocalMs): ProbeStep => {
  switch (event.type) {
    case 'connected':
      return burst(now)
    case 'disconnected':
      return silence
    case 'woke':
      // A burst that runs already serves; page and network often report the same waking.
      if (plan.phase === 'silent') return silence
      return plan.phase === 'steady' || now - plan.beganAt > BURST_WAIT_MS * BURST_PROBES ? burst(now) : tick(plan, now)
    case 'answered':
      return answered(plan, event.boundMs, now)
    case 'tick':
      return tick(plan, now)
    default:
      return event satisfies never
  }
}
