'use client'

import { useEffect } from 'react'
import { useAudioStore } from '../../store/audioStore.tsx'
import type { Library } from '../../store/library.ts'

/** The songs of this server; asked for when first looked at. */
export const useLibrary = (): Library => {
  const library = useAudioStore((state) => state.library)
  useEffect(() => {
    const { library: now, readLibrary } = useAudioStore.getState()
    if (now.state === 'unread') void readLibrary()
  }, [])
  return library
}
