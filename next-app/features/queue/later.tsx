'use client'

import { useEffect } from 'react'
import { laterParts } from '../../components/later-parts.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** The part of the queue that an empty room does without. */
const { bring, useParts, withParts } = laterParts(() => import('./parts.ts'))

export { useParts, withParts }

/** Where there is something in the queue, what is done to it is at hand before it is asked for. */
export const useQueueParts = (): void => {
  const isWanted = useRoom(({ queue }) => queue.upcoming.length > 0)
  useEffect(() => {
    if (isWanted) void bring()
  }, [isWanted])
}

/** Menus and forms that open from the queue. */
export const QueueOpenings = () => {
  const parts = useParts()
  useQueueParts()
  return parts && <parts.MenuHost />
}
