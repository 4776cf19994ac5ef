'use client'

import { useEffect } from 'react'
import { useAccountStore } from '../../store/account.ts'
import { useRoom } from '../../store/audioStore.tsx'

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
    void import('./say-result.ts').then(({ sayResult }) => sayResult(result))
  }, [])
}
