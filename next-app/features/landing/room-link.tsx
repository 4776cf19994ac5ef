'use client'

import type { SpaceId } from '@earshot/sync'
import type { ReactNode } from 'react'
import { roomRoute } from '../../lib/room-code.ts'
import { useGoToRoom } from './use-go-to-room.ts'

type Props = { code: SpaceId; label?: string | undefined; className?: string; children: ReactNode }

/** A link to a room. Followed without a new page, its click still counts as the gesture that lets the room sound. */
export const RoomLink = ({ code, label, className, children }: Props) => {
  const goToRoom = useGoToRoom()
  return (
    <a
      href={roomRoute(code)}
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        goToRoom(code)
      }}
      className={className}
    >
      {children}
    </a>
  )
}
