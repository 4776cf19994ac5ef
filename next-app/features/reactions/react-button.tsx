'use client'

import { SmilePlus } from 'lucide-react'
import { useRef } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { companyWords } from '../../lib/company-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { withReactions } from './later.tsx'

/** A press of so long shows the last one again, without the bar. */
const HOLD_MS = 450

/** Shows something to the room without a word. Not there for who may not. */
export const ReactButton = () => {
  const session = useRoomSession()
  const mayChat = useMay('chat')
  const isMuted = useRoom(({ room, you }) => you !== null && (room?.muted.includes(you.userId) ?? false))
  const hold = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const wasHeld = useRef(false)
  if (!mayChat || isMuted) return null
  const press = () => {
    wasHeld.current = false
    hold.current = setTimeout(() => {
      wasHeld.current = true
      void withReactions(({ showReaction, lastReaction }) => showReaction(session, lastReaction()))
    }, HOLD_MS)
  }
  const release = () => clearTimeout(hold.current)
  return (
    <button
      type="button"
      aria-haspopup="true"
      aria-label={companyWords.react}
      title={companyWords.reactHold}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={({ currentTarget }) => {
        if (wasHeld.current) wasHeld.current = false
        else void withReactions(({ toggleReactBar }) => toggleReactBar(currentTarget))
      }}
      className="flex size-11 touch-manipulation select-none items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
    >
      <SmilePlus aria-hidden="true" className="size-5" />
    </button>
  )
}
