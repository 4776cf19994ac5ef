/** The rows from `from` up to, not including, `to`. */
export type Rows = { from: number; to: number }

/** A list of rows that lie `pitchPx` apart, and which part of it is seen, from its own top, in px. */
export type Sight = { count: number; pitchPx: number; topPx: number; bottomPx: number }

/** So many rows more are there on either side: what is scrolled to, or reached by Tab, is there already. */
const BEYOND = 6
/** It moves by so many rows at once, so that not every scrolled pixel is new. */
const STEP = 4

/** Which rows of a list have to be there for what is seen of it. */
export const windowOf = ({ count, pitchPx, topPx, bottomPx }: Sight): Rows => {
  const within = (row: number) => Math.min(count, Math.max(0, row))
  const first = Math.floor((topPx / pitchPx - BEYOND) / STEP) * STEP
  const last = Math.ceil((Math.max(topPx, bottomPx) / pitchPx + BEYOND) / STEP) * STEP
  return { from: within(first), to: within(last) }
}

/** Which rows are drawn: those of the window, and `held` ones wherever they are, in their order. */
export const drawnRows = ({ from, to }: Rows, held: readonly number[]): number[] => {
  const seen = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
  const others = held.filter((row) => row >= 0 && (row < from || row >= to))
  return others.length === 0 ? seen : [...new Set([...seen, ...others])].sort((a, b) => a - b)
}
