import { asLocalMs, type LocalMs } from '../protocol/units.ts'

/**
 * When to probe. Quick bursts, whose probes do not wait for one another, until the estimate is sure of itself; then a slow
 * beat for as long as the link stands.
 *
 *      disconnected ┌──────────┐
 *   ───────────────►│  silent  │◄──────────────────────────────┐
 *                   └────┬─────┘                               │ disconnected
 *              connected │                                     │
 *                        ▼    sure of it, or 4 s long          │
 *                   ┌──────────┐ ───────────────────────► ┌────┴─────┐
 *                   │ bursting │                          │  steady  │
 *                   └──────────┘ ◄─────────────────────── └──────────┘
 *                              woke, connected
 */
export type ProbePlan =
  | { phase: 'silent' }
  | { phase: 'bursting'; sent: number; answered: number; sentAt: LocalMs; nextAt: LocalMs; beganAt: LocalMs }
  | { phase: 'steady'; sent: number; sentAt: LocalMs; nextAt: LocalMs; beganAt: LocalMs; known: Known }

/** What the clock says of itself; null while it says nothing. */
type Known = { boundMs: number; doubtMs: number } | null

export type ProbeEvent =
  /** The link is up, for the first time or again, or runs over another network now. */
  | { type: 'connected' }
  | { type: 'disconnected' }
  /** The device slept, or its page was hidden: the clocks may have parted. */
  | { type: 'woke' }
  /** An answer came; `known` as the clock reads with it, null if it could not be used. */
  | { type: 'answered'; known: Known }
  /** `nextAt` has come, or any other occasion to look. */
  | { type: 'tick' }

/** What to do now, and when to tick next: never (Infinity) while there is no link. */
export type ProbeStep = { plan: ProbePlan; sendNow: boolean; nextAt: LocalMs }

export const BURST_ANSWERS = 8
/** Sure enough: a burst would make it no better that anyone could hear. */
export const SURE_MS = 0.5
/** So long at most, and so many probes, if the delays scatter or hardly an answer comes. */
const BURST_MS = 4000
/** Closer together, the first probes would meet the same stumble of either machine. */
const BURST_GAP_MS = 20
/** When those leave it unsure, delays scatter, and only many probes tell what they scatter about. */
const DENSE_GAP_MS = 5
/** With so many on their way the path is slow; one more follows each answer, or this long a silence. */
const UNDERWAY = 16
const DENSE_UNDERWAY = 64
const BURST_WAIT_MS = 250

/** The first minute settles the skew, and a poor bound may owe to a queue that will pass: look often, but cheaply. */
const OFTEN_MS = 2000
const SELDOM_MS = 5000
const EAGER_MS = 1000
/** A young estimate that is not yet sure learns from every probe. */
const UNSURE_MS = 100
const UNSURE_ABOVE_MS = 0.7
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
const nextBeatAt = ({ sent, sentAt, beganAt, known }: Omit<Steady, 'nextAt'>): LocalMs =>
  later(sentAt, beatMsOf(known, sentAt - beganAt < YOUNG_MS) * (0.75 + golden(sent) / 2))

const beatMsOf = (known: Known, isYoung: boolean): number => {
  if (known === null) return EAGER_MS
  const isUnsure = known.doubtMs > UNSURE_ABOVE_MS
  if (isUnsure && isYoung) return UNSURE_MS
  if (isUnsure || known.boundMs > POOR_BOUND_MS) return EAGER_MS
  return isYoung || known.boundMs > GOOD_BOUND_MS ? OFTEN_MS : SELDOM_MS
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
  send({ phase: 'bursting', sent: 1, answered: 0, sentAt: now, nextAt: later(now, BURST_GAP_MS), beganAt: now })

const burstGapMs = (answered: number): number => (answered < BURST_ANSWERS ? BURST_GAP_MS : DENSE_GAP_MS)

const tick = (plan: ProbePlan, now: LocalMs): ProbeStep => {
  if (plan.phase === 'silent') return silence
  // A clock that ran backwards must neither hold the next probe up nor be believed.
  if (now < plan.sentAt) return burst(now)
  if (now < plan.nextAt) return wait(plan)
  if (plan.phase === 'steady') {
    return send(steady({ ...plan, sent: plan.sent + 1, sentAt: now }))
  }
  const sent = plan.sent + 1
  // Nothing sure is known yet, so the beat begins eagerly.
  if (now - plan.beganAt >= BURST_MS) return send(steady({ sent, sentAt: now, beganAt: plan.beganAt, known: null }))
  const most = plan.answered < BURST_ANSWERS ? UNDERWAY : DENSE_UNDERWAY
  const gapMs = sent - plan.answered >= most ? BURST_WAIT_MS : burstGapMs(plan.answered)
  return send({ ...plan, sent, sentAt: now, nextAt: later(now, gapMs) })
}

const answered = (plan: ProbePlan, known: Known, now: LocalMs): ProbeStep => {
  if (plan.phase === 'silent') return silence
  const { sent, sentAt, beganAt } = plan
  if (plan.phase === 'steady') return wait(steady({ sent, sentAt, beganAt, known }))
  const isEnough = plan.answered + 1 >= BURST_ANSWERS && known !== null && known.doubtMs <= SURE_MS
  if (isEnough || now - beganAt >= BURST_MS) return wait(steady({ sent, sentAt, beganAt, known }))
  return tick({ ...plan, answered: plan.answered + 1, nextAt: later(sentAt, burstGapMs(plan.answered + 1)) }, now)
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
      return plan.phase === 'steady' ? burst(now) : tick(plan, now)
    case 'answered':
      return answered(plan, event.known, now)
    case 'tick':
      return tick(plan, now)
    default:
      return event satisfies never
  }
}
