'use client'

import { useEffect } from 'react'
import { toast } from 'sonner'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useAccountStore } from '../../store/account.ts'
import { useRoom } from '../../store/audioStore.tsx'

const { results, failed } = words.account
const WELL = new Set(['signed-in', 'connected'])

/** Reads whose account this is, again when the room knows one by another id, and says what a provider's answer has led to. */
export const useAccount = () => {
  const read = useAccountStore((state) => state.read)
  const userId = useRoom(({ you }) => you?.userId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody else is asked for anew
  useEffect(() => void read(), [read, userId])
  useEffect(() => {
    const here = new URL(location.href)
    const result = here.searchParams.get('account')
    if (result === null) return
    here.searchParams.delete('account')
    history.replaceState(history.state, '', here)
    if (WELL.has(result)) toast.success(results[result])
    else toast.error(results[result] ?? failed)
  }, [])
}

/** To be called when this browser has become somebody else: comes into the room anew, and reads who that is. */
export const useBecome = (): (() => Promise<void>) => {
  const session = useRoomSession()
  const read = useAccountStore((state) => state.read)
  return async () => {
    session?.renew()
    await read()
  }
}
