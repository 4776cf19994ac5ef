/**
 * How strands of sound lie at one moment: `timeS` in seconds, `waves` how many fit side by side, `pull` 0..1 how far a
 * pointer at `pullAt` parts them.
 */
export type Moment = { timeS: number; waves: number; pull: number; pullAt: number }

/** Left of this all strands are apart, right of `MERGED_AT` they are one. Places run from 0 (left) to 1 (right). */
const APART_UNTIL = 0.12
export const MERGED_AT = 0.58
/** How much of the width a pointer parts again. */
const PULL_WIDTH = 0.06
/** How far from the middle the outermost strand comes in, of half the height. */
export const LANES = 0.84
/** How far from the middle of the picture a height of 1 is, of its whole height: the rest is for the glow. */
export const SWING = 0.39

/** How far from one another the strands are at a place: 1 apart, 0 one. */
export const apartness = (place: number, { pull, pullAt }: Pick<Moment, 'pull' | 'pullAt'>): number => {
  const across = Math.min(1, Math.max(0, (place - APART_UNTIL) / (MERGED_AT - APART_UNTIL)))
  const falling = 1 - across * across * (3 - 2 * across)
  const near = (place - pullAt) / PULL_WIDTH
  return Math.min(1, falling + 0.35 * pull * Math.exp(-near * near))
}

/**
 * The height of strand `index` of `count` at a place, -1..1. Apart, each has its own lane, pace and lateness; in step,
 * all are the same wave, wherever it came from.
 */
export const strandAt = (place: number, index: number, count: number, moment: Moment): number => {
  const apart = apartness(place, moment)
  const rank = count === 1 ? 0 : (2 * index) / (count - 1) - 1
  const lane = LANES * rank * apart ** 1.5
  const lateness = 2.6 * rank * apart + 0.5 * Math.sin(index * 2.4) * apart
  const room = (1 - 0.6 * apart) * (0.15 + 0.85 * Math.min(1, Math.max(0, place - 0.14) / 0.28))
  return lane + 0.9 * room * song(place * moment.waves * 2 * Math.PI - moment.timeS * 1.7 - lateness)
}

/** A made-up piece of music: a few partials under a slowly moving loudness, -1..1. */
const song = (phase: number): number => {
  const loudness = 0.6 + 0.24 * Math.sin(phase * 0.31) + 0.16 * Math.sin(phase * 0.173 + 1.1)
  return loudness * (0.62 * Math.sin(phase) + 0.26 * Math.sin(phase * 2.31 + 0.6) + 0.12 * Math.sin(phase * 4.17))
}
