import { asServerMs, type Item, type ItemId, type Queue, type ServerMs, type Song } from '../protocol/index.ts'
import { inOrder } from './order.ts'

/** Items that may wait in one queue. */
export const QUEUE_LIMIT = 500
/** Played items that are remembered, so that one can go back. */
export const PLAYED_LIMIT = 50

/** A song's place in a queue, without a vote yet. */
export const newItem = (of: Pick<Item, 'itemId' | 'song' | 'addedBy' | 'addedAt'>): Item => ({
  ...of,
  votes: {},
  isNext: false,
})

export const emptyQueue: Queue = { order: 'added', repeat: 'off', current: null, upcoming: [], played: [] }

const withPlayed = (queue: Queue): Item[] =>
  queue.current === null ? queue.played : [...queue.played, queue.current].slice(-PLAYED_LIMIT)

/** `item` once more, `times` repetitions later: another item, so that nobody takes one for the other. */
export const again = (item: Item, at: ServerMs, times = 1): Item => {
  const [, name = item.itemId, count = '0'] = /^(.+)_r(\d+)$/.exec(item.itemId) ?? []
  return {
    ...item,
    itemId: `${name}_r${Number(count) + times}` as ItemId,
    addedAt: at,
    votes: {},
    isNext: false,
  }
}

/** What plays when the current item is over; null when nothing does. */
export const nextItem = (queue: Queue): Item | null =>
  stepForward(queue, queue.current?.addedAt ?? asServerMs(0)).current

export const findUpcoming = (queue: Queue, itemId: ItemId): Item | null =>
  queue.upcoming.find((item) => item.itemId === itemId) ?? null

/**
 * The current item has been; the next one, if any, is current. A song that repeats comes again at once or, where all
 * repeat, behind the others as if it had just been added; it is another item each time.
 */
export const stepForward = (queue: Queue, at: ServerMs): Queue => {
  const { current, repeat } = queue
  if (repeat === 'one' && current !== null) return { ...queue, current: again(current, at) }
  const isKept = repeat === 'all' && current !== null
  const [next, ...upcoming] = isKept ? [...queue.upcoming, again(current, at)] : queue.upcoming
  const played = isKept ? queue.played : withPlayed(queue)
  return inOrder({ ...queue, current: next === undefined ? null : { ...next, isNext: false }, upcoming, played })
}

/** The same, when somebody is tired of the song: even one that repeats is left. */
export const stepPast = (queue: Queue, at: ServerMs): Queue =>
  queue.repeat === 'one' ? { ...stepForward({ ...queue, repeat: 'off' }, at), repeat: 'one' } : stepForward(queue, at)

/**
 * The item played last is current again and the current one waits at the head; unchanged when nothing was played. Where
 * all repeat, what was played last is what waits at the end.
 */
export const stepBack = (queue: Queue): Queue => {
  const { current, upcoming, played } = queue
  const isRound = queue.repeat === 'all' && upcoming.length > 0
  const last = (isRound ? upcoming : played).at(-1)
  if (last === undefined) return queue
  const rest = isRound ? upcoming.slice(0, -1) : upcoming
  return {
    ...queue,
    current: last,
    upcoming: current === null ? rest : [{ ...current, isNext: queue.order !== 'added' }, ...rest],
    played: isRound ? played : played.slice(0, -1),
  }
}

/** `item` waits at the end. */
export const append = (queue: Queue, item: Item): Queue => ({ ...queue, upcoming: [...queue.upcoming, item] })

export const remove = (queue: Queue, itemId: ItemId): Queue => ({
  ...queue,
  upcoming: queue.upcoming.filter((item) => item.itemId !== itemId),
})

/** `item` leaves the waiting ones and is current; the rest keep their order. */
export const bringForward = (queue: Queue, item: Item): Queue =>
  inOrder({ ...remove(queue, item.itemId), current: { ...item, isNext: false }, played: withPlayed(queue) })

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
