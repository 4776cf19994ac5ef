'use client'

import { edited, type Queue, type QueueEdit } from '@earshot/sync'
import { useMemo } from 'react'
import { create } from 'zustand'
import { useRoom } from '../audioStore.tsx'

/** A change to the queue that was asked for and not answered yet: seen at once, and gone again if it is refused. */
type Hope = { edit: QueueEdit }

export const useHopes = create<{ hopes: readonly Hope[] }>()(() => ({ hopes: [] }))

/** Shows `edit` as made until the answer is called. */
export const hope = (edit: QueueEdit): (() => void) => {
  const own = { edit }
  useHopes.setState(({ hopes }) => ({ hopes: [...hopes, own] }))
  return () => useHopes.setState(({ hopes }) => ({ hopes: hopes.filter((it) => it !== own) }))
}

/** Making a change twice is making it once, so it does no harm that the room may have made it already. */
export const hopedQueue = (queue: Queue, hopes: readonly Hope[]): Queue =>
  hopes.reduce((so, { edit }) => edited(so, edit), queue)

/** The queue as this page's person has it in mind. */
export const useQueue = (): Queue => {
  const queue = useRoom((room) => room.queue)
  const hopes = useHopes((state) => state.hopes)
  return useMemo(() => hopedQueue(queue, hopes), [queue, hopes])
}
