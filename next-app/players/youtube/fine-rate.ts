/**
 * Whether a video's player obeys rates very near to 1. Some do, some take the nearest one that they list, and some say
 * that they do and do not: they are asked first, and then watched.
 */
export type FineRate = { says: 'unknown' | 'obeys' | 'ignores'; failures: number }

export const unknownFineRate: FineRate = { says: 'unknown', failures: 0 }

/** What it is asked with. */
export const TRIED_RATE = 1.003
/** It says the rate back as it was given it, or another one. */
const SAME = 1e-4
/** What should have moved a video by less cannot be told from noise. */
const TELLING_MS = 12
const FAILURES_LIMIT = 2
/** The most that cannot be heard in music. */
const LIMIT = 0.003

/** What is known once a player that was asked for TRIED_RATE has told that it plays at `told`. */
export const learnSaid = (known: FineRate, told: number | null): FineRate =>
  told === null ? known : { ...known, says: Math.abs(told - TRIED_RATE) < SAME ? 'obeys' : 'ignores' }

/** What is known once trims that should have moved the video by `expectedMs` have moved it by `movedMs`. */
export const learnMoved = (known: FineRate, expectedMs: number, movedMs: number): FineRate =>
  isTelling(expectedMs) ? { ...known, failures: movedMs / expectedMs >= 0.5 ? 0 : known.failures + 1 } : known

/** Whether trims have moved a video by so much that it can be seen whether they did. */
export const isTelling = (expectedMs: number): boolean => Math.abs(expectedMs) >= TELLING_MS

/** What may be asked of it. */
export const fineTrimOf = ({ says, failures }: FineRate): { trimLimit: number; trimLeast: number } => ({
  trimLimit: says === 'obeys' && failures < FAILURES_LIMIT ? LIMIT : 0,
  trimLeast: 0,
})
