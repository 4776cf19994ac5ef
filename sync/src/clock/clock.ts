import type { LocalMs, ServerMs } from '../protocol/units.ts'
import { estimateAt } from './estimate.ts'
import { beginHistory, type History, remember } from './history.ts'
import { reachAt } from './offset.ts'
import { type Probe, type Sample, sampleOf, type Tolerance } from './probe.ts'
import { type Skew, skewOf, unknownSkew } from './skew.ts'
import { type AppliedClock, appliedOffset, setClock, slewClock, toLocal, toServer } from './slew.ts'

export type ClockOptions = Tolerance & {
  /** How fast the applied clock may be led to a better estimate, in millionths: 1000 is 1.7 cents of pitch, inaudible. */
  maxSlewPpm: number
  /** How far outside of what is possible the applied clock must be to be set at once instead. */
  stepBeyondMs: number
}

const DEFAULTS: ClockOptions = { grainMs: 0.1, maxSkewPpm: 200, maxSlewPpm: 1000, stepBeyondMs: 50 }

type Known = {
  history: History
  skew: Skew
  /** When the skew was last read out of the history: once a bucket is often enough. */
  skewAt: LocalMs
  applied: AppliedClock
  /** When the first and the latest answer came. */
  firstAt: LocalMs
  latestAt: LocalMs
  samples: number
  /** When the estimate was last reckoned. */
  reckonedAt: LocalMs
  doubtMs: number
  isSettled: boolean
  steps: number
}

/** All that is known of another clock, the server's, in terms of one's own. Bounded in size; replaced, never changed. */
export type ClockState = { options: ClockOptions; known: Known | null }

/** How the clock stands at one instant. Lengths in ms. */
export type ClockReading = {
  /** What is added to local time to get server time, as applied, slew and all. */
  offsetMs: number
  /** How much faster the server's clock runs, in millionths; 0 while nothing is significant. */
  skewPpm: number
  /** The applied clock is no further off than this: an asymmetric path cannot be seen, and is within it. */
  boundMs: number
  /** How far off the estimate is likely to be, as a standard deviation; an asymmetric path is not in it. */
  doubtMs: number
  /** The least round trip remembered. */
  roundTripMs: number
  /** False during the first burst, while each answer may still set the clock at once. */
  isSettled: boolean
  /** How often the clock was set at once after that, because a jump of either clock left no other way. */
  steps: number
}

/** Of many answers in a crowd not each is worth an estimate of its own. */
const CROWD_SAMPLES = 64
const CROWD_MS = 20
/** Settled after so many answers when they agree; a little later when they nearly do, or hardly; later still if hardly any came. */
const SETTLED_SAMPLES = 8
const SETTLED_DOUBT_MS = 0.5
const SETTLED_MS = 800
const FAIR_DOUBT_MS = 2.5
const UNSURE_MS = 2200
const HARDLY_ANY_MS = 3000
/** While an estimate is young it still improves by much: what follows it is bent to 5 cents of pitch at most. */
const YOUNG_MS = 15_000
const YOUNG_SLEW_PPM = 3000

/**
 * A clock about which nothing is known. `grainMs`: how coarse the stamps are (default 0.1, as browsers round; 1 in
 * Safari and Firefox). `maxSkewPpm`: the greatest difference of rates for which `boundMs` holds (default 200).
 */
export const newClock = (options: Partial<ClockOptions> = {}): ClockState => ({
  options: { ...DEFAULTS, ...options },
  known: null,
})

type Learned = Pick<Known, 'history' | 'skew' | 'skewAt'>

const startAfresh = (sample: Sample, skewAt: LocalMs, { maxSkewPpm }: ClockOptions): Learned => ({
  history: beginHistory(sample),
  skew: unknownSkew(maxSkewPpm),
  skewAt,
})

/** Nothing is possible any more: one of the two clocks has jumped, another server answers, or a crystal wandered far. */
const isImpossible = ({ buckets }: History, skew: Skew, at: LocalMs): boolean => {
  const { lowestMs, highestMs } = reachAt(buckets, skew, at)
  return lowestMs > highestMs
}

