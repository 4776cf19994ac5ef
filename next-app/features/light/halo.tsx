'use client'

import type { Song } from '@earshot/sync'
import { useEffect, useRef } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { useTheme } from '../../store/theme.ts'
import { HALO_PX } from './halo-size.ts'
import { useLook } from './use-look.ts'

/**
 * The cover once more behind itself, out of focus. Blurred once as a small picture and drawn large: a CSS blur of this
 * size costs a phone more than playing the song does.
 */
export const Halo = ({ song }: { song: Song }) => {
  const isPlaying = useRoom((room) => room.isPlaying)
  const look = useLook(song)
  const theme = useTheme((state) => state.theme)
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (look !== null) canvas.current?.getContext('2d')?.putImageData(look.haloOn(theme), 0, 0)
  }, [look, theme])
  return <canvas ref={canvas} width={HALO_PX} height={HALO_PX} data-playing={isPlaying} className="halo" />
}
