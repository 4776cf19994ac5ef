'use client'

import { type ComponentType, useEffect } from 'react'
import { create } from 'zustand'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Below the room that the head of the queue takes. */
const ToCome = () => (
  <ul aria-hidden="true" className="pt-21">
    <RowsToCome many={3} />
  </ul>
)

type Loaded = { List: ComponentType | null; isMissing: boolean }

const useLoaded = create<Loaded>()(() => ({ List: null, isMissing: false }))

const bring = (): Promise<void> =>
  import('./queue-list.tsx').then(
    ({ QueueList: List }) => useLoaded.setState({ List, isMissing: false }),
    () => useLoaded.setState({ isMissing: true }),
  )

/** An empty room shows what can be added, and does without it; and it is not known which a room is before one is in it. */
export const QueueList = () => {
  const { List, isMissing } = useLoaded()
  const joined = useRoom((room) => room.joined)
  useQueueSoon(joined)
  if (List !== null && joined) return <List />
  return isMissing ? <p className="px-2 py-3 text-soft">{words.errors.panelMissing}</p> : <ToCome />
}

/**
 * Where something plays or waits, or it is looked at, the queue is at hand. One that did not come, because the server was away, is asked
 * for again with each song, and when the link is back.
 */
export const useQueueSoon = (isLookedAt = false): void => {
  const current = useRoom(({ item }) => item?.itemId)
  const waiting = useRoom(({ queue }) => queue.upcoming.length)
  const phase = useRoom(({ link }) => link.phase)
  const isWanted = isLookedAt || current !== undefined || waiting > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the occasions to try again
  useEffect(() => {
    if (isWanted && useLoaded.getState().List === null) void bring()
  }, [isWanted, current, waiting, phase])
}
