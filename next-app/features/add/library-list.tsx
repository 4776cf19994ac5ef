'use client'

import type { Song } from '@earshot/sync'
import { Check, Plus } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Cover } from '../../components/cover.tsx'
import { formatTime } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { useHands } from '../player/use-hands.ts'
import { useLibrary } from './use-library.ts'

/** From this many songs on there is a field to search them. */
const SEARCH_FROM = 8
/** Typing rests so long before the server is asked, ms. */
const REST_MS = 200

const ask = (query: string, more?: 'more') => void useAudioStore.getState().readLibrary(query, more)

/** All songs of this server, each one press from the queue. */
export const LibraryList = () => {
  const { songs, query, next, state } = useLibrary()
  const isWorthSearching = query !== '' || songs.length >= SEARCH_FROM
  return (
    <section aria-labelledby="library" className="mt-3">
      <h2 id="library" className="px-2 font-medium text-faint text-sm">
        {words.add.library}
      </h2>
      {isWorthSearching && <Search />}
      <ul aria-label={words.add.library} className="mt-1">
        {songs.map((song) => (
          <LibraryRow key={song.songId} song={song} />
        ))}
      </ul>
      {state === 'read' && next !== null && <Button onClick={() => ask(query, 'more')}>{words.add.more}</Button>}
      {state === 'read' && songs.length === 0 && (
        <p className="px-2 py-3 text-faint">{query === '' ? words.add.libraryEmpty : words.add.nothingFound}</p>
      )}
      {state === 'failed' && (
        <p className="flex items-center gap-3 px-2 py-3 text-soft">
          {words.add.libraryFailed}
          <Button onClick={() => ask(query)}>{words.add.retry}</Button>
        </p>
      )}
    </section>
  )
}

const Search = () => {
  const asked = useLibrary().query
  const [text, setText] = useState(asked)
  useEffect(() => {
    if (text === asked) return
    const timer = setTimeout(ask, REST_MS, text)
    return () => clearTimeout(timer)
  }, [text, asked])
  return (
    <input
      type="search"
      value={text}
      onChange={(event) => setText(event.target.value)}
      aria-label={words.add.search}
      placeholder={words.add.search}
      maxLength={200}
      className="mt-2 h-11 w-full rounded-full bg-veil px-5 outline-none ring-1 ring-line ring-inset placeholder:text-faint focus:ring-2 focus:ring-accent"
    />
  )
}

const LibraryRow = memo(({ song }: { song: Song }) => {
  const hands = useHands()
  const [added, setAdded] = useState(0)
  const [isNew, setNew] = useState(false)
  useEffect(() => {
    if (added === 0) return
    setNew(true)
    const timer = setTimeout(setNew, 1600, false)
    return () => clearTimeout(timer)
  }, [added])
  const Icon = isNew ? Check : Plus
  return (
    <li className="flex items-center gap-3 rounded-2xl p-2 transition-colors [contain-intrinsic-size:auto_64px] [content-visibility:auto] hover:bg-ink/5">
      <Cover song={song} className="size-12 shrink-0 rounded-xl" />
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-snug">{song.title}</span>
        <span className="block truncate text-faint text-sm">{song.artist || words.player.unknownArtist}</span>
      </span>
      <span className="figures shrink-0 text-faint text-sm">
        {song.durationMs === null ? null : formatTime(song.durationMs)}
      </span>
      <button
        type="button"
        aria-label={words.add.add(song.title)}
        onClick={() => {
          hands.addSong(song.songId)
          setAdded(added + 1)
        }}
        className={`flex size-11 shrink-0 items-center justify-center rounded-full transition-[scale] active:scale-95 ${isNew ? 'bg-accent text-on-accent' : 'bg-veil text-ink hover:bg-ink/12'}`}
      >
        <Icon aria-hidden="true" className="size-5" />
      </button>
    </li>
  )
})
