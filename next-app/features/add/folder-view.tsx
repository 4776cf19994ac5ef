'use client'

import { ChevronRight, Folder, ListPlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { addAll, askFolder, stopAdding, useFolder } from '../../store/folder/folder.ts'
import { FolderSong } from './folder/folder-song.tsx'
import { Trail } from './folder/trail.tsx'

/** Typing rests so long before the server is asked, ms. */
const REST_MS = 250

/** The server's music folder: the way through it, what lies where one is, and a search over all of it. */
export const FolderView = ({ onClose }: { onClose: () => void }) => {
  const { asked, page, state, message } = useFolder()
  const session = useRoomSession()
  const heading = useRef<HTMLHeadingElement>(null)
  const isSearch = asked.query.trim() !== ''
  const go = (path: string) => {
    void askFolder({ path, query: '' })
    // What was pressed is gone with the folder that it was in.
    heading.current?.focus()
  }
  const add = () => {
    if (session === null || page === null) return
    // What is added may sound.
    session.unlockSound().catch(() => undefined)
    addAll(page.songs, session)
  }
  useEffect(() => {
    // What was seen may have changed while one was elsewhere.
    void askFolder({ ...useFolder.getState().asked })
  }, [])
  return (
    <section aria-labelledby="music-folder" aria-busy={state === 'reading'} className="flex flex-col gap-2 pt-1">
      <h2 id="music-folder" ref={heading} tabIndex={-1} className="sr-only">
        {words.folder.heading}
      </h2>
      <Trail path={isSearch ? '' : asked.path} onGo={go} onClose={onClose} />
      <Search key={asked.path} asked={asked.query} onAsk={(query) => void askFolder({ path: asked.path, query })} />
      {state === 'failed' && (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-2 py-3 text-soft">
          {message}
          <Button onClick={() => void askFolder({ ...asked })}>{words.folder.retry}</Button>
        </p>
      )}
      {page !== null && (
        <>
          {page.folders.length > 0 && (
            <ul aria-label={words.folder.folders}>
              {page.folders.map(({ name, path }) => (
                <li key={path} className="[contain-intrinsic-size:auto_48px] [content-visibility:auto]">
                  <button
                    type="button"
                    data-hit
                    onClick={() => go(path)}
                    className="flex min-h-12 w-full items-center gap-3 rounded-2xl px-3 text-start transition-colors hover:bg-ink/5"
                  >
                    <Folder aria-hidden="true" className="size-5 shrink-0 text-accent" />
                    <span dir="auto" className="min-w-0 flex-1 truncate">
                      {name}
                    </span>
                    <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          {!isSearch && page.songs.length > 0 && <AddAll count={page.songs.length} onPress={add} />}
          <ul aria-label={isSearch ? words.folder.found : words.folder.songs}>
            {page.songs.map((song) => (
              <FolderSong key={song.songId} song={song} />
            ))}
          </ul>
          {page.isCut && <p className="px-2 py-2 text-faint text-sm">{words.folder.isCut}</p>}
          {state === 'read' && page.songs.length === 0 && page.folders.length === 0 && (
            <p className="px-2 py-3 text-faint">{isSearch ? words.folder.nothingFound : words.folder.empty}</p>
          )}
        </>
      )}
    </section>
  )
}

const Search = ({ asked, onAsk }: { asked: string; onAsk: (query: string) => void }) => {
  const [text, setText] = useState(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed is asked for
  useEffect(() => {
    if (text === asked) return
    const timer = setTimeout(onAsk, REST_MS, text)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <input
      type="search"
      data-box
      value={text}
      onChange={(event) => setText(event.target.value)}
      // The same words may find more by now.
      onKeyDown={({ key }) => key === 'Enter' && onAsk(text)}
      aria-label={words.folder.search}
      placeholder={words.folder.search}
      maxLength={200}
      className="h-11 w-full rounded-full bg-veil px-5 outline-none ring-1 ring-line ring-inset placeholder:text-faint focus:ring-2 focus:ring-accent"
    />
  )
}

const AddAll = ({ count, onPress }: { count: number; onPress: () => void }) => {
  const adding = useFolder((state) => state.adding)
  const isAdding = adding?.state === 'adding'
  const said =
    adding === null
      ? ''
      : adding.state === 'adding'
        ? words.folder.adding(adding.done, adding.of)
        : `${words.folder.added(adding.done)} ${adding.message ?? ''}`.trim()
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={isAdding ? stopAdding : onPress} className="min-w-0 flex-1">
        <ListPlus aria-hidden="true" className="size-5 shrink-0" />
        <span className="truncate">{isAdding ? words.folder.stop : words.folder.addAll(count)}</span>
      </Button>
      <p role="status" className="figures text-faint text-sm empty:hidden">
        {said}
      </p>
    </div>
  )
}
