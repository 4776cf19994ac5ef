'use client'

import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

const NotThere = () => <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p>

/** Below the room that the head of the queue takes. */
const ToCome = () => (
  <ul aria-hidden="true" className="pt-21">
    <RowsToCome many={3} />
  </ul>
)

const load = () => import('./queue-list.tsx')

const Coming = dynamic(
  () =>
    load().then(
      (loaded) => loaded.QueueList,
      () => NotThere,
    ),
  { ssr: false, loading: ToCome },
)

/** An empty room shows what can be added, and does without it; and it is not known which a room is before one is in it. */
export const QueueList = () => (useRoom(({ joined }) => joined) ? <Coming /> : <ToCome />)

/** Where something plays or waits, the queue is at hand before somebody turns to it. */
export const useQueueSoon = (): void => {
  const isWanted = useRoom(({ item, queue }) => item !== null || queue.upcoming.length > 0)
  useEffect(() => {
    if (isWanted) load().catch(() => undefined)
  }, [isWanted])
}
