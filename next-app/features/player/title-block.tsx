'use client'

import type { Song } from '@earshot/sync'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { Extras } from '../extras/extras.tsx'

/** Title and artist, on as much room as two lines need, so that a long title moves nothing. */
export const TitleBlock = () => {
  const item = useRoom((room) => room.item)
  return (
    <div className="mt-5 flex min-h-[5.9rem] w-full flex-col sm:mt-4 sm:min-h-[7.1rem] sm:max-w-[max(var(--side),30rem)] sm:justify-end">
      {item === null ? (
        <div aria-hidden="true" className="space-y-3">
          <div className="h-8 w-3/5 animate-wait rounded-lg bg-veil" />
          <div className="h-5 w-2/5 animate-wait rounded-lg bg-veil" />
        </div>
      ) : (
        <div className="flex items-start gap-2">
          <div key={item.itemId} className="min-w-0 flex-1 animate-appear">
            <h2
              dir="auto"
              title={item.song.title}
              className="line-clamp-2 text-balance wrap-anywhere font-bold font-display text-title leading-title tracking-tight sm:text-4xl"
            >
              {item.song.title}
            </h2>
            <p dir="auto" className="mt-1.5 truncate text-lg text-soft">
              {item.song.source.kind === 'live' ? (
                <OnAir of={item.song} />
              ) : (
                item.song.artist || words.player.unknownArtist
              )}
            </p>
          </div>
          <Extras />
        </div>
      )}
    </div>
  )
}

/** What the station says that it plays; what is known of the station while it says nothing. */
const OnAir = ({ of: { artist } }: { of: Song }) => {
  const onAir = useRoom((room) => room.onAir)
  const text = onAir ?? (artist || words.player.onAir)
  return (
    <span key={text} title={text} className="animate-appear">
      {text}
    </span>
  )
}
