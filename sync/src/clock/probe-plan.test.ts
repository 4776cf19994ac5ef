import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLocalMs, type LocalMs } from '../protocol/units.ts'
import { BURST_ANSWERS, newProbePlan, type ProbeEvent, type ProbePlan, planProbes } from './index.ts'

// C13 Joining and waking bring a burst: eight answers and more until the estimate is sure, at most 4 s and 16 under way.
// C14 Then a probe is sent every few seconds, the more often the less is known, never in step with anything.
// C15 Without a link nothing is sent.
// C16 Late, early and needless ticks neither lose a probe nor send two.
// C17 A local clock that ran backwards brings a burst.

type Run = { plan: ProbePlan; sent: number[]; nextAt: number }

/** Lets a plan run until `untilMs`, each probe being answered after `roundTripMs`, or never. */
const run = (first: ProbeEvent, untilMs: number, roundTripMs: number | null, boundMs = 20, doubtMs = 0.1): Run => {
  const sent: number[] = []
  const answers: number[] = []
  let now = 0
  let step = planProbes(newProbePlan, first, asLocalMs(now))
  for (;;) {
    if (step.sendNow) {
      sent.push(now)
      if (roundTripMs !== null) answers.push(now + roundTripMs)
    }
    const answerAt = answers[0] ?? Number.POSITIVE_INFINITY
    const isAnswer = answerAt <= step.nextAt
    now = Math.min(answerAt, step.nextAt)
    if (now > untilMs) return { plan: step.plan, sent, nextAt: step.nextAt }
    if (isAnswer) answers.shift()
    step = planProbes(
      step.plan,
      isAnswer ? { type: 'answered', known: { boundMs, doubtMs } } : { type: 'tick' },
      asLocalMs(now),
    )
  }
}

const gaps = (instants: readonly number[]): number[] =>
  instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0))
const steadyGaps = (boundMs: number): number[] => gaps(run({ type: 'connected' }, 600_000, 40, boundMs).sent).slice(-60)

