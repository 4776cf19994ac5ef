/** Which rates were found to have an effect: browsers leave out what differs too little from 1, or all that is fine. */
export type RateEffect = { step: number; failures: number }

export const unknownEffect: RateEffect = { step: 0, failures: 0 }

/** Rates that differ by as much are tried in turn; Chromium obeys from 0.11 % on (Bug #1 in element-player.ts). */
const LEASTS = [0.002, 0.003]
/** The most that cannot be heard in music. */
const LIMIT = 0.003
/** What should have moved the song by less cannot be told from noise. */
const TELLING_MS = 0.8
/** So many in a row that did nothing: such rates are ignored here. */
const FAILURES_LIMIT = 2

/** What is known once a trim that should have moved the song by `expectedMs` has moved it by `movedMs`. */
export const learnEffect = (known: RateEffect, expectedMs: number, movedMs: number): RateEffect => {
  if (Math.abs(expectedMs) < TELLING_MS) return known
  if (movedMs / expectedMs >= 0.5) return { ...known, failures: 0 }
  const failures = known.failures + 1
  return failures < FAILURES_LIMIT ? { ...known, failures } : { step: known.step + 1, failures: 0 }
}

/** What may be asked: both are 0 when no inaudible rate has an effect. */
export const trimOf = ({ step }: RateEffect): { trimLimit: number; trimLeast: number } => {
  const trimLeast = LEASTS[step]
  return trimLeast === undefined ? { trimLimit: 0, trimLeast: 0 } : { trimLimit: LIMIT, trimLeast }
}
