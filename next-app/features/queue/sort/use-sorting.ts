'use client'

import type { Item, Queue } from '@earshot/sync'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { words } from '../../../lib/words.ts'
import { peersOf } from '../../../store/queue/places.ts'
import { useParts } from '../later.tsx'
import { useQueueHands } from '../queue-hands.ts'

const { drag } = words.queue

type Sorted = {
  queue: Queue
  /** Everything that the list shows, in its order. */
  rows: readonly Item[]
  mayMove: boolean
}

/**
 * Lets the rows of `list` be moved while they may be; answers what is to be told to those who do not see it, and which item is being
 * moved.
 */
export const useSorting = (
  list: RefObject<HTMLElement | null>,
  { queue, rows, mayMove }: Sorted,
): { said: string; lifted: string | null } => {
  const [said, say] = useState('')
  const [lifted, setLifted] = useState<string | null>(null)
  const hands = useQueueHands()
  const parts = useParts()
  const newest = useRef({ queue, placeOf: placesIn(rows) })
  newest.current = { queue, placeOf: placesIn(rows) }
  const isSortable = mayMove && queue.order !== 'votes' && queue.upcoming.length > 1
  useEffect(() => {
    if (!isSortable || list.current === null || parts === null) return
    return parts.attachSorter(list.current, {
      peersOf: (itemId) => {
        const { upcoming, order } = newest.current.queue
        const item = upcoming.find((it) => it.itemId === itemId)
        return item === undefined ? [] : peersOf(upcoming, order, item)
      },
      placeOf: (itemId) => newest.current.placeOf(itemId),
      hold: setLifted,
      move: hands.move,
      say: (what, title, place, of) =>
        say(what === 'left' ? drag.left(title) : what === 'over' ? drag.over(place, of) : drag[what](title, place, of)),
    })
  }, [list, parts, hands, isSortable])
  return { said, lifted }
}

/** Which row an item is; looked up once for all, and only when somebody asks. */
const placesIn = (rows: readonly Item[]): ((itemId: string) => number) => {
  let places: Map<string, number> | null = null
  return (itemId) => {
    places ??= new Map(rows.map((row, place) => [row.itemId, place]))
    return places.get(itemId) ?? -1
  }
}
