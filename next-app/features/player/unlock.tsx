'use client'

import { Volume2 } from 'lucide-react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'

/** The one gesture a browser may want before this page can be heard: over the cover, or under a video. */
export const Unlock = ({ isUnder }: { isUnder: boolean }) => {
  const session = useRoomSession()
  const place = isUnder
    ? 'relative w-max max-w-[calc(100vw-2rem)] gap-x-4 bg-ground/80 hover:bg-ground/75 px-5 py-3 text-start'
    : 'absolute -inset-px flex-col bg-ground/85 hover:bg-ground/80'
  return (
    <div className={`flex animate-appear items-center justify-center rounded-3xl transition ${place}`}>
      <span
        className={`relative flex shrink-0 items-center justify-center rounded-full bg-accent text-on-accent ${isUnder ? 'size-12' : 'size-24'}`}
      >
        <span aria-hidden="true" className="absolute inset-0 animate-ring rounded-full ring-2 ring-accent" />
        <Volume2 aria-hidden="true" className={isUnder ? 'size-6' : 'size-10'} />
      </span>
      <span className={isUnder ? 'block' : 'contents'}>
        <span
          aria-hidden="true"
          className={`block font-display font-semibold ${isUnder ? 'text-xl' : 'mt-7 text-3xl'}`}
        >
          {words.player.unlock}
        </span>
        <span
          id="unlock-why"
          className={`block max-w-64 text-balance text-soft text-sm ${isUnder ? '' : 'mt-2 px-4 text-center'}`}
        >
          {words.player.unlockWhy}
        </span>
      </span>
      {/* Over all of it: why it is wanted describes it, and is no part of its name. */}
      <button
        type="button"
        aria-label={words.player.unlock}
        aria-describedby="unlock-why"
        onClick={() => void session?.unlockSound()}
        className="absolute inset-0 rounded-3xl"
      />
    </div>
  )
}
