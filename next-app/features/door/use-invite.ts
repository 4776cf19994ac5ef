'use client'

import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { passOfAddress } from '../../lib/room-code.ts'
import { useRoom } from '../../store/audioStore.tsx'

/**
 * Takes an invitation out of the address once it was used: whoever copies the address gives it to nobody by mistake.
 * The session took it along when it was opened; one that is pasted into the open page is used like it.
 */
export const useInvite = (): void => {
  const session = useRoomSession()
  const isUsed = useRoom(({ entry }) => entry.state !== 'coming')
  useEffect(() => {
    if (!isUsed || session === null) return
    const use = () => {
      const pass = passOfAddress(location)
      if (pass.inviteKey === undefined) return false
      history.replaceState(null, '', location.pathname)
      return pass
    }
    use()
    const follow = () => {
      const pass = use()
      if (pass !== false && session.getSnapshot().entry.state !== 'inside') session.enter(pass)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [isUsed, session])
}
