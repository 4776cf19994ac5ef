import { FEWEST, LEVEL_MS, levelAt, medianOf, promptest, scatterOver, spanOver, type Taken } from './readings.ts'

/**
 * One reading of an audio context at `at`, by this device's clock, in ms: `contextMs` leaves the loudspeaker at
 * `localMs`, as far as the browser knows, and `currentMs` is being rendered. `isCoarse`: the browser tells no output
 * timestamps, and `contextMs` is reckoned from what is rendered.
 */
export type OutputReading = { at: number; contextMs: number; localMs: number; currentMs: number; isCoarse?: boolean }

/** What is known of where a context's own time lies on this device's clock. Replaced, never changed; bounded in size. */
export type OutputClock = { readings: readonly Taken[]; held: Held | null }

/**
 * What is believed.
 *
 *                        readings stand still for long
 *                     ┌──────────────────────────────────┐
 *                     ▼                                  │
 *   young ─────────► calm ──────────────────────────► doubting ──┐ held, and kept near
 *     │ a second      readings move faster than crystals ▲  └────┘ what is rendered
 *     └──────────────────────────────────────────────────┘
 */
type Held = {
  state: 'young' | 'calm' | 'doubting'
  since: number
  /** The offset at the instant `at`, and by how much it grows, in millionths. */
  offsetMs: number
  at: number
  driftPpm: number
  /** Where the calm stretch began from which the drift is told. */
  from: { at: number; offsetMs: number }
  /** How much later than rendered it was heard when last it was calm; null before that. */
  latencyMs: number | null
}

const WINDOW_MS = 4500
const READINGS_LIMIT = 160
const READ_EVERY_MS = 25
/** An output that gives no reading for so long is dead. */
const DEAD_MS = 2000
/** A young output is believed at its word: there is no other. */
const YOUNG_MS = 1000
/** Crystals part by 200 millionths at most; the median of half a second is uncertain by the rest. */
const CALM_MS = 0.32
const CALM_OVER_MS = 1500
/** What has moved otherwise is believed again when it has stood still for so long. */
const STILL_MS = 0.7
const STILL_OVER_MS = 4000
/** Another output altogether is believed sooner: it is far off, and stands quite still. */
const OTHER_MS = 60
/** A hole moves what is heard and what is rendered alike, at once, and both stand still again. */
const STEP_LEAST_MS = 4
const STEP_SEEN_MS = 800
/** A median notices it a quarter of a second late. */
const STEP_LEVEL_MS = 120
/** What moves on after this wanders. */
const STEP_WITHIN_MS = 1200
const STEP_SCATTER_MS = 0.25
const STEP_SCATTER_SHARE = 0.15
/** By so much what is rendered beats about. */
const BEAT_MS = 6
/** Blocks of the output beat against those of the page: what is rendered tells what is heard to some ms only. */
const COARSE_MS = 15
const COARSE_OVER_MS = 1000
const COARSE_AFTER_MS = 2500
/** An output that began with a hole this long, or while it was being filled, begins anew. */
const HOLE_MS = 16
const FEWEST_NEW = 8
const BEGINS_MS = 2500
/** What moves for so long is no mere glitch of the readings. */
const ASTRAY_AFTER_MS = 300
/** A drift is told from a calm stretch no shorter than this. */
const DRIFT_OVER_MS = 20_000
const DRIFT_MOST_PPM = 300
/** Where there are no timestamps: a median of so long, and what is so far from it is no scatter. */
const STAND_IN_MS = 2000
const STEP_MS = 40

export const noReadings: OutputClock = { readings: [], held: null }

/**
 * The clock after one more reading. A browser may reckon its timestamps from a model of the output that takes ten seconds
 * to recover from a stumble and is tens of ms wrong meanwhile, while what is heard moves by the hole alone (recorded:
 * Chromium on PulseAudio). So what moves faster than crystals do is not believed until it stands still (rules O1 to O6).
 * A reading from the future or from long ago is left out.
 */
export const addReading = (clock: OutputClock, reading: OutputReading): OutputClock => {
  const { at, contextMs, localMs, currentMs } = reading
  const newest = clock.readings.at(-1)
  if (localMs > at + 1 || at - localMs > 1000) return clock
  const isGone = newest !== undefined && (at < newest.at || at - newest.at > DEAD_MS)
  const { readings: before, held } = isGone ? noReadings : clock
  if (before.length > 0 && newest !== undefined && at - newest.at < READ_EVERY_MS) return clock
  const taken = { at, offsetMs: localMs - contextMs, renderedMs: at - currentMs }
  const readings = [...before.filter((it) => at - it.at <= WINDOW_MS), taken].slice(-READINGS_LIMIT)
  if (readings.length < FEWEST) return { readings, held: null }
  if (reading.isCoarse === true) return { readings, held: standIn(readings, at) }
  if (held !== null && held.latencyMs === null && at - (readings[0]?.at ?? at) < BEGINS_MS && beganAnew(readings, at)) {
    const since = readings.filter((it) => at - it.at < LEVEL_MS)
    return { readings: since, held: born(since, at) }
  }
  return { readings, held: held === null ? born(readings, at) : believe(held, readings, at) }
}

/** Local minus context time, in ms, at the instant `now`; null while too little is known, or nothing any more. */
export const offsetOf = ({ readings, held }: OutputClock, now?: number): number | null => {
  const newest = readings.at(-1)?.at
  if (held === null || newest === undefined) return null
  return now !== undefined && now - newest > DEAD_MS ? null : carried(held, newest)
}

/** From being rendered to being heard, in ms, as it was when the output was last known well; null before. */
export const latencyIn = ({ held }: OutputClock): number | null => held?.latencyMs ?? null

