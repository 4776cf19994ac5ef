import type { ItemId, Queue } from '../protocol/index.ts'

/**
 * The waiting items' ids in an order that only `seed` chooses: the same for all who shuffle the same queue by it. What
 * was asked to be next stays so.
 */
export const shuffled = ({ upcoming }: Queue, seed: number): ItemId[] => {
  const next = upcoming.filter(({ isNext }) => isNext).map(({ itemId }) => itemId)
  const ids = upcoming.filter(({ isNext }) => !isNext).map(({ itemId }) => itemId)
  let state = seed >>> 0
  // Fisher and Yates, by the generator mulberry32.
  for (let left = ids.length; left > 1; left--) {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const chosen = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * left)
    const [last, there] = [ids[left - 1], ids[chosen]]
    if (last === undefined || there === undefined) continue
    ids[chosen] = last
    ids[left - 1] = there
  }
  return [...next, ...ids]
}
