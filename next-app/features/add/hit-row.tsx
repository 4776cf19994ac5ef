'use client'

import type { Place } from '@earshot/sync'
import { Check, EllipsisVertical, LoaderCircle, Plus } from 'lucide-react'
import { memo } from 'react'
import { Cover } from '../../components/cover.tsx'
import { SongLength } from '../../components/song-length.tsx'
import { SourceMark } from '../../components/source-mark.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { addHit } from '../../store/adding/add.ts'
import { type Add, useAdding } from '../../store/adding/adding.ts'
import { type Hit, keyOf } from '../../store/adding/hit.ts'
import { useMay } from '../../store/permissions.ts'
import { sayAdded } from '../queue/add-one.ts'
import { openHitMenu } from './hit-menu.ts'

/** A song that may be added, one press from the queue; why it could not be stands below it. */
export const HitRow = memo(({ hit }: { hit: Hit }) => {
  const key = keyOf(hit)
  const add = useAdding(({ adds }) => adds[key])
  const { title, artist, coverUrl, source, durationMs } = hit
  const session = useRoomSession()
  const [mayAdd, mayPlaceIt] = [useMay('add-songs'), useMayPlace()]
  const press = async (place: Place = 'end') => {
    const isFirst = session?.getSnapshot().item === null
    const isAdded = await addHit(hit, place)
    if (isAdded && session !== null && !isFirst) sayAdded(session, title, place)
  }
  return (
    <li className="flex items-center gap-3 rounded-2xl p-2 transition-colors [contain-intrinsic-size:auto_64px] [content-visibility:auto] hover:bg-ink/5">
      <Cover song={{ songId: key, coverUrl }} className="size-12 shrink-0 rounded-xl" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate leading-snug">
          {title}
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-faint text-sm">
          <SourceMark source={source} />
          <span dir="auto" className="truncate">
            {artist || (source === 'live' ? '' : words.player.unknownArtist)}
          </span>
        </span>
        {typeof add === 'object' && (
          <span role="alert" className="block text-alarm text-sm">
            {add.message}
          </span>
        )}
      </span>
      <SongLength source={source} durationMs={durationMs} />
      {mayAdd && <AddMark title={title} add={add} onPress={() => void press()} />}
      {mayAdd && mayPlaceIt && (
        <button
          type="button"
          data-more
          aria-haspopup="menu"
          aria-label={words.add.ways(title)}
          onClick={({ currentTarget }) => openHitMenu(currentTarget, title, (place) => void press(place))}
          className="-ms-3 -me-2 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
        >
          <EllipsisVertical aria-hidden="true" className="size-[1.15rem]" />
        </button>
      )}
    </li>
  )
})

/** Whether there is a better place for it than the end. */
const useMayPlace = (): boolean => {
  const [mayArrange, mayChange] = [useMay('arrange-queue'), useMay('change-song')]
  return mayArrange || mayChange
}

const AddMark = ({ title, add, onPress }: { title: string; add: Add | undefined; onPress: () => void }) => {
  const [isBringing, isAdded] = [add === 'bringing', add === 'added']
  const Icon = isAdded ? Check : isBringing ? LoaderCircle : Plus
  const name = isAdded ? words.add.added : isBringing ? words.add.adding : words.add.add
  return (
    <button
      type="button"
      data-hit
      aria-label={name(title)}
      aria-busy={isBringing}
      onClick={onPress}
      className={`flex size-11 shrink-0 items-center justify-center rounded-full transition-[scale] active:scale-95 ${isAdded ? 'bg-accent text-on-accent' : 'bg-veil text-ink hover:bg-ink/12'}`}
    >
      <Icon aria-hidden="true" className={`size-5 ${isBringing ? 'animate-wait' : ''}`} />
    </button>
  )
}
