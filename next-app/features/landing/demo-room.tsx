'use client'

import { Headphones } from 'lucide-react'
import { Cover } from '../../components/cover.tsx'
import { formatTime } from '../../lib/format.ts'
import { landingWords } from '../../lib/landing-words.ts'
import type { Seen } from './demo-position.ts'
import { RoomLink } from './room-link.tsx'
import { useDemoPosition, useDemoRoom } from './use-demo-room.ts'

const { demo } = landingWords

/** The room that this server keeps for whoever comes: what plays there at this very second, and the way in. */
export const DemoRoom = ({ className }: { className: string }) => {
  const seen = useDemoRoom()
  if (seen === null) return null
  const { spaceId, song, listeners } = seen.room
  return (
    <section
      aria-labelledby="demo-room"
      className={`animate-appear rounded-3xl bg-raised p-3 shadow-note ring-1 ring-line ring-inset ${className}`}
    >
      <div key={song.songId} className="flex animate-appear items-center gap-3.5">
        <Cover song={song} className="size-18 shrink-0 rounded-2xl" />
        <div className="min-w-0 flex-1">
          <h2 id="demo-room" className="truncate text-faint text-sm">
            {demo.heading}
          </h2>
          <p className="truncate font-medium leading-snug">
            <bdi>{song.title}</bdi>
          </p>
          <p className="figures truncate text-soft text-sm">{demo.listening(listeners)}</p>
        </div>
      </div>
      <div className="mt-2 flex items-center gap-3.5">
        <Progress seen={seen} />
        <RoomLink
          code={spaceId}
          label={demo.listenTo(song.title)}
          className="inline-flex h-11 shrink-0 items-center gap-2 rounded-full bg-ink/10 px-4 font-medium transition hover:bg-ink/16 active:scale-[0.98]"
        >
          <Headphones aria-hidden="true" className="size-[1.15rem]" />
          {demo.listen}
        </RoomLink>
      </div>
    </section>
  )
}

const Progress = ({ seen }: { seen: Seen }) => {
  const position = useDemoPosition(seen)
  const { durationMs } = seen.room.song
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2.5 ps-1" aria-hidden="true">
      <span className="figures min-w-8 text-faint text-xs">{formatTime(position)}</span>
      <span className="h-0.75 flex-1 overflow-hidden rounded-full bg-ink/15">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${durationMs === null ? 0 : (100 * position) / durationMs}%` }}
        />
      </span>
      {durationMs !== null && <span className="figures text-faint text-xs">{formatTime(durationMs)}</span>}
    </div>
  )
}
