'use client'

import type { Song } from '@earshot/sync'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { lyricsWords } from '../../lib/lyrics-words.ts'
import type { LyricsPlace } from './lyrics-place.ts'
import { PlainLyrics } from './plain-lyrics.tsx'
import { TimedLyrics } from './timed-lyrics.tsx'
import { useFound } from './use-found.ts'

const say = lyricsWords

const frames: Record<LyricsPlace, string> = {
  // Its text is as wide as the title below it.
  over: 'absolute inset-y-0 inset-x-[min(-0.75rem,calc((100%-31.5rem)/2))]',
  under: 'relative h-48 w-full shrink-0',
  // Under the controls, which stay under the thumb.
  sheet: 'fixed inset-0 z-9 bg-ground px-2 pt-14 pb-40',
}

/** The lyrics of a song where there is room for them. `takeFocus`: whether somebody has just asked for them. */
export const LyricsView = ({
  song,
  place,
  takeFocus,
  close,
}: {
  song: Song
  place: LyricsPlace
  takeFocus: () => boolean
  close: () => void
}) => {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  return (
    <section aria-label={say.region} onKeyDown={press} className={`animate-appear ${frames[place]}`}>
      {place === 'sheet' && <Heading song={song} />}
      <OfSong key={song.songId} song={song} />
      <Close takeFocus={takeFocus} close={close} />
    </section>
  )
}

/** On a phone the song's own title is out of sight. */
const Heading = ({ song: { title, artist } }: { song: Song }) => (
  <p className="absolute inset-x-0 top-0 truncate py-4 ps-5 pe-16 text-faint">
    <span className="font-medium text-soft">{title}</span>
    {artist !== '' && <> · {artist}</>}
  </p>
)

const Close = ({ takeFocus, close }: { takeFocus: () => boolean; close: () => void }) => {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takeFocus()) button.current?.focus({ preventScroll: true })
  }, [takeFocus])
  return (
    <button
      ref={button}
      type="button"
      aria-label={say.close}
      title={say.close}
      onClick={close}
      className="absolute end-1 top-1 flex size-11 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
    >
      <X aria-hidden="true" className="size-5" />
    </button>
  )
}

const OfSong = ({ song }: { song: Song }) => {
  const [search, retry] = useFound(song.songId)
  if (search.state === 'looking') return <Note title={say.looking} isBusy />
  if (search.state === 'failed') return <Note title={say.failed} text={search.message} retry={retry} />
  const { lyrics, source, provider } = search.found
  if (lyrics === null) {
    if (provider === 'failed') return <Note title={say.failed} text={say.providerFailed} retry={retry} />
    return <Note title={say.none} text={provider === 'off' ? say.noneHere : say.noneAnywhere} />
  }
  const end = source && <p className="px-3 pb-[12cqh] text-faint text-sm">{say.from[source]}</p>
  return lyrics.isTimed ? <TimedLyrics lyrics={lyrics} end={end} /> : <PlainLyrics lyrics={lyrics} end={end} />
}

const Note = ({
  title,
  text,
  isBusy = false,
  retry,
}: {
  title: string
  text?: ReactNode
  isBusy?: boolean
  retry?: () => void
}) => (
  <div role="status" className="flex h-full flex-col items-center justify-center gap-2 px-6 text-center">
    <p className={isBusy ? 'animate-wait text-soft' : 'font-display font-semibold text-2xl'}>{title}</p>
    {text !== undefined && <p className="max-w-sm text-balance text-soft leading-relaxed">{text}</p>}
    {retry && (
      <Button onClick={retry} className="mt-3">
        {say.retry}
      </Button>
    )}
  </div>
)
