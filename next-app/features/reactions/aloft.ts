'use client'

import type { Reaction, UserId } from '@earshot/sync'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'
import { aloft, type Float, withReacted } from './floats.ts'
import { mayShow } from './pace.ts'

type Aloft = {
  floats: readonly Float[]
  /** What this page showed last: the first at hand the next time. */
  last: Reaction
  /** When it showed something. */
  times: readonly number[]
}

const useAloft = create<Aloft>()(() => ({ floats: [], last: 'heart', times: [] }))

/** All that is in the air. */
export const useFloats = (): readonly Float[] => useAloft(({ floats }) => floats)
/** What this page showed last, a heart at first. */
export const lastReaction = (): Reaction => useAloft.getState().last

/** Whether something of this person's is in the air. */
export const useIsReacting = (of: UserId): boolean =>
  useAloft(({ floats }) => floats.some(({ userId }) => userId === of))

/** Shows it to the room, unless that would be too much at once. */
export const showReaction = (session: RoomSession | null, reaction: Reaction): void => {
  const { may, times } = mayShow(useAloft.getState().times, performance.now())
  useAloft.setState({ last: reaction, times })
  if (may) session?.reactions.show(reaction)
}

/** Lets rise what the room is told of, and fall again. Nothing gathers while nobody looks. */
export const useRising = (): void => {
  const session = useRoomSession()
  useEffect(() => {
    if (session === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const floats = aloft(useAloft.getState().floats, performance.now())
      useAloft.setState({ floats })
      clearTimeout(timer)
      const next = Math.min(...floats.map(({ until }) => until))
      if (floats.length > 0) timer = setTimeout(look, Math.max(0, next - performance.now()) + 20)
    }
    const stop = session.reactions.listen((reacted) => {
      if (document.hidden) return
      useAloft.setState(({ floats }) => ({ floats: withReacted(floats, reacted, performance.now()) }))
      look()
    })
    return () => {
      stop()
      clearTimeout(timer)
      useAloft.setState({ floats: [] })
    }
  }, [session])
}
