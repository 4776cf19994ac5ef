'use client'

import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { addTo } from '../../store/adding/add.ts'
import { leaveFolder } from '../../store/folder/folder.ts'

/** Lets what is added go to this page's room, for as long as one is in it. */
export const useAddTo = (): void => {
  const session = useRoomSession()
  useEffect(() => {
    if (session === null) return
    const leave = addTo(session)
    return () => {
      leave()
      leaveFolder()
    }
  }, [session])
}
