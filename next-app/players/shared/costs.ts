/** What an act of the browser's has cost lately, in ms, newest last; the guess holds until there is any. */
export type Cost = { guessMs: number; lately: readonly number[] }

const KEPT = 9
/** A network that hung for a moment is no reason to wait for seconds each time. */
const MOST_MS = 1500

export const guessed = (guessMs: number): Cost => ({ guessMs, lately: [] })

export const learnCost = ({ guessMs, lately }: Cost, ms: number): Cost => ({
  guessMs,
  lately: [...lately, Math.min(MOST_MS, Math.max(0, ms))].slice(-KEPT),
})

/** What the next one should be reckoned with, in ms: the median of the last nine. */
export const costOf = ({ guessMs, lately }: Cost): number =>
  lately.toSorted((a, b) => a - b)[lately.length >> 1] ?? guessMs
