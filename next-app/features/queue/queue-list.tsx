'use client'

import { DEMO_HOST, type Item } from '@earshot/sync'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWindow } from '../../components/rows/use-window.ts'
import { drawnRows } from '../../components/rows/window-of.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useQueue } from '../../store/queue/hopes.ts'
import { mayRemove, useQueueRights } from '../../store/queue/rights.ts'
import { DemoNote } from './demo-note.tsx'
import { History } from './history-later.tsx'
import { useQueueHands } from './queue-hands.ts'
import { QueueHead } from './queue-head.tsx'
import { QueueRow } from './queue-row.tsx'
import { PITCH_PX } from './row-size.ts'
import { HOW_TO_MOVE } from './sort/how.ts'
import { useSorting } from './sort/use-sorting.ts'
import { useQueueSide } from './use-queue-side.ts'

/** What plays and what comes, in order; or what has been. */
export const QueueList = () => {
  const { side } = useQueueSide()
  const isDemo = useRoom(({ creatorId }) => creatorId === DEMO_HOST.userId)
  return (
    <>
      {isDemo && <DemoNote />}
      <QueueHead />
      {side === 'history' ? <History /> : <UpNext />}
    </>
  )
}

/** Of a long queue only what is seen is in the page, besides what has the focus and what is being moved. */
const UpNext = () => {
  const item = useRoom((room) => room.item)
  const queue = useQueue()
  const rights = useQueueRights()
  const hands = useQueueHands()
  const list = useRef<HTMLOListElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const waiting = queue.upcoming.filter(({ itemId }) => itemId !== item?.itemId)
  const rows = item === null ? waiting : [item, ...waiting]
  const { said, lifted } = useSorting(list, { queue, rows, mayMove: rights.arrange })
  const isNew = useNewcomers(rows)
  const seen = useWindow(list, rows.length, PITCH_PX)
  const held = [focused, lifted].map((itemId) => rows.findIndex((row) => row.itemId === itemId))

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
  const focus = ({ target }: FocusEvent) => {
    const row = target.closest('li')
    setFocused(row?.dataset.item ?? (row === null ? null : (item?.itemId ?? null)))
  }

  return (
    <>
      <ol
        ref={list}
        aria-label={words.queue.list}
        onKeyDown={press}
        onFocus={focus}
        onBlur={() => setFocused(null)}
        className="rows relative"
        style={{ height: rows.length * PITCH_PX }}
      >
        {drawnRows(seen, held).map((place) => {
          const row = rows[place]
          return (
            row && (
              <QueueRow
                key={row.itemId}
                item={row}
                place={place}
                of={rows.length}
                rights={rights}
                order={queue.order}
                isCurrent={row === item}
                isNew={isNew(row)}
              />
            )
          )
        })}
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

/** Tells who has come since the list was drawn last, apart from who is only seen again. */
const useNewcomers = (rows: readonly Item[]): ((row: Item) => boolean) => {
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    known.current = new Set(rows.map(({ itemId }) => itemId))
  }, [rows])
  return ({ itemId }) => known.current !== null && !known.current.has(itemId)
}
