'use client'

import { useEffect } from 'react'
import { create } from 'zustand'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

type Parts = typeof import('./parts.ts')

const useLoaded = create<{ parts: Parts | null }>()(() => ({ parts: null }))

/** The part of the queue that an empty room does without; null until it is there. */
export const useParts = (): Parts | null => useLoaded(({ parts }) => parts)

const bring = async (): Promise<Parts | null> => {
  const parts = await import('./parts.ts').catch(() => null)
  if (parts !== null) useLoaded.setState({ parts })
  return parts
}

/** Does something with it, once it is there; says so where it does not come, and the next press tries again. */
export const withParts = async (act: (parts: Parts) => void): Promise<void> => {
  const parts = await bring()
  if (parts === null) toast.error(words.errors.panelMissing, { id: 'panel-missing' })
  else act(parts)
}

/** Where there is something in the queue, what is done to it is at hand before it is asked for. */
export const useQueueParts = (): void => {
  const isWanted = useRoom(({ queue }) => queue.upcoming.length > 0)
  useEffect(() => {
    if (isWanted) void bring()
  }, [isWanted])
}

/** Menus and forms that open from the queue. */
export const QueueOpenings = () => {
  const parts = useParts()
  useQueueParts()
  return parts && <parts.MenuHost />
}
