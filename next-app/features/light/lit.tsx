'use client'

import type { CSSProperties, ReactNode } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { useLook } from './use-look.ts'

/** A page lit by the cover of the song that plays: brighter while it plays, dim while it stands. */
export const Lit = ({ className = '', children }: { className?: string; children: ReactNode }) => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isPlaying = useRoom((room) => room.isPlaying)
  const light = useLook(song)?.light
  const accents = light && { '--accent': light.accent, '--on-accent': light.onAccent }
  const glows = light && { '--glow': light.glow, '--glow-aside': light.glowAside }
  return (
    <div className={`lit ${className}`} style={accents as CSSProperties}>
      <div className="ambient ambient-room" data-playing={isPlaying} style={glows as CSSProperties} />
      {children}
    </div>
  )
}
