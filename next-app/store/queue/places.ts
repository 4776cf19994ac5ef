import type { Item, ItemId, QueueOrder } from '@earshot/sync'

/** A way through the queue in one step. */
export type Step = 'top' | 'up' | 'down' | 'end'

/** Where an item goes: to just before another one; null: to the end. */
export type Place = { before: ItemId | null }

/**
 * The items among which one may be moved: all that wait, by turns those of the same person, and none where votes decide.
 */
export const peersOf = (upcoming: readonly Item[], order: QueueOrder, item: Item): readonly Item[] => {
  if (order === 'votes') return []
  return order === 'added' ? upcoming : upcoming.filter(({ addedBy }) => addedBy.userId === item.addedBy.userId)
}

/** Where a step leads; null when it leads nowhere. */
export const placeAfter = (peers: readonly Item[], itemId: ItemId, step: Step): Place | null => {
  const at = peers.findIndex((item) => item.itemId === itemId)
  const wanted = { top: 0, up: at - 1, down: at + 1, end: peers.length - 1 }[step]
  return at === -1 ? null : placeAt(peers, at, wanted)
}

/** What has to be asked for so that the item at `from` stands at `to`; null when it does, or there is no such place. */
export const placeAt = (peers: readonly Item[], from: number, to: number): Place | null => {
  if (to === from || to < 0 || to >= peers.length) return null
  return { before: peers[to > from ? to + 1 : to]?.itemId ?? null }
}

/** Which of the rows (their middles, from the top down) something let go at `y` comes to stand in place of. */
export const rowAt = (middles: readonly number[], from: number, y: number): number => {
  const above = middles.filter((middle, n) => n !== from && middle < y).length
  return Math.min(above, middles.length - 1)
}
