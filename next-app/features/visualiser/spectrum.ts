/** Bands as wide as ears tell them apart, from low to high; each from 0 to 1. */
export type Shape = {
  bands: readonly number[]
  /** How much of it is bass: it breathes by this. */
  bass: number
  /** The loudest of the last while: what is seen is measured by it, so that a soft song moves too. */
  loudest: number
}

/** So many of them. */
export const BANDS = 40
/** Of the player's bands, each 23 Hz: from 47 Hz to some 11 kHz. */
const [LOWEST, HIGHEST] = [2, 470]
/** Of the player's bands that are needed for it. */
export const READ_BANDS = HIGHEST + 1
/** Music has less of what is high: this much more of it is shown at the top. */
const TILT = 0.9
const BASS_BANDS = 7
/** Up at once, and down slowly: in ms to within a third. */
const [UP_MS, DOWN_MS] = [45, 260]
const FORGETS_MS = 9000
/** What is softer than this is not made larger. */
const LEAST_LOUDEST = 0.22

/** Before anything was heard. */
export const STILL: Shape = { bands: new Array<number>(BANDS).fill(0), bass: 0, loudest: LEAST_LOUDEST }

/** Where the n-th band begins among the player's: as much wider each as the one before, and one at least. */
const EDGES: readonly number[] = Array.from({ length: BANDS + 1 }, (_, n) => LOWEST * (HIGHEST / LOWEST) ** (n / BANDS))

const strengthIn = (spectrum: ArrayLike<number>, from: number, to: number): number => {
  const first = Math.floor(from)
  const last = Math.max(first + 1, Math.ceil(to))
  let sum = 0
  for (let at = first; at < last; at++) sum += spectrum[at] ?? 0
  return sum / (last - first) / 255
}

const towards = (now: number, wanted: number, passedMs: number): number =>
  wanted + (now - wanted) * Math.exp(-passedMs / (wanted > now ? UP_MS : DOWN_MS))

/** What is to be seen, so many ms after `before`, of what a player's spectrum says. */
export const follow = (before: Shape, spectrum: ArrayLike<number>, passedMs: number): Shape => {
  const heard = Array.from(
    { length: BANDS },
    (_, n) => strengthIn(spectrum, EDGES[n] ?? 0, EDGES[n + 1] ?? 0) * (1 + (TILT * n) / BANDS),
  )
  const forgotten = before.loudest * Math.exp(-passedMs / FORGETS_MS)
  const loudest = Math.max(LEAST_LOUDEST, forgotten, ...heard)
  const bands = heard.map((strength, n) => towards(before.bands[n] ?? 0, strength / loudest, passedMs))
  const low = heard.slice(0, BASS_BANDS).reduce((sum, strength) => sum + strength, 0) / BASS_BANDS
  return { bands, bass: towards(before.bass, low / loudest, passedMs), loudest }
}
