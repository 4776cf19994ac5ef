'use client'

import { useSyncExternalStore } from 'react'

/** Below this the controls lie at the lower edge (app/controls.css). */
const NARROW = '(width < 40rem)'

const watch = (listener: () => void) => {
  const query = matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the page is as narrow as a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    watch,
    () => matchMedia(NARROW).matches,
    () => false,
  )
