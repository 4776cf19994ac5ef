import { type Item, type ItemId, NO_CROSSFADE, type Queue, type ServerMs, type Song } from '../protocol/index.ts'
import { inOrder, roundOf } from './order.ts'

/** Items that may wait in one queue. Steps back may make them more by as many as were played. */
export const QUEUE_LIMIT = 500
/** Played items that are remembered, so that one can go back. */
export const PLAYED_LIMIT = 50

/** A song's place in a queue, without a vote yet. */
export const newItem = (of: Pick<Item, 'itemId' | 'song' | 'addedBy' | 'addedAt'>): Item => ({
  ...of,
  votes: {},
  isNext: false,
})

export const emptyQueue: Queue = {
  order: 'added',
  repeat: 'off',
  crossfade: NO_CROSSFADE,
  current: null,
  upcoming: [],
  played: [],
}

/** The id of an item's repetition, `times` of them later. */
const repetitionId = ({ itemId }: Item, times = 1): ItemId => {
  const [, name = itemId, count = '0'] = /^(.+)_r(\d+)$/.exec(itemId) ?? []
  return `${name}_r${Number(count) + times}` as ItemId
}

/** `item` once more, `times` repetitions later: another item, so that nobody takes one for the other. */
export const again = (item: Item, at: ServerMs, times = 1): Item => ({
  ...item,
  itemId: repetitionId(item, times),
  addedAt: at,
  votes: {},
  isNext: false,
})

/** The round that a repeating queue is in. */
const roundNow = ({ current, upcoming }: Queue): number =>
  Math.min(...[...(current === null ? [] : [current]), ...upcoming].map(roundOf))

/** `item` as one that comes to `queue` now; of rounds that were before it, it was no part. */
export const joining = (queue: Queue, item: Item): Item => {
  if (queue.repeat !== 'all' || (queue.current === null && queue.upcoming.length === 0)) return item
  const round = roundNow(queue)
  return roundOf(item) >= round ? item : { ...item, round }
}

/** What waits and what was played when the current item is over. Where all repeat, that waits for the next round. */
const left = (queue: Queue, at: ServerMs): Pick<Queue, 'upcoming' | 'played'> => {
  const { current, upcoming, played, repeat } = queue
  if (current === null) return { upcoming, played }
  const later = repeat === 'all' ? [{ ...again(current, at), round: roundNow(queue) + 1 }] : []
  return { upcoming: [...upcoming, ...later], played: [...played, current].slice(-PLAYED_LIMIT) }
}

/** What plays when the current item is over; null when nothing does. */
export const nextItem = ({ current, upcoming, repeat }: Queue): Item | null => {
  if (current !== null && repeat === 'one') return again(current, current.addedAt)
  const next = upcoming[0] ?? (current !== null && repeat === 'all' ? again(current, current.addedAt) : null)
  return next && { ...next, isNext: false }
}

export const findUpcoming = (queue: Queue, itemId: ItemId): Item | null =>
  queue.upcoming.find((item) => item.itemId === itemId) ?? null

/**
 * The current item has been; the next one, if any, is current. A song that repeats comes again at once or, where all
 * repeat, behind the others as if it had just been added; it is another item each time.
 */
export const stepForward = (queue: Queue, at: ServerMs): Queue => {
  if (queue.repeat === 'one' && queue.current !== null) return { ...queue, current: again(queue.current, at) }
  const { upcoming, played } = left(queue, at)
  const [next, ...rest] = upcoming
  return inOrder({ ...queue, current: next === undefined ? null : { ...next, isNext: false }, upcoming: rest, played })
}

/** The same, when somebody is tired of the song: even one that repeats is left. */
export const stepPast = (queue: Queue, at: ServerMs): Queue =>
  queue.repeat === 'one' ? { ...stepForward({ ...queue, repeat: 'off' }, at), repeat: 'one' } : stepForward(queue, at)

/**
 * The item played last is current again and the current one is next; unchanged when nothing was played. A repetition of
 * what comes back waits no longer.
 */
export const stepBack = (queue: Queue): Queue => {
  const { current, upcoming, played, order } = queue
  const last = played.at(-1)
  if (last === undefined) return queue
  const isRepetition = ({ itemId }: Item) => itemId === repetitionId(last)
  const rest = upcoming.filter((item) => !isRepetition(item))
  const isNext = order !== 'added' || rest[0]?.isNext === true
  const next = current === null || isRepetition(current) ? [] : [{ ...current, isNext }]
  return inOrder({
    ...queue,
    current: { ...last, isNext: false },
    upcoming: [...next, ...rest],
    played: played.slice(0, -1),
  })
}

/** `item` waits at the end. */
export const append = (queue: Queue, item: Item): Queue => ({ ...queue, upcoming: [...queue.upcoming, item] })

export const remove = (queue: Queue, itemId: ItemId): Queue => ({
  ...queue,
  upcoming: queue.upcoming.filter((item) => item.itemId !== itemId),
})

/** `item` is current, and waits no longer if it did; the rest keep their order. */
export const bringForward = (queue: Queue, item: Item, at: ServerMs): Queue => {
  const { upcoming, played } = left(queue, at)
  const current = { ...joining(queue, item), isNext: false }
  return inOrder(remove({ ...queue, current, upcoming, played }, item.itemId))
}

/** Every item with `change` made to its song. */
export const withSongs = (queue: Queue, change: (song: Song) => Song): Queue => {
  const { current, upcoming, played } = queue
  const changed = (item: Item): Item => ({ ...item, song: change(item.song) })
  return {
    ...queue,
    current: current && changed(current),
    upcoming: upcoming.map(changed),
    played: played.map(changed),
  }
}
