'use client'

import type { Item, UserId } from '@earshot/sync'
import { useMemo } from 'react'
import { useRoom } from '../audioStore.tsx'
import { useMay } from '../permissions.ts'

/** What this page's person may do with the queue. */
export type QueueRights = {
  you: UserId | null
  /** Choose what plays. */
  change: boolean
  /** Remove and move everyone's. */
  arrange: boolean
  /** Add, and take back one's own. */
  add: boolean
  vote: boolean
}

export const useQueueRights = (): QueueRights => {
  const you = useRoom((room) => room.you?.userId ?? null)
  const [change, arrange] = [useMay('change-song'), useMay('arrange-queue')]
  const [add, vote] = [useMay('add-songs'), useMay('vote')]
  return useMemo(() => ({ you, change, arrange, add, vote }), [you, change, arrange, add, vote])
}

/** Whether there is anything to be offered for an item: a menu without entries is none. */
export const mayAnything = (rights: QueueRights, item: Item, isCurrent: boolean): boolean =>
  (!isCurrent && (rights.change || mayRemove(rights, item))) || (rights.add && item.song.source.kind !== 'live')

export const mayRemove = ({ you, arrange, add }: QueueRights, { addedBy }: Item): boolean =>
  arrange || (add && addedBy.userId === you)
