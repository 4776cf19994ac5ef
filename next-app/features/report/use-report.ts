'use client'

import { useEffect, useState } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'
import { standsOf } from '../people/standings.ts'
import type { PageFacts, ReportFacts } from './sections.ts'

const LOOK_EVERY_MS = 1000

const pageFacts = (): PageFacts => ({
  userAgent: navigator.userAgent,
  isSecure: isSecureContext,
  width: innerWidth,
  height: innerHeight,
  hidden: document.visibilityState === 'hidden',
})

const factsOf = (session: RoomSession): ReportFacts => {
  const room = session.getSnapshot()
  const standings = room.users.flatMap((user) => standsOf(room, user)?.standing ?? [])
  return { diagnostics: session.diagnostics(), page: pageFacts(), crowd: { people: room.users.length, standings } }
}

/** Everything for a report, looked at once a second for as long as it is shown; null outside of a room. */
export const useReport = (): ReportFacts | null => {
  const session = useRoomSession()
  const [facts, setFacts] = useState<ReportFacts | null>(null)
  useEffect(() => {
    if (session === null) return
    const look = () => setFacts(factsOf(session))
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [session])
  return facts
}
