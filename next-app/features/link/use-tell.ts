'use client'

import { useCallback } from 'react'
import { toast } from '../../components/toast.ts'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import type { Told } from '../../session/room-session.ts'

/** Gives a command whose answer somebody waits for; says why where it is refused. Answers whether it was carried out. */
export const useTell = (): ((command: Told) => Promise<boolean>) => {
  const session = useRoomSession()
  return useCallback(
    async (command) => {
      const refusal = session === null ? 'unavailable' : await session.tell(command)
      if (refusal !== null) toast.error(words.refusals[refusal], { id: refusal })
      return refusal === null
    },
    [session],
  )
}
