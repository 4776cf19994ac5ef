'use client'

import type { Queue } from '@earshot/sync'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { words } from '../../../lib/words.ts'
import { peersOf } from '../../../store/queue/places.ts'
import { useParts } from '../later.tsx'
import { useQueueHands } from '../queue-hands.ts'

const { drag } = words.queue

/** Lets the rows of `list` be moved while they may be; answers what is to be told to those who do not see it. */
export const useSorting = (list: RefObject<HTMLElement | null>, queue: Queue, mayMove: boolean): string => {
  const [said, say] = useState('')
  const hands = useQueueHands()
  const parts = useParts()
  const newest = useRef(queue)
  newest.current = queue
  const isSortable = mayMove && queue.order !== 'votes' && queue.upcoming.length > 1
  useEffect(() => {
    if (!isSortable || list.current === null || parts === null) return
    return parts.attachSorter(list.current, {
      peersOf: (itemId) => {
        const { upcoming, order } = newest.current
        const item = upcoming.find((it) => it.itemId === itemId)
        return item === undefined ? [] : peersOf(upcoming, order, item)
      },
      move: hands.move,
      say: (what, title, place, of) =>
        say(what === 'left' ? drag.left(title) : what === 'over' ? drag.over(place, of) : drag[what](title, place, of)),
    })
  }, [list, parts, hands, isSortable])
  return said
}
