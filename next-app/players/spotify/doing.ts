import { type Cost, guessed, learnCost } from '../shared/costs.ts'
import { holds, type Line, offOf } from './line.ts'
import type { Act, Costs } from './pilot.ts'

/** A command that was given and has not shown an effect yet. `before`: where the device was, `expectedMs`: what it should cost. */
export type Doing = { act: Act; at: number; before: Line; expectedMs: number }

/** `tookMs`: from the word to the effect; null where that cannot be told. */
export type Done = { tookMs: number | null }

/** Who shows no effect for so long is told again, or something else. */
const WITHIN_MS: Record<Act['do'], number> = { play: 3000, seek: 1100, resume: 1500, pause: 1500 }
/** An effect seen so much sooner than its word was of something else, or of a clock that is read to some ms. */
const SOONER_MS = 40
/** A silent seek has come when the device says its place to this. */
const PLACE_MS = 10
/** What it says is looked at twice before it is believed: so long after it was so, on average. */
const SEEN_AFTER_MS = 75

/** What a command has come to; null while it is under way. Commands come in no order, so only what the device says counts. */
export const doneOf = (doing: Doing, line: Line, stepped: boolean, now: number): Done | null => {
  const { act, at, before } = doing
  const over: Done | null = now - at >= WITHIN_MS[act.do] ? { tookMs: null } : null
  const off = offOf(line)
  switch (act.do) {
    case 'play':
      return holds(line, act.trackId) && !line.isPaused && off !== null ? took(act.positionMs - off - at) : over
    case 'seek': {
      const isInPlace = line.isPaused && Math.abs((line.values.at(-1) ?? 0) - act.positionMs) <= PLACE_MS
      if (line.isPaused) return isInPlace ? took(now - at - SEEN_AFTER_MS) : over
      const value = line.values.at(-1)
      return stepped && value !== undefined ? took(act.positionMs - value - at) : over
    }
    case 'resume': {
      const held = before.values.at(-1)
      return !line.isPaused && off !== null && held !== undefined ? took(held - off - at) : over
    }
    case 'pause': {
      const ran = offOf(before)
      const held = line.values.at(-1)
      if (!line.isPaused) return over
      return ran === null || held === undefined ? { tookMs: null } : took(held - ran - at)
    }
    default:
      return act satisfies never
  }
}

const took = (ms: number): Done => ({ tookMs: ms >= -SOONER_MS && ms <= 3000 ? Math.max(0, ms) : null })

/** What a page has learned of Spotify's ways: for all of its songs, and for as long as it is open. */
export type Learned = {
  costs: Costs
  /** By how much seeks and resumes missed what they should have cost, newest last. */
  misses: readonly number[]
  /** How long starts have buffered, newest last; 0 when they did not. */
  buffered: readonly number[]
}

const KEPT = 9
/** A command's cost is worth comparing with once it is known from so many. */
const TELLING = 2
/** No command is surer than that, and none so bad that an echo would be no reason to try. */
const TOLERANCE_LEAST_MS = 15
const TOLERANCE_MOST_MS = 120

/** Guesses of one who has only read of it; each page learns its own. */
export const knowNothing = (): Learned => ({
  costs: { play: guessed(400), seek: guessed(180), resume: guessed(150), pause: guessed(100) },
  misses: [],
  buffered: [],
})

/** What is known after a command that took `tookMs`. */
export const learnDone = (known: Learned, { act, expectedMs }: Doing, tookMs: number): Learned => {
  const cost: Cost = learnCost(known.costs[act.do], tookMs)
  const isTelling = (act.do === 'seek' || act.do === 'resume') && known.costs[act.do].lately.length >= TELLING
  const misses = isTelling ? [...known.misses, Math.abs(tookMs - expectedMs)].slice(-KEPT) : known.misses
  return { ...known, costs: { ...known.costs, [act.do]: cost }, misses }
}

export const learnBuffered = (known: Learned, ms: number): Learned => ({
  ...known,
  buffered: [...known.buffered, ms].slice(-KEPT),
})

/** How far off is near enough: as near as the half of all commands come. Trying more would be skipping about. */
export const toleranceOf = ({ misses }: Learned): number => {
  const half = misses.toSorted((a, b) => a - b)[misses.length >> 1] ?? 0
  return Math.min(TOLERANCE_MOST_MS, Math.max(TOLERANCE_LEAST_MS, half))
}
