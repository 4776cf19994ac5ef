'use client'

import type { SpaceId } from '@earshot/sync'
import { useEffect, useSyncExternalStore } from 'react'
import { codeOfAddress, inviteHashOf } from '../../lib/room-code.ts'

const watchAddress = (listener: () => void) => {
  addEventListener('popstate', listener)
  addEventListener('hashchange', listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener('hashchange', listener)
  }
}

/** The code of the room this page's address means: undefined before the page is awake, null when it means none. */
export const useRoomCode = (): SpaceId | null | undefined => {
  const code = useSyncExternalStore<SpaceId | null | undefined>(
    watchAddress,
    () => codeOfAddress(location),
    () => undefined,
  )
  useEffect(() => {
    if (code && location.pathname !== `/room/${code}`)
      history.replaceState(null, '', `/room/${code}${inviteHashOf(location.hash)}`)
  }, [code])
  return code
}
