'use client'

import { useEffect, useRef, useState } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useSeeing } from '../chat/use-chat.ts'

/** Tells screen readers, politely, of a new song and of a link that went or came back. */
export const Announcer = () => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const phase = useRoom(({ link }) => link.phase)
  const [said, setSaid] = useState('')
  const wasLost = useRef(false)

  useSeeing()

  useEffect(() => {
    if (song !== null) setSaid(words.player.nowPlaying(song.title, song.artist))
  }, [song])

  useEffect(() => {
    if (phase === 'waiting') setSaid(words.link.lost)
    if (phase === 'online' && wasLost.current) setSaid(words.link.back)
    wasLost.current = phase === 'waiting' || (wasLost.current && phase === 'connecting')
  }, [phase])

  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
