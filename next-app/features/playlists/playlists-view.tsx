'use client'

import { ArrowLeft, ChevronRight, ListMusic } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { RowsToCome } from '../../components/rows/rows-to-come.tsx'
import { words } from '../../lib/words.ts'
import { closePlaylist, openPlaylist, readPlaylists, usePlaylists } from '../../store/playlists/playlists.ts'
import { SongList } from '../add/song-list.tsx'
import { OpenedPlaylist } from './opened-playlist.tsx'

const said = words.queue.playlists

/** This person's playlists, and what is in them. */
export const PlaylistsView = ({ onClose }: { onClose: () => void }) => {
  const { lines, state, opened, failure } = usePlaylists()
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => void readPlaylists(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pressed is gone with the side that it was on
  useEffect(() => heading.current?.querySelector('button')?.focus(), [opened?.playlistId])
  if (opened !== null) {
    return (
      <div ref={heading}>
        <OpenedPlaylist playlist={opened} onClose={closePlaylist} />
      </div>
    )
  }
  return (
    <div ref={heading}>
      <SongList
        heading={said.heading}
        aside={
          <Button look="bare" onClick={onClose} className="-me-3">
            <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
            {said.close}
          </Button>
        }
      >
        {lines.map(({ playlistId, name, length }) => (
          <li key={playlistId}>
            <button
              type="button"
              data-hit
              aria-label={said.openOne(name)}
              onClick={() => void openPlaylist(playlistId)}
              className="flex min-h-14 w-full items-center gap-3 rounded-2xl px-2 text-start transition-colors hover:bg-ink/5"
            >
              <ListMusic aria-hidden="true" className="mx-1 size-5 shrink-0 text-accent" />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
              <span className="figures shrink-0 text-faint text-sm">{words.queue.songs(length)}</span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
            </button>
          </li>
        ))}
        {state === 'reading' && lines.length === 0 && <RowsToCome />}
        {state === 'read' && lines.length === 0 && <li className="px-2 py-3 text-faint">{said.empty}</li>}
        {failure !== null && (
          <li className="flex items-center gap-3 px-2 py-2">
            <span role="alert" className="min-w-0 flex-1 text-sm text-soft">
              {failure.message}
            </span>
            <Button onClick={() => void readPlaylists()}>{said.retry}</Button>
          </li>
        )}
      </SongList>
    </div>
  )
}
