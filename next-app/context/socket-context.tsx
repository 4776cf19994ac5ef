'use client'

import type { SpaceId } from '@earshot/sync'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { openSession } from '../session/early-session.ts'
import type { RoomSession } from '../session/room-session.ts'

const SocketContext = createContext<RoomSession | null>(null)

/** Holds one session to the space `spaceId` for as long as it is mounted; null opens none. */
export const SocketProvider = ({ spaceId, children }: { spaceId: SpaceId | null; children: ReactNode }) => {
  const [session, setSession] = useState<RoomSession | null>(null)
  useEffect(() => {
    if (spaceId === null) return
    const opened = openSession(spaceId)
    setSession(opened)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [spaceId])
  return <SocketContext value={session}>{children}</SocketContext>
}

/** This page's session; null until the page has woken up in the browser. */
export const useRoomSession = (): RoomSession | null => useContext(SocketContext)
