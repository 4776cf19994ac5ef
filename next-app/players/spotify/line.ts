/** What the device said of itself at the instant `at` of this device's clock. No track: nothing of ours is on it. */
export type Reading = {
  at: number
  trackIds: readonly string[]
  positionMs: number
  isPaused: boolean
  isLoading: boolean
}

/**
 * Where the device says that it is: on a line of positions that run on, or held at one. What it says is not yet what is
 * heard: while it buffers, its position runs on as if it played, for up to 5 s, and is then set back to where the sound begins.
 */
export type Line = {
  trackIds: readonly string[]
  isPaused: boolean
  isLoading: boolean
  /** Position less instant, in ms; of one that is paused the position. The newest that agree, newest last. */
  values: readonly number[]
  /** The newest that do not agree with them. */
  strays: readonly number[]
  /** Since when the track has run on this device; null while it has not. */
  ranAt: number | null
  /** Whether this track has been set back since then: what it says now is heard. */
  isProven: boolean
}

export const noLine: Line = {
  trackIds: [],
  isPaused: true,
  isLoading: false,
  values: [],
  strays: [],
  ranAt: null,
  isProven: false,
}

const KEPT = 8
/** So many are an estimate. */
const LEAST = 3
/** So many in a row that are elsewhere, and agree with each other, are a new line; fewer are slips (Bug #1 in spotify-player.ts). */
const STRAYS = 2
/** Readings of one line agree to this. */
const NOISE_MS = 40
/** While a command is under way a smaller step is one. */
const EXPECTED_STEP_MS = 8
/** Set back by more than this without having been told to: it has begun to sound. */
const SET_BACK_MS = 150

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? null

/**
 * The line after one more reading. `isExpecting`: a command is under way that may move it. `steppedMs`: by how much it has stepped,
 * `setBackAfterMs`: how long it had run before it was set back; else null.
 */
export const readLine = (
  line: Line,
  reading: Reading,
  isExpecting: boolean,
): { line: Line; steppedMs: number | null; setBackAfterMs: number | null } => {
  const { at, trackIds, isPaused, isLoading } = reading
  const value = isPaused ? reading.positionMs : reading.positionMs - at
  const isSame = trackIds.length > 0 && trackIds.some((id) => line.trackIds.includes(id))
  const told = { trackIds, isPaused, isLoading }
  const nothing = { steppedMs: null, setBackAfterMs: null }
  if (!isSame || isPaused !== line.isPaused) {
    const ranAt = isSame ? (line.ranAt ?? (isPaused ? null : at)) : isPaused ? null : at
    const fresh = { ...told, values: [value], strays: [], ranAt, isProven: isSame && line.isProven }
    return { ...nothing, line: fresh }
  }
  const before = median(line.values) ?? value
  const limit = isExpecting ? EXPECTED_STEP_MS : NOISE_MS
  if (Math.abs(value - before) <= limit) {
    return { ...nothing, line: { ...line, ...told, values: [...line.values, value].slice(-KEPT), strays: [] } }
  }
  const strays = [...line.strays, value].slice(-STRAYS)
  const [low, high] = [Math.min(...strays), Math.max(...strays)]
  if (strays.length < STRAYS || high - low > limit) return { ...nothing, line: { ...line, ...told, strays } }
  const steppedMs = (median(strays) ?? value) - before
  const isSetBack = !isExpecting && !isPaused && steppedMs < -SET_BACK_MS
  return {
    steppedMs,
    setBackAfterMs: isSetBack && !line.isProven && line.ranAt !== null ? at - line.ranAt : null,
    line: { ...line, ...told, values: strays, strays: [], isProven: line.isProven || isSetBack },
  }
}

/** Where it stands on its line: position less instant, or the position of one that is paused; null while too little is known. */
export const offOf = ({ values, isPaused }: Line): number | null =>
  values.length < (isPaused ? 1 : LEAST) ? null : median(values)

/** Whether a track is the one on the device. */
export const holds = ({ trackIds }: Line, trackId: string): boolean => trackIds.includes(trackId)

/** Whether what the line says is heard: it was set back, or has run on for longer than any buffering. */
export const isBelieved = ({ ranAt, isProven, isLoading }: Line, now: number, bufferingMs: number): boolean =>
  ranAt !== null && !isLoading && (isProven || now - ranAt >= bufferingMs)

/** The longest buffering that was told of, with something to spare. */
const BUFFERING_MOST_MS = 5500
const TOLD_LEAST = 3
const SPARE_MS = 1000

/** How long a start may buffer here: as long as anywhere, until a few starts have shown how long it takes on this device. */
export const bufferingOf = (lately: readonly number[]): number =>
  lately.length < TOLD_LEAST ? BUFFERING_MOST_MS : Math.min(BUFFERING_MOST_MS, Math.max(...lately) + SPARE_MS)
