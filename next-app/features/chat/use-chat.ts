'use client'

import type { ServerMs, SpaceId } from '@earshot/sync'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useRoom } from '../../store/audioStore.tsx'
import { unreadOf } from './unread.ts'

type Seen = {
  /** Of which room, up to which message; null until one is in it. */
  spaceId: SpaceId | null
  seenAt: ServerMs | null
  /** How many places show the messages now: the panel's side, the sheet. */
  shown: number
  /** Whether the sheet is up. */
  isSheetOpen: boolean
  /** What is being written: it outlives the place where it is. */
  draft: string
}

const useSeen = create<Seen>()(() => ({ spaceId: null, seenAt: null, shown: 0, isSheetOpen: false, draft: '' }))

export const useChatSheet = (): boolean => useSeen(({ isSheetOpen }) => isSheetOpen)
export const showChatSheet = (isSheetOpen: boolean): void => useSeen.setState({ isSheetOpen })

/** Whether the messages are before somebody's eyes. */
export const useChatShown = (): boolean => useSeen(({ shown }) => shown > 0)

/** What is being written, and how to change it. */
export const useDraft = (): [string, (change: (draft: string) => string) => void] => [
  useSeen(({ draft }) => draft),
  (change) => useSeen.setState(({ draft }) => ({ draft: change(draft) })),
]

/** Says that the messages are to be seen for as long as it is used. */
export const useShowsChat = (): void =>
  useEffect(() => {
    useSeen.setState(({ shown }) => ({ shown: shown + 1 }))
    return () => useSeen.setState(({ shown }) => ({ shown: shown - 1 }))
  }, [])

/** Remembers what was seen. What was said before one came is no news. */
export const useSeeing = (): void => {
  const spaceId = useRoom((room) => room.spaceId)
  const isInside = useRoom(({ entry }) => entry.state === 'inside')
  const newestAt = useRoom(({ chat }) => chat.at(-1)?.at ?? null)
  const isShown = useChatShown()
  useEffect(() => {
    if (!isInside) return
    const known = useSeen.getState()
    const hasComeNow = known.spaceId !== spaceId || known.seenAt === null
    if (!hasComeNow && !isShown) return
    if (known.spaceId !== spaceId) useSeen.setState({ draft: '' })
    useSeen.setState({ spaceId, seenAt: newestAt ?? known.seenAt ?? (0 as ServerMs) })
  }, [spaceId, isInside, isShown, newestAt])
}

/** How many messages wait to be read. */
export const useUnread = (): number => {
  const seenAt = useSeen((seen) => seen.seenAt)
  return useRoom(({ chat, you }) => unreadOf(chat, seenAt, you?.userId).length)
}
