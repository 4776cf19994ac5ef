'use client'

import type { CSSProperties, ReactNode } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { useLight } from './use-light.ts'

/** A page lit by the cover of the song that plays: brighter while it plays, dim while it stands. */
export const Lit = ({ className = '', children }: { className?: string; children: ReactNode }) => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isPlaying = useRoom((room) => room.isPlaying)
  const light = useLight(song)
  const colours =
    light === null
      ? {}
      : {
          '--glow': light.glow,
          '--glow-aside': light.glowAside,
          '--accent': light.accent,
          '--on-accent': light.onAccent,
        }
  return (
    <div className={`lit ${className}`} style={colours as CSSProperties}>
      <div className="ambient ambient-room" data-playing={isPlaying} />
      {children}
    </div>
  )
}
