'use client'

import { useEffect, useRef } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { formatTime, speakTime } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** No figure finer than a second is shown. */
const DRAW_EVERY_MS = 250

/** In the place of the seek bar while something live plays: there is nowhere to seek to, only how long it has been on. */
export const LiveBar = () => {
  const session = useRoomSession()
  const isPlaying = useRoom((room) => room.isPlaying)
  const bar = useRef<HTMLDivElement>(null)
  const elapsed = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    if (session === null) return
    const draw = () => {
      const positionMs = session.positionNow()
      const shown = formatTime(positionMs)
      if (elapsed.current === null || elapsed.current.textContent === shown) return
      elapsed.current.textContent = shown
      bar.current?.setAttribute('aria-label', words.player.liveFor(speakTime(positionMs)))
    }
    draw()
    const timer = setInterval(draw, DRAW_EVERY_MS)
    return () => clearInterval(timer)
  }, [session])

  return (
    <>
      <div
        ref={bar}
        role="img"
        aria-label={words.player.live}
        className="-mb-2.5 flex h-8 items-center [grid-area:seek]"
      >
        <span
          className={`h-1 w-full rounded-full transition-colors duration-300 ${isPlaying ? 'bg-accent' : 'bg-veil'}`}
        />
      </div>
      <span
        ref={elapsed}
        aria-hidden="true"
        className="figures text-soft text-sm [grid-area:elapsed] [justify-self:left]"
      >
        0:00
      </span>
      <span
        aria-hidden="true"
        className="flex items-center gap-1.5 font-medium text-sm [grid-area:total] [justify-self:right]"
      >
        <span className={`size-2 rounded-full ${isPlaying ? 'bg-accent' : 'bg-faint'}`} />
        {words.player.live}
      </span>
    </>
  )
}
