'use client'

import { QUEUE_LIMIT, type Song } from '@earshot/sync'
import { useEffect, useRef, useState } from 'react'
import { useAudioStore } from '../../../store/audioStore.tsx'
import { useHands } from '../../player/use-hands.ts'
import { type Adding, addInOrder } from './add-in-order.ts'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Adds many songs to the room, and how that stands; leaving the room or the view's place ends it. */
export const useAddingAll = () => {
  const hands = useHands()
  const [adding, setAdding] = useState<Adding | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const addAll = (songs: readonly Song[]) => {
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    void addInOrder(songs, own.signal, {
      add: (songId) => hands.addSong(songId),
      free: () => QUEUE_LIMIT - useAudioStore.getState().room.queue.upcoming.length,
      wait,
      tell: setAdding,
    })
  }
  return { adding, addAll, stop: () => abort.current?.abort(), forget: () => setAdding(null) }
}
