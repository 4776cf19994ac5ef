import type { ItemId, LocalMs, Standing } from '../protocol/index.ts'
import type { Capabilities, Order, Seen, Target, Want } from './types.ts'

/** What follow remembers between two looks. */
export type FollowMemory = {
  /** The timeline ordered last, and the one ordered to follow it. */
  key: string | null
  next: { key: string; itemId: ItemId; at: LocalMs; overlapMs: number } | null
  /** No correction before this instant: the last one is still showing its effect. */
  settledAt: LocalMs
  /** Until then the song before goes on, fading. */
  fadesUntil: LocalMs
  /** Instants of the newest jumps on this timeline, oldest first. */
  jumps: readonly LocalMs[]
}

const NEVER = 0 as LocalMs
export const noMemory: FollowMemory = { key: null, next: null, settledAt: NEVER, fadesUntil: NEVER, jumps: [] }

export type Followed = {
  orders: Order[]
  memory: FollowMemory
  standing: Standing
  /** Heard position minus the room's, in ms; null when nothing can be compared. */
  errorMs: number | null
}

/** A trim is spread over no less than this, so that it cannot be heard as a bend, where so small a rate has an effect. */
const TRIM_LEAST_MS = 1000
/** How long a change of rate takes to be seen in the readings. */
const TRIM_SHOWS_MS = 300
/** A long trim is looked at again after this: what it was reckoned from, clock or output, may have come to know better. */
const TRIM_LOOK_MS = 1200
/** So many jumps within `JUMPS_WITHIN_MS`, and the player waits: jumping more would only be noise. */
const JUMPS_LIMIT = 3
const JUMPS_WITHIN_MS = 10_000
/** Where jumping is of no use, no more than this is trimmed away: it takes a minute. */
const TRIM_MOST_MS = 200
/** A scheduled follower is put right only when the clock has moved its start by this much, and while there is time. */
const RESCHEDULE_ABOVE_MS = 0.25
const RESCHEDULE_BEFORE_MS = 500

const later = (at: number, ms: number) => (at + ms) as LocalMs
const latest = (a: LocalMs, b: LocalMs) => (a > b ? a : b)

/**
 * What the player should do now, so that it sounds where the room is. Rules F1-F10 in docs/sync.md. To be asked again
 * after each order's effect, at every news, and a few times a second in between.
 */
export const follow = (target: Target, seen: Seen, can: Capabilities, memory: FollowMemory, now: LocalMs): Followed => {
  const loads = wanted(target, seen)
  if (!seen.canSound) {
    // Whatever was ordered is lost by the time the page may sound.
    return { orders: loads, memory: noMemory, standing: target.want.play ? 'locked' : rest(target.want), errorMs: null }
  }
  const { orders, ...followed } = target.want.play
    ? play(target, target.want, seen, can, memory, now)
    : hold(target, target.want, memory, now)
  return { ...followed, orders: [...loads, ...orders] }
}

const rest = (want: Want): Standing => (want.item === null ? 'idle' : 'paused')

/** The current item and then the next are fetched before they are needed. */
const wanted = ({ want, next }: Target, seen: Seen): Order[] => {
  const current = want.item === null ? 'ready' : seen.loading(want.item)
  if (want.item !== null && current === 'absent') return [{ do: 'load', item: want.item }]
  if (current === 'loading' || next === null || seen.loading(next.item) !== 'absent') return []
  return [{ do: 'load', item: next.item }]
}

const hold = (target: Target, want: Want, memory: FollowMemory, now: LocalMs): Followed => {
  const standing = rest(want)
  if (memory.key === target.key) return { orders: [], memory, standing, errorMs: null }
  const at = latest(target.from, now)
  return { orders: [{ do: 'stop', at }], memory: { ...noMemory, key: target.key }, standing, errorMs: null }
}

const play = (
  target: Target,
  want: Want & { play: true },
  seen: Seen,
  can: Capabilities,
  memory: FollowMemory,
  now: LocalMs,
): Followed => {
  // What was scheduled to follow has become current: it sounds already, or is about to.
  const known = memory.next?.key === target.key ? adopt(memory, memory.next, can) : memory
  const loading = seen.loading(want.item)
  if (loading !== 'ready') {
    const waiting = `waiting for ${target.key}`
    const orders: Order[] = known.key === waiting ? [] : [{ do: 'stop', at: latest(target.from, now) }]
    const standing = loading === 'failed' ? 'failed' : 'loading'
    return { orders, memory: { ...noMemory, key: waiting }, standing, errorMs: null }
  }
  if (known.key !== target.key) {
    const begun = begin(target, want, can, now)
    return { ...withNext(target, want, seen, begun, now), standing: 'in-step', errorMs: null }
  }
  const corrected = correct(target, want, seen, can, known, now)
  return { ...corrected, ...withNext(target, want, seen, corrected, now) }
}

