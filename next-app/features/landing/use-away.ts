'use client'

import { useEffect, useState } from 'react'

const ASK_EVERY_MS = 5000

/** Whether a worker has brought this page: only then may it be here without its server. */
const isKept = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'workerStart' in entry && Number(entry.workerStart) > 0)

const answers = async (): Promise<boolean> => {
  try {
    return (await fetch('/api/health', { method: 'HEAD', signal: AbortSignal.timeout(ASK_EVERY_MS) })).ok
  } catch {
    return false
  }
}

/** Whether the server cannot be reached, as far as a page asks that comes from what was kept; asked until it can. */
export const useAway = (): boolean => {
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    if (!isKept()) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isWanted = true
    const ask = async () => {
      clearTimeout(timer)
      const isThere = await answers()
      if (!isWanted) return
      setAway(!isThere)
      if (!isThere) timer = setTimeout(ask, ASK_EVERY_MS)
    }
    void ask()
    addEventListener('online', ask)
    return () => {
      isWanted = false
      clearTimeout(timer)
      removeEventListener('online', ask)
    }
  }, [])
  return isAway
}
