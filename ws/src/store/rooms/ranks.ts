/** A number for each item, rising in the order of a list. */
export type Ranks = ReadonlyMap<string, number>

/** Closer than this, and all are numbered anew: halving a gap again and again comes to an end. */
const LEAST_GAP = 1e-6

/**
 * Numbers for `order`, as many of them as can be as in `before`: of 500 songs one is moved, and one row is written. New
 * and moved ones go between their neighbours.
 */
export function rank(order: readonly string[], before: Ranks): Ranks {
  const kept = longestRise(order.map((id) => before.get(id) ?? null))
  const ranks = new Map<string, number>()
  let at = 0
  let low: number | null = null
  while (at < order.length) {
    // From here on `count` ids want a number, before the next one that keeps its own.
    let count = 0
    while (at + count < order.length && !kept.has(at + count)) count++
    const next = order[at + count]
    const high = next === undefined ? null : (before.get(next) ?? null)
    const start: number = low ?? (high === null ? 0 : high - count - 1)
    const step: number = high === null ? 1 : (high - start) / (count + 1)
    if (count > 0 && step < LEAST_GAP) return new Map(order.map((id, n) => [id, n + 1]))
    for (let n = 0; n < count; n++) ranks.set(order[at + n] as string, start + step * (n + 1))
    if (next !== undefined && high !== null) ranks.set(next, high)
    low = high ?? start + step * count
    at += count + 1
  }
  return ranks
}

/** The places of a longest run of numbers that rises from left to right, by patience sorting. */
function longestRise(numbers: readonly (number | null)[]): Set<number> {
  /** For each length the place of the least number with which such a run ends. */
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  numbers.forEach((number, place) => {
    if (number === null) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1
      else high = middle
    }
    before.set(place, ends[low - 1])
    ends[low] = place
  })
  const run = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before.get(place)) run.add(place)
  return run
}
