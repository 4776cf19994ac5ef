'use client'

import { useEffect } from 'react'

/** Whether the address asks for a room at once (`/?start`, a shortcut of the installed app). Asked once: going back or reloading makes no second room. */
const takeStartWish = (): boolean => {
  if (location.pathname !== '/' || !new URLSearchParams(location.search).has('start')) return false
  history.replaceState(null, '', '/')
  return true
}

/** Starts a room where the address asks for one. */
export const useStartWish = (start: () => void): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page begins
  useEffect(() => {
    if (takeStartWish()) start()
  }, [])
}
