'use client'

import type { Song } from '@earshot/sync'
import { Check, Plus } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { Cover } from '../../../components/cover.tsx'
import { formatTime } from '../../../lib/format.ts'
import { words } from '../../../lib/words.ts'
import { useHands } from '../../player/use-hands.ts'

/** The tick is to be seen for so long, ms. */
const TICK_MS = 1600

/** A song of the folder, one press from the queue. */
export const FolderSong = memo(({ song }: { song: Song }) => {
  const hands = useHands()
  const [added, setAdded] = useState(0)
  useEffect(() => {
    if (added === 0) return
    const timer = setTimeout(setAdded, TICK_MS, 0)
    return () => clearTimeout(timer)
  }, [added])
  const Icon = added > 0 ? Check : Plus
  return (
    <li className="flex items-center gap-3 rounded-2xl p-2 transition-colors [contain-intrinsic-size:auto_64px] [content-visibility:auto] hover:bg-ink/5">
      <Cover song={song} className="size-12 shrink-0 rounded-xl" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate leading-snug">
          {song.title}
        </span>
        <span dir="auto" className="block truncate text-faint text-sm">
          {song.artist || words.player.unknownArtist}
        </span>
      </span>
      <span className="figures shrink-0 text-faint text-sm">
        {song.durationMs === null ? null : formatTime(song.durationMs)}
      </span>
      <button
        type="button"
        data-hit
        aria-label={words.add.add(song.title)}
        onClick={() => {
          hands.addSong(song.songId)
          setAdded(added + 1)
        }}
        className={`flex size-11 shrink-0 items-center justify-center rounded-full transition-[scale] active:scale-95 ${added > 0 ? 'bg-accent text-on-accent' : 'bg-veil text-ink hover:bg-ink/12'}`}
      >
        <Icon aria-hidden="true" className="size-5" />
      </button>
    </li>
  )
})
