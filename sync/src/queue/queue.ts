import type { Item, ItemId, Queue, Song } from '../protocol/index.ts'

/** Items that may wait in one queue. */
export const QUEUE_LIMIT = 500
/** Played items that are remembered, so that one can go back. */
export const PLAYED_LIMIT = 50

export const emptyQueue: Queue = { current: null, upcoming: [], played: [] }

const withPlayed = (queue: Queue): Item[] =>
  queue.current === null ? queue.played : [...queue.played, queue.current].slice(-PLAYED_LIMIT)

/** What plays when the current item is over; null when nothing does. */
export const nextItem = (queue: Queue): Item | null => queue.upcoming[0] ?? null

export const findUpcoming = (queue: Queue, itemId: ItemId): Item | null =>
  queue.upcoming.find((item) => item.itemId === itemId) ?? null

/** The current item has been; the next one, if any, is current. */
export const stepForward = (queue: Queue): Queue => ({
  current: nextItem(queue),
  upcoming: queue.upcoming.slice(1),
  played: withPlayed(queue),
})

/** The item played last is current again and the current one waits at the head; unchanged when nothing was played. */
export const stepBack = (queue: Queue): Queue => {
  const last = queue.played.at(-1)
  if (last === undefined) return queue
  return {
    current: last,
    upcoming: queue.current === null ? queue.upcoming : [queue.current, ...queue.upcoming],
    played: queue.played.slice(0, -1),
  }
}

/** `item` waits at the end. */
export const append = (queue: Queue, item: Item): Queue => ({ ...queue, upcoming: [...queue.upcoming, item] })

export const remove = (queue: Queue, itemId: ItemId): Queue => ({
  ...queue,
  upcoming: queue.upcoming.filter((item) => item.itemId !== itemId),
})

/** `item` leaves the waiting ones and is current; the rest keep their order. */
export const bringForward = (queue: Queue, item: Item): Queue => ({
  ...remove(queue, item.itemId),
  current: item,
  played: withPlayed(queue),
})

/** Every item with `change` made to its song. */
export const withSongs = ({ current, upcoming, played }: Queue, change: (song: Song) => Song): Queue => {
  const changed = (item: Item): Item => ({ ...item, song: change(item.song) })
  return { current: current && changed(current), upcoming: upcoming.map(changed), played: played.map(changed) }
}
