'use client'

import { useEffect, useRef } from 'react'
import { later } from '../../components/later.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { formatTime } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { driveBar } from './bar-driver.ts'

const Nothing = () => null

/** Few rooms hear what is live. */
const LiveBar = later(
  () =>
    import('./live-bar.tsx').then(
      (part) => part.LiveBar,
      () => Nothing,
    ),
  () => <div className="h-11 [grid-area:seek]" />,
)

/** Where the song stands, and the way to another place in it; of what is live, that it is. */
export const SeekBar = () => {
  const isLive = useRoom(({ item }) => item?.song.source.kind === 'live')
  return isLive ? <LiveBar /> : <SongBar />
}

/** React draws it once a song; frames go past React. */
const SongBar = () => {
  const session = useRoomSession()
  const durationMs = useRoom(({ item }) => item?.song.durationMs ?? 0)
  const slider = useRef<HTMLInputElement>(null)
  const elapsed = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    if (session === null || slider.current === null || elapsed.current === null || bubble.current === null) return
    return driveBar({ slider: slider.current, elapsed: elapsed.current, bubble: bubble.current }, session)
  }, [session])

  return (
    <>
      <div className="group relative -mb-2.5 [grid-area:seek]">
        <input
          ref={slider}
          type="range"
          min={0}
          max={Math.max(1, Math.ceil(durationMs))}
          defaultValue={0}
          step={1}
          disabled={durationMs === 0}
          aria-label={words.player.position}
          className="slider"
        />
        <span
          ref={bubble}
          aria-hidden="true"
          className="bubble figures pointer-events-none absolute bottom-full -mb-1 rounded-lg bg-raised px-2 py-1 text-sm opacity-0 shadow-note ring-1 ring-line transition-opacity duration-150 group-hover:opacity-100 group-active:opacity-100 group-has-disabled:opacity-0"
        />
      </div>
      <span ref={elapsed} className="figures text-soft text-sm [grid-area:elapsed] [justify-self:left]">
        0:00
      </span>
      <span className="figures text-soft text-sm [grid-area:total] [justify-self:right]">
        {durationMs === 0 ? null : formatTime(durationMs)}
      </span>
    </>
  )
}
