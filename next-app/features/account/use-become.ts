'use client'

import { useRoomSession } from '../../context/socket-context.tsx'
import { useAccountStore } from '../../store/account.ts'

/** To be called when this browser has become somebody else: comes into the room anew, and reads who that is. */
export const useBecome = (): (() => Promise<void>) => {
  const session = useRoomSession()
  const read = useAccountStore((state) => state.read)
  return async () => {
    session?.renew()
    await read()
  }
}
