import type { Item, ItemId, Queue, QueueOrder, UserId } from '../protocol/index.ts'

/** Votes for an item less those against it. */
export const scoreOf = ({ votes }: Item): number => Object.values(votes).reduce<number>((sum, vote) => sum + vote, 0)

/**
 * `upcoming` in the order in which it will play, the items asked to be next first. As added it stays as it is; by votes
 * the best score first, and of equal ones what was added first; by turns as `inTurns` has it. Putting a queue in order
 * twice changes nothing (rule Q4).
 */
export const inOrder = (queue: Queue): Queue => {
  if (queue.order === 'added') return queue
  const next = queue.upcoming.filter(({ isNext }) => isNext)
  const rest = queue.upcoming.filter(({ isNext }) => !isNext)
  const upcoming = [...next, ...ORDERS[queue.order](rest, queue)]
  return upcoming.every((item, at) => item === queue.upcoming[at]) ? queue : { ...queue, upcoming }
}

const byVotes = (items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, score: scoreOf(item) }))
    .sort((a, b) => b.score - a.score || earlier(a.item, b.item))
    .map(({ item }) => item)

const earlier = (a: Item, b: Item): number =>
  a.addedAt - b.addedAt || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0)

/**
 * One item of each person in turn, everyone's own in the order in which they stand. Whoever was heard longest ago is
 * next; of those who were not heard yet, whoever added first.
 */
const inTurns = (items: readonly Item[], { played, current }: Queue): Item[] => {
  const waiting = new Map<UserId, Item[]>()
  for (const item of items) {
    const list = waiting.get(item.addedBy.userId)
    if (list === undefined) waiting.set(item.addedBy.userId, [item])
    else list.push(item)
  }
  const heard = new Map<UserId, number>()
  for (const [at, { addedBy }] of [...played, ...(current === null ? [] : [current])].entries()) {
    heard.set(addedBy.userId, at)
  }
  const firstOf = (list: readonly Item[]) => list.reduce((first, item) => (earlier(item, first) < 0 ? item : first))
  const people = [...waiting].sort(
    ([a, ofA], [b, ofB]) => (heard.get(a) ?? -1) - (heard.get(b) ?? -1) || earlier(firstOf(ofA), firstOf(ofB)),
  )
  const rounds = Math.max(0, ...people.map(([, list]) => list.length))
  return Array.from({ length: rounds }, (_, round) => people.flatMap(([, list]) => list[round] ?? [])).flat()
}

const ORDERS: Record<Exclude<QueueOrder, 'added'>, (items: readonly Item[], queue: Queue) => Item[]> = {
  votes: byVotes,
  turns: inTurns,
}

/** The waiting items' ids in an order that only `seed` chooses: the same for all who shuffle the same queue by it. */
export const shuffled = ({ upcoming }: Queue, seed: number): ItemId[] => {
  const ids = upcoming.map(({ itemId }) => itemId)
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
  return ids
}
