'use client'

import { useEffect } from 'react'
import { create } from 'zustand'
import { toast } from '../../components/toast.ts'
import { useNarrow } from '../../lib/use-narrow.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { type LyricsPlace, lyricsPlace } from './lyrics-place.ts'

type Part = typeof import('./lyrics-view.tsx')

/** `isFresh`: somebody on this page has asked for them, and not an earlier visit. */
const usePart = create<{ part: Part | null; isFresh: boolean }>()(() => ({ part: null, isFresh: false }))

const bring = async (): Promise<boolean> => {
  const part = await import('./lyrics-view.tsx').catch(() => null)
  if (part !== null) usePart.setState({ part })
  return part !== null
}

/** Shows lyrics from now on, on later visits too; says so where they cannot be brought. */
export const showLyrics = async (): Promise<void> => {
  if (!(await bring())) return toast.error(words.errors.panelMissing, { id: 'panel-missing' })
  usePart.setState({ isFresh: true })
  prefer({ showsLyrics: true })
}

export const hideLyrics = (): void => {
  prefer({ showsLyrics: false })
  document.querySelector<HTMLElement>('[data-opens=extras]')?.focus()
}

/** Whether the focus goes to lyrics that have just been asked for: once. */
const takeFocus = (): boolean => {
  const { isFresh } = usePart.getState()
  usePart.setState({ isFresh: false })
  return isFresh
}

/** Where lyrics are shown now; null where they are not, or are still to come. */
export const useLyricsPlace = (): LyricsPlace | null => {
  const isWanted = usePreferences(({ showsLyrics }) => showsLyrics)
  const isThere = usePart(({ part }) => part !== null)
  const isNarrow = useNarrow()
  return useRoom(({ item, sound }) => lyricsPlace(item?.song ?? null, sound.state, isWanted && isThere, isNarrow))
}

/** The lyrics of what plays, where this is their place. */
export const LyricsAt = ({ places }: { places: readonly LyricsPlace[] }) => {
  const place = useLyricsPlace()
  const song = useRoom(({ item }) => item?.song ?? null)
  const part = usePart((state) => state.part)
  if (part === null || place === null || song === null || !places.includes(place)) return null
  return <part.LyricsView song={song} place={place} takeFocus={takeFocus} close={hideLyrics} />
}

/** Whoever had them open has them again, once there is sound. */
export const useLyricsAgain = (): void => {
  const isWanted = usePreferences(({ showsLyrics }) => showsLyrics)
  const isHeard = useRoom(({ sound }) => sound.state === 'in-step')
  useEffect(() => {
    if (isWanted && isHeard) void bring()
  }, [isWanted, isHeard])
}