/** What the older samples and this one tell; this one alone if it contradicts them. */
const learn = (known: Known, sample: Sample, at: LocalMs, options: ClockOptions): Learned => {
  const history = remember(known.history, sample, known.skew.skewPpm)
  if (at < known.latestAt || isImpossible(history, known.skew, at)) return startAfresh(sample, at, options)
  if (at - known.skewAt < history.bucketMs) return { history, skew: known.skew, skewAt: known.skewAt }
  const skew = skewOf(history.buckets, options.maxSkewPpm)
  return isImpossible(history, skew, at) ? startAfresh(sample, at, options) : { history, skew, skewAt: at }
}

/** The state after one more answered probe, to be given as it arrives; the same state if its stamps cannot be true. */
export const addProbe = (state: ClockState, probe: Probe): ClockState => {
  const { options, known } = state
  const sample = sampleOf(probe, options)
  if (sample === null) return state
  const at = probe.arrivedAt
  const learned = known === null ? startAfresh(sample, at, options) : learn(known, sample, at, options)
  const { history, skew } = learned
  const isInCrowd = known !== null && known.samples >= CROWD_SAMPLES && at - known.reckonedAt < CROWD_MS
  if (isInCrowd && at >= known.latestAt && history.recent.length > 1) {
    return { options, known: { ...known, ...learned, latestAt: at, samples: known.samples + 1 } }
  }
  const { offsetMs, doubtMs } = estimateAt(history.buckets, history.recent, skew, at)
  const set = setClock(at, offsetMs, skew.skewPpm, options.maxSlewPpm)
  if (known === null) {
    const first = { firstAt: at, latestAt: at, samples: 1, reckonedAt: at, doubtMs, isSettled: false, steps: 0 }
    return { options, known: { ...learned, applied: set, ...first } }
  }

  const { lowestMs, highestMs } = reachAt(history.buckets, skew, at)
  const before = appliedOffset(known.applied, at)
  const isFarOff = Math.max(lowestMs - before, before - highestMs) > options.stepBeyondMs
  const samples = known.samples + 1
  const forMs = at - known.firstAt
  const isFair = forMs >= SETTLED_MS && (doubtMs <= FAIR_DOUBT_MS || forMs >= UNSURE_MS)
  const isSure = samples >= SETTLED_SAMPLES && (doubtMs <= SETTLED_DOUBT_MS || isFair)
  const slewPpm = forMs < YOUNG_MS ? Math.max(YOUNG_SLEW_PPM, options.maxSlewPpm) : options.maxSlewPpm
  return {
    options,
    known: {
      ...learned,
      applied: known.isSettled && !isFarOff ? slewClock(known.applied, at, offsetMs, skew.skewPpm, slewPpm) : set,
      firstAt: known.firstAt,
      latestAt: at,
      samples,
      reckonedAt: at,
      doubtMs,
      isSettled: known.isSettled || isSure || forMs >= HARDLY_ANY_MS,
      steps: known.steps + (known.isSettled && isFarOff ? 1 : 0),
    },
  }
}

/** How the clock stands at a local instant; null before the first answer. */
export const readClock = ({ known }: ClockState, now: LocalMs): ClockReading | null => {
  if (known === null) return null
  const { history, skew, applied, doubtMs, isSettled, steps } = known
  const { lowestMs, highestMs } = reachAt(history.buckets, skew, now)
  const offsetMs = appliedOffset(applied, now)
  return {
    offsetMs,
    skewPpm: skew.skewPpm,
    boundMs: Math.max(highestMs - offsetMs, offsetMs - lowestMs),
    doubtMs,
    roundTripMs: Math.min(...history.buckets.map(({ roundTripMs }) => roundTripMs)),
    isSettled,
    steps,
  }
}

/** The server's time at a local instant; null before the first answer. Never runs backwards, except by a step. */
export const serverAt = ({ known }: ClockState, local: LocalMs): ServerMs | null =>
  known === null ? null : toServer(known.applied, local)

/** The local instant at which the server's clock reads `server`; null before the first answer. */
export const localAt = ({ known }: ClockState, server: ServerMs): LocalMs | null =>
  known === null ? null : toLocal(known.applied, server)
