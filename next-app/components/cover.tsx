'use client'

import { useState } from 'react'
import { hueOf } from '../lib/colour/light.ts'

/** Songs alone have an id; whatever has another name gets a picture by that. */
type Pictured = { songId: string; coverUrl: string | null }

/** A song's picture, square, filling what holds it; a calm one of its own where it has none. Says nothing to readers. */
export const Cover = ({ song, className = '' }: { song: Pictured; className?: string }) => {
  const [broken, setBroken] = useState<string | null>(null)
  const url = song.coverUrl
  return (
    <span
      className={`cover relative block aspect-square overflow-hidden bg-raised ${className}`}
      style={ownColours(song.songId)}
    >
      {url !== null && url !== broken && (
        // biome-ignore lint/performance/noImgElement: covers are small and come from the server that serves this page
        <img
          src={url}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setBroken(url)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  )
}

const ownColours = (name: string) => {
  const hue = hueOf(name)
  return {
    backgroundImage: `radial-gradient(120% 120% at 20% 10%, oklch(0.56 0.11 ${hue}), oklch(0.3 0.08 ${hue + 50}) 60%, oklch(0.19 0.04 ${hue + 70}))`,
  }
}
