'use client'

import { formatLength } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { QueueRow } from './queue-row.tsx'

/** What plays and what comes, in order. */
export const QueueList = () => {
  const joined = useRoom((room) => room.joined)
  const item = useRoom((room) => room.item)
  const upcoming = useRoom(({ queue }) => queue.upcoming)
  const lengthMs = upcoming.reduce((sum, { song }) => sum + (song.durationMs ?? 0), 0)
  if (!joined) return null
  return (
    <>
      <ol aria-label={words.queue.list} className="space-y-0.5">
        {item !== null && <QueueRow key={item.itemId} item={item} isCurrent />}
        {upcoming.map((next) => next.itemId !== item?.itemId && <QueueRow key={next.itemId} item={next} />)}
      </ol>
      {upcoming.length === 0 ? (
        <p className="px-2 py-6 text-faint">{words.queue.empty}</p>
      ) : (
        <p className="px-2 pt-4 text-faint text-sm">
          {words.queue.songs(upcoming.length)}, {formatLength(lengthMs)}
        </p>
      )}
    </>
  )
}
