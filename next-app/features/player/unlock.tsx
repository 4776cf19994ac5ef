'use client'

import { Volume2 } from 'lucide-react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'

/** The one gesture a browser may want before this page can be heard. */
export const Unlock = () => {
  const session = useRoomSession()
  return (
    <button
      type="button"
      aria-label={words.player.unlock}
      aria-describedby="unlock-why"
      onClick={() => void session?.unlockSound()}
      className="absolute inset-0 flex animate-appear flex-col items-center justify-center rounded-3xl bg-night/70 backdrop-blur-md transition hover:bg-night/60"
    >
      <span className="relative flex size-24 items-center justify-center rounded-full bg-accent text-on-accent">
        <span aria-hidden="true" className="absolute inset-0 animate-ring rounded-full ring-2 ring-accent" />
        <Volume2 aria-hidden="true" className="size-10" />
      </span>
      <span className="mt-7 font-display font-semibold text-3xl">{words.player.unlock}</span>
      <span id="unlock-why" className="mt-2 max-w-64 text-balance px-4 text-center text-soft text-sm">
        {words.player.unlockWhy}
      </span>
    </button>
  )
}
