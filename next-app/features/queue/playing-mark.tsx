'use client'

import { useEffect, useRef } from 'react'
import { words } from '../../lib/words.ts'

const BARS = [0, 5, 9]
/** How high a bar stands, step after step; each bar is at another place of it. */
const HEIGHTS = [0.3, 0.55, 0.8, 1, 0.85, 0.65, 0.5, 0.4, 0.6, 0.75, 0.5, 0.35]
/**
 * An animation would draw the page sixty times a second for as long as a song plays, which takes from the sound beside it
 * and from the battery.
 */
const STEP_MS = 150

/** Three bars over a small cover: they move while the song plays. */
export const PlayingMark = ({ isPlaying }: { isPlaying: boolean }) => {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const bars = [...(mark.current?.children ?? [])] as HTMLElement[]
    if (!isPlaying || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    let step = 0
    const move = () => {
      step += 1
      for (const [n, bar] of bars.entries()) {
        const height = HEIGHTS[(step + (BARS[n] ?? 0)) % HEIGHTS.length] ?? 1
        bar.style.setProperty('--height', String(height))
      }
    }
    const timer = setInterval(move, STEP_MS)
    return () => {
      clearInterval(timer)
      for (const bar of bars) bar.style.removeProperty('--height')
    }
  }, [isPlaying])
  return (
    <span
      ref={mark}
      role="img"
      aria-label={words.queue.playing}
      className="absolute inset-0 flex items-center justify-center gap-[3px] rounded-xl bg-ground/75"
    >
      {BARS.map((bar) => (
        <span key={bar} className="bar h-4 w-[3px] rounded-full bg-accent" />
      ))}
    </span>
  )
}
