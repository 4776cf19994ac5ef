'use client'

import type { Song } from '@earshot/sync'
import { useEffect, useState } from 'react'
import type { Look } from './look.ts'

/** How the song looks; the last song's look until that is known, null before the first and without a song. */
export const useLook = (song: Song | null): Look | null => {
  const [look, setLook] = useState<Look | null>(null)
  const songId = song?.songId ?? null
  const coverUrl = song?.coverUrl ?? null
  useEffect(() => {
    if (songId === null) return setLook(null)
    let wanted = true
    // What makes a light of a cover comes with the first song. Without it the page keeps the light it has.
    import('./look.ts')
      .then(({ lookAt }) => lookAt({ songId, coverUrl }))
      .then(
        (found) => wanted && setLook(found),
        () => undefined,
      )
    return () => {
      wanted = false
    }
  }, [songId, coverUrl])
  return look
}
