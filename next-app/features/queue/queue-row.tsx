'use client'

import type { Item, QueueOrder } from '@earshot/sync'
import { EllipsisVertical, GripVertical, Play } from 'lucide-react'
import { memo } from 'react'
import { Cover } from '../../components/cover.tsx'
import { SongLength } from '../../components/song-length.tsx'
import { SourceMark } from '../../components/source-mark.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { mayAnything, type QueueRights } from '../../store/queue/rights.ts'
import { useHands } from '../player/use-hands.ts'
import { AddedBy } from './added-by.tsx'
import { withParts } from './later.tsx'
import { PlayingMark } from './playing-mark.tsx'
import { PITCH_PX } from './row-size.ts'
import { HOW_TO_MOVE } from './sort/how.ts'
import { Votes } from './votes.tsx'

type Row = {
  item: Item
  /** Which row of how many it is, from 0 on. */
  place: number
  of: number
  rights: QueueRights
  order: QueueOrder
  isCurrent: boolean
  /** Somebody has just added it. */
  isNew: boolean
}

/** One place in the queue. Its cover plays it now. */
export const QueueRow = memo(({ item, place, of, rights, order, isCurrent, isNew }: Row) => {
  const session = useRoomSession()
  const { song, itemId, addedBy } = item
  const isGrasped = !isCurrent && rights.arrange && order !== 'votes'
  return (
    <li
      data-item={isCurrent ? undefined : itemId}
      data-new={isNew || undefined}
      aria-current={isCurrent ? 'true' : undefined}
      aria-posinset={place + 1}
      aria-setsize={of}
      style={{ top: place * PITCH_PX }}
      className={`row group absolute inset-x-0 flex h-18 select-none items-center gap-3 rounded-2xl p-2 pe-0 pointer-fine:ps-5 [-webkit-touch-callout:none] ${isCurrent ? 'bg-ink/7' : 'data-lifted:bg-raised! hover:bg-ink/5'}`}
    >
      {isGrasped && (
        <button
          type="button"
          data-grip
          aria-label={words.queue.drag.grip(song.title)}
          aria-describedby={HOW_TO_MOVE}
          className="absolute inset-y-2 start-0.5 flex w-4 cursor-grab items-center justify-center rounded-full text-faint opacity-0 transition-opacity focus-visible:opacity-100 focus-visible:outline-offset-0 group-hover:opacity-100 pointer-coarse:hidden"
        >
          <GripVertical aria-hidden="true" className="size-4 shrink-0" />
        </button>
      )}
      <RowCover item={item} isCurrent={isCurrent} mayPlay={rights.change} />
      <span className="min-w-0 flex-1">
        <span
          data-title
          dir="auto"
          className={`block truncate leading-snug ${isCurrent ? 'font-medium text-accent' : ''}`}
        >
          {song.title}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-faint text-sm">
          {item.isNext && order !== 'added' && (
            <span className="rounded-full bg-ink/10 px-2 text-soft text-xs leading-4.5">{words.queue.isNext}</span>
          )}
          <SourceMark source={song.source.kind} />
          <span dir="auto" className="truncate">
            {song.artist === '' ? '' : `${song.artist} · `}
            <AddedBy name={addedBy.name} />
          </span>
          <SongLength source={song.source.kind} durationMs={song.durationMs} />
        </span>
      </span>
      {!isCurrent && <Votes item={item} rights={rights} />}
      {mayAnything(rights, item, isCurrent) ? (
        <button
          type="button"
          data-more
          data-still
          aria-haspopup="menu"
          aria-label={words.queue.moreOf(song.title)}
          onClick={({ currentTarget }) => void withParts((parts) => parts.openRowMenu(session, currentTarget, item))}
          className="-ms-3 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
        >
          <EllipsisVertical aria-hidden="true" className="size-[1.15rem]" />
        </button>
      ) : (
        <span className="w-2 shrink-0" />
      )}
    </li>
  )
})

const RowCover = ({ item, isCurrent, mayPlay }: { item: Item; isCurrent: boolean; mayPlay: boolean }) => {
  const hands = useHands()
  const { song, itemId } = item
  if (isCurrent || !mayPlay) {
    return (
      <span className="relative size-12 shrink-0">
        <Cover song={song} className="size-12 rounded-xl" />
        {isCurrent && <NowMark />}
      </span>
    )
  }
  return (
    <button
      type="button"
      aria-label={words.queue.playNow(song.title)}
      onClick={() => hands.playItem(itemId)}
      className="relative size-12 shrink-0 rounded-xl"
    >
      <Cover song={song} className="size-12 rounded-xl" />
      <span className="absolute inset-0 flex items-center justify-center rounded-xl bg-ground/65 opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:hidden">
        <Play aria-hidden="true" fill="currentColor" className="size-5" />
      </span>
    </button>
  )
}

const NowMark = () => <PlayingMark isPlaying={useRoom((room) => room.isPlaying)} />
