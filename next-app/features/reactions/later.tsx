'use client'

import { useEffect } from 'react'
import { create } from 'zustand'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import type { Place } from './place.ts'

type Parts = typeof import('./parts.ts')

const useLoaded = create<{ parts: Parts | null }>()(() => ({ parts: null }))

const bring = async (): Promise<Parts | null> => {
  const parts = await import('./parts.ts').catch(() => null)
  if (parts !== null) useLoaded.setState({ parts })
  return parts
}

/** Does something with reactions, once they are there; says so where they do not come, and the next press tries again. */
export const withReactions = async (act: (parts: Parts) => void): Promise<void> => {
  const parts = await bring()
  if (parts === null) toast.error(words.errors.panelMissing, { id: 'panel-missing' })
  else act(parts)
}

/** What is shown over the cover or under a video. Whoever is alone is shown nothing until they show something themselves. */
export const LaterFloating = ({ place }: { place: Place }) => {
  const parts = useLoaded((loaded) => loaded.parts)
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
