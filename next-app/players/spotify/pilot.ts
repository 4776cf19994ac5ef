import { type Cost, costOf } from '../shared/costs.ts'
import { lineOf, type Plan, type Stint, stintAt } from '../shared/plan.ts'
import { holds, type Line, offOf } from './line.ts'

/** One thing that a device may be told. Positions in ms. */
export type Act =
  | { do: 'play'; trackId: string; positionMs: number }
  | { do: 'seek'; positionMs: number }
  | { do: 'resume' }
  | { do: 'pause' }

/** What each act has cost lately, from the word to its effect. */
export type Costs = Record<Act['do'], Cost>

export type Seat = {
  plan: Plan
  line: Line
  costs: Costs
  /** Off by less than this is left as it is: a seek would not do better. */
  toleranceMs: number
  /** How often the song that sounds has been put right already. */
  tries: number
  /** For how long a start may buffer; 0: it is not begun ahead, since that might be heard. */
  warmUpMs: number
  /** Whether what the line says of its place is so: it does not buffer any more. */
  isBelieved: boolean
  now: number
}

/** No more than so many in one stretch: who is still off then is off by more than seeks can mend. */
export const TRIES = 4
/** A device that is silent is put in its place no sooner than this before. */
const AHEAD_MS = 4000
/** A place that is held is good for a start that late. */
const LATE_MS = 60
/** How long it takes to see that a silent seek has had its effect. */
const SEEN_MS = 250
/** What is to begin so soon is not disturbed by what still sounds. */
const ABOUT_TO_MS = 700
/** From here on to the end nothing is put right any more. */
export const END_MS = 700

export type Due = { act: Act; at: number }

/**
 * What is to be told next, and when, to a device that does nothing of what it was told before; null: nothing that is known
 * yet. Rule: one thing at a time.
 */
export const nextAct = (seat: Seat, lengthOf: (stint: Stint) => number | null): Due | null => {
  const { plan, line, costs, now } = seat
  const isOver = (stint: Stint) => lineOf(stint, now) >= (lengthOf(stint) ?? Number.POSITIVE_INFINITY) - END_MS
  const current = stintAt(plan, now)
  const upcoming = plan.filter(({ at, until }) => at > now && until > at).sort((a, b) => a.at - b.at)[0]
  const coming = upcoming === undefined ? null : dueFor(upcoming, seat, current === undefined)
  // What it is about to be counts for more than what it is.
  if (upcoming !== undefined && (upcoming.at - now < ABOUT_TO_MS || (coming?.at ?? upcoming.at) <= now)) return coming
  const silence = (at: number): Due | null =>
    line.isPaused || line.trackIds.length === 0 ? null : { act: { do: 'pause' }, at }
  if (current === undefined) {
    // Begun ahead: silent still, and held as soon as it is past its buffering.
    const isWarming = upcoming !== undefined && holds(line, trackOf(upcoming)) && seat.warmUpMs > 0
    return isWarming && !seat.isBelieved ? null : (silence(now) ?? coming)
  }
  const isFollowed = upcoming !== undefined && upcoming.at <= current.until
  const endsBy = isFollowed ? Number.POSITIVE_INFINITY : current.until - costOf(costs.pause)
  if (now >= endsBy) return silence(now)
  const due = isOver(current) ? null : dueFor(current, seat, true)
  return soonest(due, coming, endsBy < now + AHEAD_MS ? silence(endsBy) : null)
}

const trackOf = ({ item: { song } }: Stint): string => (song.source.kind === 'spotify' ? song.source.trackId : '')

/** From the word by which a silent device is put in its place to the sound from there. */
const heldMs = (costs: Costs): number => costOf(costs.seek) + SEEN_MS + costOf(costs.resume)

const soonest = (...dues: readonly (Due | null)[]): Due | null =>
  dues.filter((due) => due !== null).sort((a, b) => a.at - b.at)[0] ?? null

/** What would bring the device to a stint, and when that must be told; null when it is there. */
const dueFor = (stint: Stint, seat: Seat, isFree: boolean): Due | null => {
  const { line, costs, toleranceMs, tries, now } = seat
  const trackId = trackOf(stint)
  const placeAt = (at: number) => lineOf(stint, Math.max(at, stint.at))
  if (!holds(line, trackId)) {
    const ms = costOf(costs.play)
    const warmMs = isFree && seat.warmUpMs > 0 ? seat.warmUpMs + costOf(costs.pause) + heldMs(costs) : 0
    return { act: { do: 'play', trackId, positionMs: placeAt(now + ms) }, at: stint.at - ms - warmMs }
  }
  const off = offOf(line)
  if (off === null) return null
  const zero = lineOf(stint, 0)
  if (!line.isPaused) {
    const isRunning = stint.at <= now
    if (Math.abs(off - zero) <= toleranceMs || (isRunning && tries >= TRIES)) return null
    const ms = costOf(costs.seek)
    return { act: { do: 'seek', positionMs: placeAt(now + ms) }, at: stint.at - ms }
  }
  const resumeMs = costOf(costs.resume)
  // The instant at which the song passes the place where it is held.
  const passes = off - zero
  const resumeAt = passes - resumeMs
  const canBeHeldBetter = passes > stint.at + LATE_MS && now + heldMs(costs) <= stint.at
  const isNear = resumeAt >= now - LATE_MS && resumeAt < now + AHEAD_MS
  const isHeldWell = passes >= stint.at - LATE_MS && isNear && !canBeHeldBetter
  if (isHeldWell) return { act: { do: 'resume' }, at: resumeAt }
  if (!isFree) return { act: { do: 'seek', positionMs: placeAt(now) }, at: stint.at - resumeMs }
  const readyAt = now + heldMs(costs)
  return { act: { do: 'seek', positionMs: placeAt(readyAt) }, at: stint.at - AHEAD_MS }
}
