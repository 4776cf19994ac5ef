'use client'

import { useEffect } from 'react'
import { laterParts } from '../../components/later-parts.ts'
import { useNarrow } from '../../lib/use-narrow.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { type LyricsPlace, lyricsPlace } from './lyrics-place.ts'

const { bring, useParts, withParts } = laterParts(() => import('./lyrics-view.tsx'))

/** Somebody on this page has asked for them, and not an earlier visit. */
let isFresh = false

/** Shows lyrics from now on, on later visits too. */
export const showLyrics = (): Promise<boolean> =>
  withParts(() => {
    isFresh = true
    prefer({ showsLyrics: true })
  })

export const hideLyrics = (): void => {
  prefer({ showsLyrics: false })
  document.querySelector<HTMLElement>('[data-opens=extras]')?.focus()
}

/** Whether the focus goes to lyrics that have just been asked for: once. */
const takeFocus = (): boolean => {
  const wasFresh = isFresh
  isFresh = false
  return wasFresh
}

/** Where lyrics are shown now; null where they are not, or are still to come. */
export const useLyricsPlace = (): LyricsPlace | null => {
  const isWanted = usePreferences(({ showsLyrics }) => showsLyrics)
  const isThere = useParts() !== null
  const isNarrow = useNarrow()
  return useRoom(({ item, sound }) => lyricsPlace(item?.song ?? null, sound.state, isWanted && isThere, isNarrow))
}

/** The lyrics of what plays, where this is their place. */
export const LyricsAt = ({ places }: { places: readonly LyricsPlace[] }) => {
  const place = useLyricsPlace()
  const song = useRoom(({ item }) => item?.song ?? null)
  const parts = useParts()
  if (parts === null || place === null || song === null || !places.includes(place)) return null
  return <parts.LyricsView song={song} place={place} takeFocus={takeFocus} close={hideLyrics} />
}

/** Whoever had them open has them again, once there is sound. */
export const useLyricsAgain = (): void => {
  const isWanted = usePreferences(({ showsLyrics }) => showsLyrics)
  const isHeard = useRoom(({ sound }) => sound.state === 'in-step')
  useEffect(() => {
    if (isWanted && isHeard) void bring()
  }, [isWanted, isHeard])
}
