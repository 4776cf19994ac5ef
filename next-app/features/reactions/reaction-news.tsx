'use client'

import { useEffect, useState } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { useAudioStore } from '../../store/audioStore.tsx'
import { hearing, NOTHING_HEARD, newsOfReactions } from './news.ts'

/** One line within this time, whatever is shown. */
const EACH_MS = 5000

/** Tells screen readers, politely and not too often, what the others show. */
export const ReactionNews = () => {
  const session = useRoomSession()
  const [said, say] = useState('')
  useEffect(() => {
    if (session === null) return
    let heard = NOTHING_HEARD
    let saidAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const { users } = useAudioStore.getState().room
      const news = newsOfReactions(heard, (userId) => users.find((user) => user.userId === userId)?.name)
      heard = NOTHING_HEARD
      if (news === null) return
      saidAt = performance.now()
      say(news)
    }
    const stop = session.reactions.listen((reacted) => {
      heard = hearing(heard, reacted, useAudioStore.getState().room.you?.userId)
      // A moment, for others who show the same.
      timer ??= setTimeout(tell, Math.max(1000, saidAt + EACH_MS - performance.now()))
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
