import { AUTO_DJ, type Item, type Queue, type UserId } from '../protocol/index.ts'

/** Votes for an item less those against it. */
export const scoreOf = ({ votes }: Item): number => {
  let score = 0
  for (const userId in votes) score += votes[userId as UserId] ?? 0
  return score
}

export const roundOf = ({ round }: Item): number => round ?? 0

/**
 * `upcoming` in the order in which it will play: first what was asked to be next, then the rest as added, by votes or by
 * turns. Where all repeat, these order each round by itself, so that every item is heard once in each. Putting a queue
 * in order twice changes nothing (rule Q4).
 */
export const inOrder = (queue: Queue): Queue => {
  const { upcoming } = queue
  const ordered = upcoming.filter(({ isNext }) => isNext)
  for (const items of roundsOf(queue)) ordered.push(...arrange(items, queue, ordered))
  return ordered.every((item, at) => item === upcoming[at]) ? queue : { ...queue, upcoming: ordered }
}

/** What waits and was not asked to be next, by the rounds in which it plays. */
const roundsOf = ({ upcoming, order, repeat }: Queue): Item[][] => {
  const items = upcoming.filter(({ isNext }) => !isNext)
  if (order === 'added' || repeat !== 'all') return [items]
  const rounds = new Map<number, Item[]>()
  for (const item of items) {
    const round = rounds.get(roundOf(item))
    if (round === undefined) rounds.set(roundOf(item), [item])
    else round.push(item)
  }
  return [...rounds].sort(([a], [b]) => a - b).map(([, round]) => round)
}

/** `before`: what waits ahead of them. */
const arrange = (items: readonly Item[], queue: Queue, before: readonly Item[]): readonly Item[] => {
  switch (queue.order) {
    case 'added':
      return items
    case 'votes':
      return byVotes(items)
    case 'turns':
      return inTurns(items, [...queue.played, ...(queue.current === null ? [] : [queue.current]), ...before])
    default:
      return queue.order satisfies never
  }
}

/** The best score first; of equal ones what was added first, and what nobody has added last. */
const byVotes = (items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, score: scoreOf(item), filler: isFiller(item) ? 1 : 0 }))
    .sort((a, b) => b.score - a.score || a.filler - b.filler || earlier(a.item, b.item))
    .map(({ item }) => item)

const isFiller = ({ addedBy }: Item) => addedBy.userId === AUTO_DJ.userId

const earlier = (a: Item, b: Item): number =>
  a.addedAt - b.addedAt || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0)

/**
 * One item of each person in turn, everyone's own in the order in which they stand. Whoever was heard longest ago in
 * `before` is next; of those who were not heard yet, whoever added first. What nobody has added fills what is left.
 */
const inTurns = (items: readonly Item[], before: readonly Item[]): Item[] => {
  const waiting = new Map<UserId, Item[]>()
  for (const item of items) {
    if (isFiller(item)) continue
    const list = waiting.get(item.addedBy.userId)
    if (list === undefined) waiting.set(item.addedBy.userId, [item])
    else list.push(item)
  }
  const heard = new Map(before.map(({ addedBy }, at) => [addedBy.userId, at]))
  const people = [...waiting]
    .map(([userId, list]) => ({
      list,
      heardAt: heard.get(userId) ?? -1,
      first: list.reduce((first, item) => (earlier(item, first) < 0 ? item : first)),
    }))
    .sort((a, b) => a.heardAt - b.heardAt || earlier(a.first, b.first))
  const turns = Math.max(0, ...people.map(({ list }) => list.length))
  const inTurn = Array.from({ length: turns }, (_, turn) => people.flatMap(({ list }) => list[turn] ?? [])).flat()
  return [...inTurn, ...items.filter(isFiller)]
}
