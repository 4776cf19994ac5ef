'use client'

import type { Item } from '@earshot/sync'
import { Play, Replace, X } from 'lucide-react'
import { memo } from 'react'
import { Cover } from '../../components/cover.tsx'
import { SongLength } from '../../components/song-length.tsx'
import { SourceMark } from '../../components/source-mark.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useHands } from '../player/use-hands.ts'
import { showElsewhere } from '../room/use-panel.ts'
import { PlayingMark } from './playing-mark.tsx'

/** One place in the queue. Its cover plays it now; rows out of sight cost nothing to lay out. */
export const QueueRow = memo(({ item, isCurrent = false }: { item: Item; isCurrent?: boolean }) => {
  const hands = useHands()
  const { song, itemId, addedBy } = item
  return (
    <li
      aria-current={isCurrent ? 'true' : undefined}
      className={`row group flex items-center gap-3 rounded-2xl p-2 [contain-intrinsic-size:auto_64px] [content-visibility:auto] ${isCurrent ? 'bg-ink/7' : 'hover:bg-ink/5'}`}
    >
      {isCurrent ? (
        <span className="relative size-12 shrink-0">
          <Cover song={song} className="size-12 rounded-xl" />
          <NowMark />
        </span>
      ) : (
        <button
          type="button"
          aria-label={words.queue.playNow(song.title)}
          onClick={() => hands.playItem(itemId)}
          className="relative size-12 shrink-0 rounded-xl"
        >
          <Cover song={song} className="size-12 rounded-xl" />
          <span className="absolute inset-0 flex items-center justify-center rounded-xl bg-black/55 opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100">
            <Play aria-hidden="true" fill="currentColor" className="size-5" />
          </span>
        </button>
      )}
      <span className="min-w-0 flex-1">
        <span data-title className={`block truncate leading-snug ${isCurrent ? 'font-medium text-accent' : ''}`}>
          {song.title}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-faint text-sm">
          <SourceMark source={song.source.kind} />
          <span className="truncate">
            {song.artist === '' ? '' : `${song.artist} · `}
            {words.queue.addedBy(addedBy.name)}
          </span>
        </span>
      </span>
      <SongLength source={song.source.kind} durationMs={song.durationMs} />
      {song.source.kind === 'spotify' && (
        <button
          type="button"
          aria-label={words.add.elsewhere.findSong(song.title)}
          title={words.add.elsewhere.find}
          onClick={() => showElsewhere(song)}
          className="-mx-2 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
        >
          <Replace aria-hidden="true" className="size-[1.15rem]" />
        </button>
      )}
      {isCurrent ? (
        <span className="w-1 shrink-0" />
      ) : (
        <button
          type="button"
          aria-label={words.queue.remove(song.title)}
          onClick={() => hands.removeItem(itemId)}
          className="-ml-2 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
        >
          <X aria-hidden="true" className="size-[1.15rem]" />
        </button>
      )}
    </li>
  )
})

const NowMark = () => <PlayingMark isPlaying={useRoom((room) => room.isPlaying)} />
