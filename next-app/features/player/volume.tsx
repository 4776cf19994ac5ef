'use client'

import { Volume1, Volume2, VolumeX } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** How loud this device is; nobody else hears it change. */
export const Volume = () => (
  <div className="flex items-center [grid-area:volume] sm:justify-self-end">
    <Mute />
    <VolumeSlider className="w-22 max-sm:hidden" />
  </div>
)

const Mute = () => {
  const session = useRoomSession()
  const muted = useRoom((room) => room.muted)
  const volume = useRoom((room) => room.volume)
  const Icon = muted || volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2
  return (
    <button
      type="button"
      aria-label={muted ? words.player.unmute : words.player.mute}
      onClick={() => session?.setMuted(!muted)}
      className="flex size-11 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-[1.35rem]" />
    </button>
  )
}

/** Moving it also ends a mute. */
export const VolumeSlider = ({ className = '' }: { className?: string }) => {
  const session = useRoomSession()
  const volume = useRoom((room) => room.volume)
  const muted = useRoom((room) => room.muted)
  const shown = muted ? 0 : volume
  return (
    <input
      type="range"
      min={0}
      max={1}
      step={0.01}
      value={shown}
      aria-label={words.player.volume}
      aria-valuetext={`${Math.round(shown * 100)} %`}
      onChange={(event) => {
        session?.setVolume(Number(event.target.value))
        session?.setMuted(false)
      }}
      style={{ '--fraction': shown } as CSSProperties}
      className={`slider ${className}`}
    />
  )
}
