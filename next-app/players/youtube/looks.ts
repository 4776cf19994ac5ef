/**
 * What was seen of where a video stands. Its player tells that now and then (every 250 to 500 ms), so most looks see
 * nothing new. What is new was true at some time before it was seen and is never ahead of the truth: the look that is the
 * furthest ahead is the freshest, and the nearest to the truth.
 */
export type Looks = {
  /** The position seen last, in ms; null before the first look. */
  lastMs: number | null
  /** When something new was seen last; null before that. */
  movedAt: number | null
  /** Looks that saw something new: the position less the instant, less what bends have given, in ms; oldest first. */
  fresh: readonly { at: number; offMs: number }[]
}

export const noLooks: Looks = { lastMs: null, movedAt: null, fresh: [] }

/** Older looks say more of how the clocks drift, and of what has happened since, than of where the video stands. */
const WINDOW_MS = 2500
const LIMIT = 64
/** So many in a row that are all behind the others by so much: the video has stumbled, and what was before is void. */
const STUMBLED = 3
const STUMBLE_MS = 20
/** Three looks in one instant are one. */
const APART_MS = 200

/** The looks with one more: at `at` the player told `positionMs`, of which bends have given `gainedMs`. */
export const addLook = (looks: Looks, at: number, positionMs: number, gainedMs: number): Looks => {
  if (positionMs === looks.lastMs) return looks
  // Where it stood when it was first looked at may be old.
  if (looks.lastMs === null) return { ...looks, lastMs: positionMs }
  const kept = looks.fresh.filter((look) => at - look.at <= WINDOW_MS)
  const all = [...kept, { at, offMs: positionMs - gainedMs - at }].slice(-LIMIT)
  return { lastMs: positionMs, movedAt: at, fresh: isStumble(all) ? all.slice(-STUMBLED) : all }
}

const isStumble = (fresh: Looks['fresh']): boolean => {
  const newest = fresh.slice(-STUMBLED)
  const before = furthest(fresh.slice(0, -STUMBLED))
  const span = (newest.at(-1)?.at ?? 0) - (newest[0]?.at ?? 0)
  return before !== null && span >= APART_MS && newest.every(({ offMs }) => offMs < before - STUMBLE_MS)
}

const furthest = (fresh: Looks['fresh']): number | null =>
  fresh.length === 0 ? null : Math.max(...fresh.map(({ offMs }) => offMs))

/** Position less instant less gain, in ms; null while nothing new was seen. */
export const offOf = ({ fresh }: Looks): number | null => furthest(fresh)

/** For how long news has come, in ms: how much there is to believe. */
export const spanOf = ({ fresh }: Looks): number => (fresh.at(-1)?.at ?? 0) - (fresh[0]?.at ?? 0)

/** Looks from before something was done to the video say nothing of it any more. */
export const forgetLooks = ({ lastMs }: Looks): Looks => ({ ...noLooks, lastMs })

/** News is at most so far apart while a video plays. */
const STANDS_AFTER_MS = 1200
const SLOPE_OVER_MS = 500

/**
 * Whether the video goes on. While an advertisement is shown before a video, its player says that it plays and its position stands; versions
 * that reckon on by themselves then begin again and again at the same place.
 */
export const isMoving = ({ movedAt, fresh }: Looks, now: number): boolean => {
  if (movedAt === null || now - movedAt > STANDS_AFTER_MS) return false
  const [first, last] = [fresh[0], fresh.at(-1)]
  if (first === undefined || last === undefined || last.at - first.at < SLOPE_OVER_MS) return true
  return last.offMs - first.offMs > -(last.at - first.at) / 2
}
