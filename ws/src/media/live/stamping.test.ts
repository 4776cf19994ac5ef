import { chance } from '@earshot/sync/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aheadMs, cut, newStamping, type StampedFrame, type Stamping, settle, stamp, WATCHED_MS } from './stamping.ts'
import { aFrame } from './testing.ts'

/**
 * B1 Within a run a stamp is the run's place and the samples counted since, whatever the network does.
 * B2 Stamps never go back, and no two frames share an instant.
 * B3 What a station sends most promptly is stamped with the instant at which it comes.
 * B4 What comes too late to be played begins a new run, no earlier than what was told before.
 */

const SPARE_MS = 2500
const FRAME_MS = (1024 * 1000) / 48_000

/** Lets a station send: each step so many frames after so many ms, or a new connection. */
type Step = { afterMs: number; frames: number; cuts: boolean; rate: number }
const aStep: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: 0, max: 400, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 9000, noNaN: true }) },
  ),
  frames: fc.integer({ min: 0, max: 60 }),
  cuts: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
  rate: fc.integer({ min: 0, max: 12 }).map((n) => (n === 0 ? 44_100 : 48_000)),
})

const run = (steps: readonly Step[]) => {
  let state: Stamping = newStamping(7)
  let now = 1_700_000_000_000
  const all: { stamped: StampedFrame; now: number; wasHeld: boolean }[] = []
  const add = (given: { state: Stamping; frames: StampedFrame[] }, wasHeld: boolean) => {
    state = given.state
    all.push(...given.frames.map((stamped) => ({ stamped, now, wasHeld })))
  }
  for (const { afterMs, frames, cuts, rate } of steps) {
    // As a relay does: time alone is looked at several times a second.
    for (let ms = 0; ms < afterMs; ms += 100) {
      now += Math.min(100, afterMs - ms)
      add(settle(state, now), true)
    }
    if (cuts) state = cut(state)
    for (let n = 0; n < frames; n++) add(stamp(state, aFrame({ sampleRate: rate }), now, SPARE_MS), false)
  }
  return { all, state, now }
}

test('B1 B2: stamps are counted within a run, and never go back', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
      const { all } = run(steps)
      for (const [n, { stamped }] of all.entries()) {
        const before = all[n - 1]?.stamped
        if (before === undefined) continue
        const lengthMs = (before.frame.samples * 1000) / before.frame.sampleRate
        expect(stamped.at).toBeGreaterThanOrEqual(before.at + lengthMs - 2e-3)
        expect(stamped.run).toBeGreaterThanOrEqual(before.run)
        if (stamped.run === before.run) expect(stamped.at).toBeCloseTo(before.at + lengthMs, 2)
      }
    }),
  )
})

test('B4: once a run has its place, nothing is told that comes too late to be played', () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
      const lateness = run(steps).all.map(({ stamped, now, wasHeld }) => (wasHeld ? 0 : now - stamped.at))
      expect(Math.max(0, ...lateness)).toBeLessThanOrEqual(SPARE_MS)
    }),
  )
})

/** A station that sends `burstMs` at once and then in real time, in chunks that come up to `jitterMs` late. */
const station = (burstMs: number, chunkMs: number, jitterMs: number, seed: number, lengthMs = 20_000) => {
  const draw = chance(seed)
  let state = newStamping(1)
  const begun = 1_700_000_000_000
  const stamped: StampedFrame[] = []
  let latest = 0
  let sent = -burstMs
  for (let at = 0; at <= lengthMs; at += 10) {
    const settled = settle(state, begun + at)
    state = settled.state
    stamped.push(...settled.frames)
    if (at < latest) continue
    latest = at + chunkMs + draw() * jitterMs
    for (; sent + FRAME_MS <= at; sent += FRAME_MS) {
      const next = stamp(state, aFrame(), begun + at, SPARE_MS)
      state = next.state
      stamped.push(...next.frames)
    }
  }
  return { stamped, begun, state }
}

test('B3: a station that begins with a burst is stamped with what it broadcasts now at its end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 10, max: 300 }),
      fc.integer({ min: 0, max: 800 }),
      fc.integer(),
      (burstMs, chunkMs, jitterMs, seed) => {
        const { stamped, begun } = station(burstMs, chunkMs, jitterMs, seed)
        expect(new Set(stamped.map((it) => it.run)).size).toBe(1)
        const first = stamped[0]?.at ?? Number.NaN
        // Off by no more than what is sent at once, and a frame.
        expect(Math.abs(first - (begun - burstMs))).toBeLessThanOrEqual(chunkMs + FRAME_MS + 10)
      },
    ),
  )
})

test('a connection that was lost goes on without saying anything twice', () => {
  const { stamped, begun, state } = station(3000, 50, 0, 1, 5000)
  let again = cut(state)
  const more: StampedFrame[] = []
  const at = begun + 6000
  for (let n = 0; n < 3000 / FRAME_MS; n++) {
    const next = stamp(again, aFrame(), at, SPARE_MS)
    again = next.state
    more.push(...next.frames)
  }
  const settled = settle(again, at + WATCHED_MS)
  more.push(...settled.frames)
  const end = (stamped.at(-1)?.at ?? 0) + FRAME_MS
  expect(more[0]?.at).toBeGreaterThanOrEqual(end - 1e-3)
  expect(more[0]?.at).toBeLessThan(end + FRAME_MS)
  expect(aheadMs(settled.state, at)).toBeLessThan(FRAME_MS)
})

test('what a station sends at once is kept within bounds until it is known where it belongs', () => {
  let state = newStamping(1)
  for (let n = 0; n < 5000; n++) state = stamp(state, aFrame(), 1000, SPARE_MS).state
  expect(state.held.length).toBeLessThan(1000)
})
