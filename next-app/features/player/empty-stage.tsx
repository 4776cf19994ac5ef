'use client'

import { Play, Upload } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { pickFiles } from '../add/file-pick.tsx'
import { useLibrary } from '../add/use-library.ts'
import { useHands } from './use-hands.ts'

/** A room in which nothing plays: one press and something does. */
export const EmptyStage = () => {
  const hands = useHands()
  const library = useLibrary()
  const last = useRoom(({ queue }) => queue.played[queue.played.length - 1]?.song ?? null)
  // What came with the program stands at the end of the library.
  const song = last ?? library.songs.at(-1)
  return (
    <div className="flex w-full flex-1 flex-col items-center justify-center py-3 text-center sm:py-6">
      <Rings />
      <h2 className="mt-6 text-balance font-bold text-title tracking-tight sm:mt-8 sm:font-display sm:text-5xl">
        {last === null ? words.player.emptyTitle : words.player.endedTitle}
      </h2>
      <p className="mt-3 max-w-md text-balance text-lg text-soft leading-relaxed">
        {last === null ? words.player.emptyText : words.player.endedText}
      </p>
      <div className="mt-8 flex max-w-full flex-col items-center gap-3 sm:flex-row">
        {(song !== undefined || library.state !== 'read') && (
          <Button
            look="primary"
            shape="large"
            disabled={song === undefined}
            onClick={() => song !== undefined && hands.addSong(song.songId)}
            className="max-w-full sm:max-w-96"
          >
            <Play aria-hidden="true" fill="currentColor" className="size-5 shrink-0" />
            <span className="truncate">{last === null ? words.player.playDemo : words.player.again(last.title)}</span>
          </Button>
        )}
        <Button shape="large" onClick={pickFiles}>
          <Upload aria-hidden="true" className="size-5" />
          {words.player.upload}
        </Button>
      </div>
      <p className="mt-4 text-faint text-sm max-lg:hidden">{words.player.drop}</p>
    </div>
  )
}

/** Rings from several places, in phase. */
const Rings = () => (
  <svg viewBox="0 0 240 120" fill="none" aria-hidden="true" className="h-20 w-40 sm:h-36 sm:w-72">
    {[0, 1, 2, 3].map((ring) => (
      <g
        key={ring}
        stroke="var(--accent)"
        strokeWidth="1.5"
        opacity={0.8 - ring * 0.19}
        className="animate-breathe"
        style={{ animationDelay: `${ring * 0.25}s` }}
      >
        <circle cx="92" cy="60" r={10 + ring * 16} />
        <circle cx="148" cy="60" r={10 + ring * 16} />
      </g>
    ))}
  </svg>
)
