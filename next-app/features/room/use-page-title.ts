'use client'

import { useEffect } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Names the browser's tab after what the room plays. */
export const usePageTitle = (): void => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const name = useRoom((room) => room.name)
  useEffect(() => {
    const what = song === null ? name : [song.title, song.artist].filter(Boolean).join(' – ')
    document.title = what === '' ? words.product : `${what} · ${words.product}`
  }, [song, name])
}
