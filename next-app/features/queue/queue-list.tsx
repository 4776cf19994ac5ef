'use client'

import { type KeyboardEvent, startTransition, useEffect, useRef, useState } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useQueue } from '../../store/queue/hopes.ts'
import { mayRemove, useQueueRights } from '../../store/queue/rights.ts'
import { History } from './history-later.tsx'
import { useQueueHands } from './queue-hands.ts'
import { QueueHead } from './queue-head.tsx'
import { QueueRow } from './queue-row.tsx'
import { HOW_TO_MOVE } from './sort/how.ts'
import { useSorting } from './sort/use-sorting.ts'
import { useQueueSide } from './use-queue-side.ts'

/** More than fit on any screen: the others come when these are drawn, without holding up what is pressed meanwhile. */
const FIRST_ROWS = 40

/** What plays and what comes, in order; or what has been. */
export const QueueList = () => {
  const joined = useRoom((room) => room.joined)
  const { side } = useQueueSide()
  if (!joined) return null
  return (
    <>
      <QueueHead />
      {side === 'history' ? <History /> : <UpNext />}
    </>
  )
}

const UpNext = () => {
  const item = useRoom((room) => room.item)
  const queue = useQueue()
  const rights = useQueueRights()
  const hands = useQueueHands()
  const list = useRef<HTMLOListElement>(null)
  const said = useSorting(list, queue, rights.arrange)
  const [most, setMost] = useState(FIRST_ROWS)
  useEffect(() => startTransition(() => setMost(Number.POSITIVE_INFINITY)), [])
  const waiting = queue.upcoming.filter(({ itemId }) => itemId !== item?.itemId)

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete' || !(event.target instanceof Element)) return
    const row = event.target.closest<HTMLElement>('[data-item]')
    const meant = waiting.find(({ itemId }) => itemId === row?.dataset.item)
    if (meant === undefined || !mayRemove(rights, meant)) return
    event.preventDefault()
    const beside = row?.nextElementSibling ?? row?.previousElementSibling
    beside?.querySelector<HTMLElement>('[data-more]')?.focus()
    hands.remove(meant)
  }

  return (
    <>
      <ol ref={list} aria-label={words.queue.list} onKeyDown={press} className="space-y-0.5">
        {item !== null && <QueueRow key={item.itemId} item={item} rights={rights} order={queue.order} isCurrent />}
        {waiting.slice(0, most).map((next) => (
          <QueueRow key={next.itemId} item={next} rights={rights} order={queue.order} />
        ))}
      </ol>
      {waiting.length === 0 && <p className="px-2 py-6 text-faint">{words.queue.empty}</p>}
      <p id={HOW_TO_MOVE} className="sr-only">
        {words.queue.drag.how}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
