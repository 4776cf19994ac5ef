'use client'

import { ArrowLeft, EllipsisVertical, ListPlus, Play } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { formatLength } from '../../lib/format.ts'
import type { Playlist } from '../../lib/playlists-api.ts'
import { words } from '../../lib/words.ts'
import { hitOfSong } from '../../store/adding/hit.ts'
import { useMay } from '../../store/permissions.ts'
import { HitRow } from '../add/hit-row.tsx'
import { addAll, playAll } from './playlist-hands.ts'
import { openPlaylistMenu } from './playlist-menu.ts'
import { RenamePlaylist } from './rename-playlist.tsx'

const said = words.queue.playlists

/** One playlist: its songs, all of them at once or one by one. */
export const OpenedPlaylist = ({ playlist, onClose }: { playlist: Playlist; onClose: () => void }) => {
  const session = useRoomSession()
  const [mayAdd, mayChange] = [useMay('add-songs'), useMay('change-song')]
  const [isRenaming, rename] = useState(false)
  const { name, songs } = playlist
  const lengthMs = songs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
  const isEmpty = songs.length === 0
  return (
    <section aria-label={name}>
      <div className="flex items-center">
        <Button look="bare" onClick={onClose} className="-ms-3">
          <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
          {said.heading}
        </Button>
        <span className="flex-1" />
        <button
          type="button"
          data-more
          aria-haspopup="menu"
          aria-label={said.more(name)}
          onClick={({ currentTarget }) => openPlaylistMenu(currentTarget, playlist, () => rename(true))}
          className="-me-1 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
        >
          <EllipsisVertical aria-hidden="true" className="size-[1.15rem]" />
        </button>
      </div>
      {isRenaming ? (
        <RenamePlaylist playlist={playlist} onDone={() => rename(false)} />
      ) : (
        <div className="px-2 pb-2">
          <h2 dir="auto" className="truncate font-medium text-lg">
            {name}
          </h2>
          <p className="text-faint text-sm">
            {words.queue.songs(songs.length)}
            {lengthMs > 0 && `, ${formatLength(lengthMs)}`}
          </p>
        </div>
      )}
      {mayAdd && !isEmpty && (
        <div className="flex gap-2 pb-2">
          {mayChange && (
            <Button look="primary" onClick={() => void playAll(session, playlist)} className="flex-1">
              <Play aria-hidden="true" fill="currentColor" className="size-4" />
              {said.play}
            </Button>
          )}
          <Button onClick={() => addAll(playlist)} className="flex-1">
            <ListPlus aria-hidden="true" className="size-5" />
            {said.addAll}
          </Button>
        </div>
      )}
      {isEmpty && <p className="px-2 py-3 text-faint">{said.emptyOne}</p>}
      <ul aria-label={name}>
        {songs.map((song, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a playlist may hold the same song twice, and stays as it is
          <HitRow key={n} hit={hitOfSong(song)} />
        ))}
      </ul>
    </section>
  )
}