const adopt = (
  memory: FollowMemory,
  next: { key: string; at: LocalMs; overlapMs: number },
  can: Capabilities,
): FollowMemory => ({
  key: next.key,
  next: null,
  settledAt: latest(memory.settledAt, later(next.at, can.settleMs)),
  fadesUntil: later(next.at, next.overlapMs),
  jumps: [],
})

type Orders = { orders: Order[]; memory: FollowMemory }

const begin = (target: Target, want: Want & { play: true }, can: Capabilities, now: LocalMs): Orders => {
  const at = latest(target.from, later(now, can.prepareMs))
  return {
    orders: [{ do: 'start', item: want.item, positionMs: Math.max(0, at - want.zeroAt), at }],
    memory: { ...noMemory, key: target.key, settledAt: later(at, can.settleMs) },
  }
}

const correct = (
  target: Target,
  want: Want & { play: true },
  seen: Seen,
  can: Capabilities,
  memory: FollowMemory,
  now: LocalMs,
): Followed => {
  if (isEarly(seen, can, memory, now)) return { orders: [], memory, standing: 'in-step', errorMs: null }
  const heard = seen.sounding?.itemId === want.item.itemId ? seen.sounding.positionMs : null
  const errorMs = heard === null ? null : heard - (now - want.zeroAt)
  const off = errorMs === null ? Number.POSITIVE_INFINITY : Math.abs(errorMs)
  const far = off > can.jumpAboveMs
  // After a first jump that did not help, what is far off is not just settling.
  const standing = far && (now >= memory.settledAt || memory.jumps.length > 1) ? 'lagging' : 'in-step'
  const nothing: Followed = { orders: [], memory, standing, errorMs }
  if (now < memory.settledAt || off <= can.deadbandMs) return nothing
  const jumps = memory.jumps.filter((at) => now - at < JUMPS_WITHIN_MS)
  // A jump would cut the song that fades.
  const mayJump = jumps.length < JUMPS_LIMIT && (now >= memory.fadesUntil || off > TRIM_MOST_MS)
  if (far && mayJump) {
    const begun = begin(target, want, can, now)
    return { ...nothing, orders: begun.orders, memory: { ...begun.memory, jumps: [...jumps, now] } }
  }
  if (can.trimLimit === 0 || errorMs === null || off > TRIM_MOST_MS) return nothing
  const slowest = Math.max(TRIM_LEAST_MS, off / can.trimLimit)
  // A rate too near to 1 would do nothing: a small error is then trimmed away in a shorter time instead.
  const forMs = can.trimLeast === 0 ? slowest : Math.min(slowest, off / can.trimLeast)
  const trim: Order = { do: 'trim', rate: 1 - errorMs / forMs, forMs }
  return {
    ...nothing,
    orders: [trim],
    memory: { ...memory, settledAt: later(now, Math.min(forMs + TRIM_SHOWS_MS, TRIM_LOOK_MS)) },
  }
}

/** Whether what follows is heard already: its instant comes a moment sooner by the output than by the clock. */
const isEarly = ({ sounding }: Seen, can: Capabilities, { next }: FollowMemory, now: LocalMs): boolean =>
  next !== null && sounding?.itemId === next.itemId && next.at - now < can.settleMs

/** Schedules what follows as soon as it is loaded, so that a sleeping tab plays on; takes it back when plans change. */
const withNext = (
  target: Target,
  want: Want & { play: true },
  seen: Seen,
  { orders, memory }: Orders,
  now: LocalMs,
): Orders => {
  const next = target.next !== null && seen.loading(target.next.item) === 'ready' ? target.next : null
  const planned = memory.next
  if (next === null) {
    if (planned === null) return { orders, memory }
    return { orders: [...orders, takeBack(want, planned)], memory: { ...memory, next: null } }
  }
  const moved = planned === null ? 0 : Math.abs(planned.at - next.startsAt)
  const stands =
    planned?.key === next.key && (moved < RESCHEDULE_ABOVE_MS || next.startsAt - now < RESCHEDULE_BEFORE_MS)
  if (stands) return { orders, memory }
  const at = latest(next.startsAt, now)
  // Another song planned for an earlier instant would still sound; the same one just begins later.
  const isOther = planned !== null && planned.itemId !== next.item.itemId && planned.at < at
  const revoke: Order[] = isOther ? [takeBack(want, planned)] : []
  const { item, startsAt, overlapMs } = next
  return {
    orders: [...orders, ...revoke, { do: 'start', item, positionMs: at - startsAt, at, overlapMs }],
    memory: { ...memory, next: { key: next.key, itemId: item.itemId, at: startsAt, overlapMs } },
  }
}

/** What was to begin while another song sounds is taken back by that song's going on there. */
const takeBack = ({ item, zeroAt }: Want & { play: true }, planned: { at: LocalMs; overlapMs: number }): Order =>
  planned.overlapMs > 0
    ? { do: 'start', item, positionMs: planned.at - zeroAt, at: planned.at }
    : { do: 'stop', at: planned.at }