describe('the plan of probes', () => {
  it('C13: joining sends a probe every 20 ms, whatever the round trip, until eight answers agree', () => {
    expect(run({ type: 'connected' }, 500, 0.2).sent).toEqual([0, 20, 40, 60, 80, 100, 120, 140])
    expect(run({ type: 'connected' }, 500, 40).sent.slice(0, 4)).toEqual([0, 20, 40, 60])
    expect(run({ type: 'connected' }, 500, 40).sent.length).toBe(9)
  })

  it('C13: an estimate that stays unsure is probed densely, for four seconds', () => {
    const { sent, plan } = run({ type: 'connected' }, 4100, 40, 20, 3)
    expect(plan.phase).toBe('steady')
    expect(sent.length).toBeGreaterThan(700)
    expect(sent.length).toBeLessThan(820)
  })

  it('C13: a path that answers late has no more than sixteen probes under way', () => {
    const { sent } = run({ type: 'connected' }, 900, 1000, 20, 3)
    expect(sent.length).toBeLessThanOrEqual(16 + 900 / 250)
  })

  it('C13: a burst without any answer ends, and the beat goes on', () => {
    const { sent, plan } = run({ type: 'connected' }, 60_000, null)
    expect(sent.filter((at) => at < 4000).length).toBeLessThanOrEqual(16 + 4000 / 250)
    expect(plan.phase).toBe('steady')
    const late = gaps(sent.filter((at) => at > 5000))
    expect(late.length).toBeGreaterThan(40)
    for (const gap of late) expect(gap).toBeGreaterThanOrEqual(750)
  })

  it('C13: waking in the steady beat brings a burst, and being told so twice brings one', () => {
    const { plan } = run({ type: 'connected' }, 100_000, 40)
    const woken = planProbes(plan, { type: 'woke' }, asLocalMs(100_000))
    expect(woken.sendNow).toBe(true)
    expect(woken.plan.phase).toBe('bursting')
    const again = planProbes(woken.plan, { type: 'woke' }, asLocalMs(100_010))
    expect(again.sendNow).toBe(false)
    expect(again.plan).toEqual(woken.plan)
  })

  it('C14: a good bound is looked after every five seconds or so, a poor one every second', () => {
    for (const gap of steadyGaps(5)) expect(Math.abs(gap - 5000)).toBeLessThanOrEqual(1250)
    for (const gap of steadyGaps(40)) expect(Math.abs(gap - 2000)).toBeLessThanOrEqual(500)
    for (const gap of steadyGaps(400)) expect(Math.abs(gap - 1000)).toBeLessThanOrEqual(250)
  })

  it('C14: in the first minute an estimate that is unsure is probed ten times a second', () => {
    const { sent } = run({ type: 'connected' }, 50_000, 40, 20, 3)
    for (const gap of gaps(sent.slice(-60))) expect(Math.abs(gap - 100)).toBeLessThanOrEqual(25.001)
  })

  it('C14: the first minute is looked at every two seconds even over a good link', () => {
    const { sent } = run({ type: 'connected' }, 60_000, 1, 0.5)
    for (const gap of gaps(sent.slice(BURST_ANSWERS))) expect(Math.abs(gap - 2000)).toBeLessThanOrEqual(500)
  })

  it("C14: probes visit every part of a sleeping radio's 100 ms", () => {
    const { sent } = run({ type: 'connected' }, 120_000, 40, 40)
    const tenths = new Set(sent.slice(-40).map((instant) => Math.floor((instant % 100) / 10)))
    expect(tenths.size).toBe(10)
  })

  it('C15: without a link nothing is sent, whatever happens', () => {
    const anEvent = fc.constantFrom<ProbeEvent>(
      { type: 'woke' },
      { type: 'answered', known: { boundMs: 5, doubtMs: 0.1 } },
      { type: 'tick' },
      { type: 'disconnected' },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(anEvent, fc.nat(10_000))), (story) => {
        let now = 0
        let { plan } = planProbes(run({ type: 'connected' }, 0, 40).plan, { type: 'disconnected' }, asLocalMs(0))
        for (const [event, sinceMs] of story) {
          now += sinceMs
          const step = planProbes(plan, event, asLocalMs(now))
          expect(step).toEqual({ plan: { phase: 'silent' }, sendNow: false, nextAt: Number.POSITIVE_INFINITY })
          plan = step.plan
        }
      }),
    )
  })

  it('C16: a tick before its time sends nothing, and one an hour late sends one probe', () => {
    const { plan, nextAt } = run({ type: 'connected' }, 100_000, 40)
    const early = planProbes(plan, { type: 'tick' }, asLocalMs(nextAt - 1))
    expect(early).toEqual({ plan, sendNow: false, nextAt })
    const lateAt = asLocalMs(nextAt + 3_600_000)
    const late = planProbes(early.plan, { type: 'tick' }, lateAt)
    expect(late.sendNow).toBe(true)
    expect(planProbes(late.plan, { type: 'tick' }, lateAt).sendNow).toBe(false)
  })

  it('C17: a device whose clock was set back by an hour probes at its next tick', () => {
    const { plan } = run({ type: 'connected' }, 3_700_000, 40)
    const step = planProbes(plan, { type: 'tick' }, asLocalMs(100_000))
    expect(step.sendNow).toBe(true)
    expect(step.plan.phase).toBe('bursting')
  })

  it('C16: in any order of events the plan never sends twice within 15 ms unless the link is new', () => {
    const anEvent = fc.oneof(
      fc.constantFrom<ProbeEvent>({ type: 'tick' }),
      fc
        .record({ boundMs: fc.nat(300), doubtMs: fc.double({ min: 0, max: 5, noNaN: true }) })
        .map((known): ProbeEvent => ({ type: 'answered', known })),
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            anEvent,
            fc.nat(3000).map((ms) => ms / 10),
          ),
        ),
        (story) => {
          let now: LocalMs = asLocalMs(0)
          let { plan } = planProbes(newProbePlan, { type: 'connected' }, now)
          let sentAt = now
          for (const [event, sinceMs] of story) {
            now = asLocalMs(now + sinceMs)
            const step = planProbes(plan, event, now)
            if (step.sendNow) {
              expect(now - sentAt).toBeGreaterThanOrEqual(14.999)
              sentAt = now
            }
            expect(step.nextAt).toBeGreaterThan(now)
            plan = step.plan
          }
        },
      ),
    )
  })
})
