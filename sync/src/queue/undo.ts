import type { Item, ItemId, Queue, QueueEdit } from '../protocol/index.ts'

type Restore = QueueEdit & { type: 'restore' }

/** The edit that takes `edit` of `queue` back, whatever is played in between (rule Q9). */
export const inverseOf = ({ order, upcoming }: Queue, edit: QueueEdit): QueueEdit => {
  if (edit.type === 'append') return { type: 'remove', itemId: edit.item.itemId }
  const isGone = ({ itemId }: Item) => edit.type === 'clear' || (edit.type === 'remove' && edit.itemId === itemId)
  return {
    type: 'restore',
    order,
    itemIds: idsOf(upcoming),
    nextIds: idsOf(upcoming.filter(({ isNext }) => isNext)),
    items: upcoming.filter(isGone),
  }
}

/**
 * What waits as it was, less what has been played since. What came meanwhile stays: before all others if it stands
 * there (the song that somebody went back from), else behind them (repetitions, and what the auto-DJ added).
 */
export const restored = ({ upcoming }: Queue, { itemIds, nextIds, items }: Restore): Item[] => {
  const byId = new Map([...items, ...upcoming].map((item) => [item.itemId, item]))
  const [named, next] = [new Set(itemIds), new Set(nextIds)]
  const back = [...named].flatMap((itemId) => {
    const item = byId.get(itemId)
    if (item === undefined) return []
    return item.isNext === next.has(itemId) ? item : { ...item, isNext: next.has(itemId) }
  })
  const from = Math.max(
    0,
    upcoming.findIndex(({ itemId }) => named.has(itemId)),
  )
  const isNew = ({ itemId }: Item) => !named.has(itemId)
  return [...upcoming.slice(0, from).filter(isNew), ...back, ...upcoming.slice(from).filter(isNew)]
}

const idsOf = (items: readonly Item[]): ItemId[] => items.map(({ itemId }) => itemId)
