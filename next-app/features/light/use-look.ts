'use client'

import type { Song } from '@earshot/sync'
import { useEffect, useState } from 'react'
import { type Look, lookAt } from './look.ts'

/** How the song looks; the last song's look until that is known, null before the first and without a song. */
export const useLook = (song: Song | null): Look | null => {
  const [look, setLook] = useState<Look | null>(null)
  const songId = song?.songId ?? null
  const coverUrl = song?.coverUrl ?? null
  useEffect(() => {
    if (songId === null) return setLook(null)
    let wanted = true
    void lookAt({ songId, coverUrl }).then((found) => {
      if (wanted) setLook(found)
    })
    return () => {
      wanted = false
    }
  }, [songId, coverUrl])
  return look
}
