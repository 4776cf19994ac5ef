'use client'

import { type CSSProperties, type ReactNode, useLayoutEffect } from 'react'
import type { Light } from '../../lib/colour/light.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useTheme } from '../../store/theme.ts'
import { useLook } from './use-look.ts'

/** A page lit by the cover of the song that plays: brighter while it plays, dim while it stands. */
export const Lit = ({ className = '', children }: { className?: string; children: ReactNode }) => {
  const song = useRoom(({ item }) => item?.song ?? null)
  const isPlaying = useRoom((room) => room.isPlaying)
  const theme = useTheme((state) => state.theme)
  const light = useLook(song)?.lights[theme]
  useLayoutEffect(() => {
    if (light !== undefined) return accentuate(light)
  }, [light])
  const glows = light && { '--glow': light.glow, '--glow-aside': light.glowAside }
  return (
    <div className={className}>
      <div className="ambient ambient-room" data-playing={isPlaying} style={glows as CSSProperties} />
      {children}
    </div>
  )
}

/** Gives the whole page its accent, what lies over it too; answers how to take it away again. */
const accentuate = ({ accent, onAccent }: Light): (() => void) => {
  const { style } = document.documentElement
  style.setProperty('--accent', accent)
  style.setProperty('--on-accent', onAccent)
  return () => {
    style.removeProperty('--accent')
    style.removeProperty('--on-accent')
  }
}
