'use client'

import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the system asks for less motion. */
export const wantsStillness = (): boolean => query().matches

const watch = (listener: () => void) => {
  const wish = query()
  wish.addEventListener('change', listener)
  return () => wish.removeEventListener('change', listener)
}

/** The same, as it changes. */
export const useStillness = (): boolean => useSyncExternalStore(watch, wantsStillness, () => true)
