'use client'

import { useEffect } from 'react'
import { laterParts } from '../../components/later-parts.ts'
import { useRoom } from '../../store/audioStore.tsx'
import type { Place } from './place.ts'

/** Reactions, for who shows one or is not alone. */
const { bring, useParts, withParts: withReactions } = laterParts(() => import('./parts.ts'))

export { withReactions }

/** What is shown over the cover or under a video. Whoever is alone is shown nothing until they show something themselves. */
export const LaterFloating = ({ place }: { place: Place }) => {
  const parts = useParts()
  const hasOthers = useRoom(({ users }) => users.length > 1)
  useEffect(() => {
    if (hasOthers) void bring()
  }, [hasOthers])
  return (
    parts && (
      <>
        <parts.Floating place={place} />
        <parts.ReactBar />
      </>
    )
  )
}