/** Whether the readings have stood still for as long as there are any: at least `forMs`. */
export const isSteady = ({ held, readings }: OutputClock, forMs: number): boolean =>
  held !== null && held.state !== 'doubting' && (readings.at(-1)?.at ?? 0) - (readings[0]?.at ?? 0) >= forMs

/** Whether the readings have moved for a while as no output does: opened anew, it would be known better. */
export const isAstray = ({ held, readings }: OutputClock): boolean =>
  held?.state === 'doubting' && (readings.at(-1)?.at ?? 0) - held.since >= ASTRAY_AFTER_MS

const carried = ({ offsetMs, at, driftPpm }: Held, now: number): number => offsetMs + (now - at) * driftPpm * 1e-6

const born = (readings: readonly Taken[], at: number): Held => {
  const offsetMs = levelAt(readings, at)
  return { state: 'young', since: at, offsetMs, at, driftPpm: 0, from: { at, offsetMs }, latencyMs: null }
}

const believe = (held: Held, readings: readonly Taken[], at: number): Held => {
  const level = levelAt(readings, at)
  const isCalm = spanOver(readings, at, CALM_OVER_MS) <= CALM_MS
  if (held.state === 'doubting') {
    const forMs = at - held.since
    const isStill = forMs >= STILL_OVER_MS && spanOver(readings, at, STILL_OVER_MS) <= STILL_MS
    const isOther = forMs >= CALM_OVER_MS && isCalm && Math.abs(level - carried(held, at)) > OTHER_MS
    if (isStep(held, readings, at, level)) return calmed(held, readings, at, levelAfter(readings, held.since))
    return isStill || isOther ? calmed(held, readings, at, level) : guarded(held, readings, at)
  }
  if (!isCalm) return { ...held, state: 'doubting', since: at, offsetMs: carried(held, at), at }
  if (held.state === 'young') {
    return at - held.since < YOUNG_MS ? { ...held, offsetMs: level, at } : calmed(held, readings, at, level)
  }
  return calm(held, readings, at, level)
}

/** A calm stretch begins. */
const calmed = (held: Held, readings: readonly Taken[], at: number, level: number): Held =>
  calm({ ...held, state: 'calm', since: at, from: { at, offsetMs: level } }, readings, at, level)

const calm = (held: Held, readings: readonly Taken[], at: number, level: number): Held => {
  const { from } = held
  const slopePpm = ((level - from.offsetMs) / (at - from.at)) * 1e6
  const isTold = at - from.at >= DRIFT_OVER_MS
  const driftPpm = isTold ? Math.max(-DRIFT_MOST_PPM, Math.min(DRIFT_MOST_PPM, slopePpm)) : held.driftPpm
  const latencyMs = level - promptest(readings, at, COARSE_OVER_MS)
  return { ...held, offsetMs: level, at, driftPpm, latencyMs }
}

/** Whether it moved by a hole: what is heard stands as far behind what is rendered as before. */
const isStep = (held: Held, readings: readonly Taken[], at: number, level: number): boolean => {
  const stepMs = Math.abs(level - carried(held, at))
  const forMs = at - held.since
  if (held.latencyMs === null || stepMs < STEP_LEAST_MS) return false
  if (forMs < STEP_SEEN_MS || forMs > STEP_WITHIN_MS) return false
  const isStanding = scatterOver(readings, at, STEP_SEEN_MS) <= Math.max(STEP_SCATTER_MS, STEP_SCATTER_SHARE * stepMs)
  const latencyMs = level - promptest(readings, at, STEP_SEEN_MS)
  return isStanding && Math.abs(latencyMs - held.latencyMs) <= Math.max(BEAT_MS, stepMs / 2)
}

/** Where it stood just behind the hole: what it has wandered since does not count. */
const levelAfter = (readings: readonly Taken[], doubtedAt: number): number =>
  medianOf(readings.filter((it) => Math.abs(it.at - doubtedAt) <= STEP_LEVEL_MS).map(({ offsetMs }) => offsetMs))

/** What is doubted stays as it was, unless what is rendered shows that it cannot be. */
const guarded = (held: Held, readings: readonly Taken[], at: number): Held => {
  const offsetMs = carried(held, at)
  if (held.latencyMs === null || at - (readings[0]?.at ?? at) < COARSE_AFTER_MS) return { ...held, offsetMs, at }
  const coarse = promptest(readings, at, COARSE_OVER_MS) + held.latencyMs
  return { ...held, at, offsetMs: Math.abs(coarse - offsetMs) > COARSE_MS ? coarse : offsetMs }
}

/** Whether what is rendered now comes out so much later than before that something was left out. */
const beganAnew = (readings: readonly Taken[], at: number): boolean => {
  const isNew = (it: Taken) => at - it.at < LEVEL_MS
  const [now, before] = [readings.filter(isNew), readings.filter((it) => !isNew(it))]
  const least = (some: readonly Taken[]) => Math.min(...some.map(({ renderedMs }) => renderedMs))
  return now.length >= FEWEST_NEW && before.length > 0 && least(now) - least(before) > HOLE_MS
}

/** Without timestamps: a median of what is reckoned, or of its newest when the output has stepped away from it. */
const standIn = (readings: readonly Taken[], at: number): Held => {
  const offsets = readings.filter((it) => at - it.at <= STAND_IN_MS).map(({ offsetMs }) => offsetMs)
  const [middle, newest] = [medianOf(offsets), medianOf(offsets.slice(-FEWEST))]
  const offsetMs = Math.abs(newest - middle) > STEP_MS ? newest : middle
  return { state: 'calm', since: at, offsetMs, at, driftPpm: 0, from: { at, offsetMs }, latencyMs: null }
}
