import type { Item, ItemId, Queue, QueueEdit, UserId, Vote } from '../protocol/index.ts'
import { inOrder } from './order.ts'
import { append, joining, remove } from './queue.ts'
import { restored } from './undo.ts'

/** What `edit` makes of a queue; what speaks of an item that is not there changes nothing. */
export const edited = (queue: Queue, edit: QueueEdit): Queue => inOrder(changed(queue, edit))

const changed = (queue: Queue, edit: QueueEdit): Queue => {
  switch (edit.type) {
    case 'append':
      return edit.isNext
        ? toFront(queue, { ...joining(queue, edit.item), isNext: true })
        : append(queue, joining(queue, edit.item))
    case 'remove':
      return remove(queue, edit.itemId)
    case 'clear':
      return { ...queue, upcoming: [] }
    case 'move':
      return move(queue, edit.itemId, edit.before)
    case 'advance': {
      const item = queue.upcoming.find(({ itemId }) => itemId === edit.itemId)
      return item === undefined ? queue : toFront(remove(queue, edit.itemId), { ...item, isNext: true })
    }
    case 'vote':
      return withItem(queue, edit.itemId, (item) => voted(item, edit.userId, edit.vote))
    case 'arrange':
      return { ...queue, upcoming: arranged(queue.upcoming, edit.itemIds) }
    case 'restore':
      return { ...queue, order: edit.order, upcoming: restored(queue, edit) }
    case 'order':
      return { ...queue, order: edit.order }
    case 'repeat':
      return { ...queue, repeat: edit.repeat }
    case 'crossfade':
      return { ...queue, crossfade: { ...queue.crossfade, ms: edit.ms } }
    default:
      return edit satisfies never
  }
}

const toFront = (queue: Queue, item: Item): Queue => ({ ...queue, upcoming: [item, ...queue.upcoming] })

const withItem = (queue: Queue, itemId: ItemId, change: (item: Item) => Item): Queue => ({
  ...queue,
  upcoming: queue.upcoming.map((item) => (item.itemId === itemId ? change(item) : item)),
})

const voted = (item: Item, userId: UserId, vote: Vote): Item => {
  const { [userId]: _, ...others } = item.votes
  return { ...item, votes: vote === 0 ? others : { ...others, [userId]: vote } }
}

/** An item that is moved among those asked to be next is one of them, and behind them it is none. */
const move = (queue: Queue, itemId: ItemId, before: ItemId | null): Queue => {
  const item = queue.upcoming.find((it) => it.itemId === itemId)
  if (item === undefined || before === itemId) return queue
  const others = queue.upcoming.filter((it) => it !== item)
  const found = before === null ? -1 : others.findIndex((it) => it.itemId === before)
  const at = found === -1 ? others.length : found
  const isNext = others[at]?.isNext === true
  return { ...queue, upcoming: [...others.slice(0, at), { ...item, isNext }, ...others.slice(at)] }
}

const arranged = (items: readonly Item[], order: readonly ItemId[]): Item[] => {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const named = new Set(order)
  const first = [...named].flatMap((itemId) => byId.get(itemId) ?? [])
  return [...first, ...items.filter(({ itemId }) => !named.has(itemId))]
}

/** Without what someone has waiting, nor their votes. */
export const withoutUser = (queue: Queue, userId: UserId): Queue =>
  inOrder({
    ...queue,
    upcoming: queue.upcoming
      .filter(({ addedBy }) => addedBy.userId !== userId)
      .map((item) => (item.votes[userId] === undefined ? item : voted(item, userId, 0))),
  })
