'use client'

import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { addTo } from '../../store/adding/add.ts'

/** Lets what is added go to this page's room, for as long as one is in it. */
export const useAddTo = (): void => {
  const session = useRoomSession()
  useEffect(() => (session === null ? undefined : addTo(session)), [session])
}
