'use client'

import { useEffect, useRef } from 'react'
import type { Theme } from '../../lib/colour/light.ts'
import { landingWords } from '../../lib/landing-words.ts'
import { useTheme } from '../../store/theme.ts'
import { drawStrands } from './draw-strands.ts'

/** The moment, in seconds, that stands where motion is not wanted. */
const STILL_S = 4.2
/** The strands move slowly: more pictures a second than this show nothing new, ms. */
const LEAST_GAP_MS = 30

/** Lets the strands run in `canvas`, and their light in `glow`, while they are in sight; answers how to stop. */
const runStrands = (canvas: HTMLCanvasElement, glow: HTMLCanvasElement, theme: Theme): (() => void) => {
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const pointer = { pull: 0, wanted: 0, at: 0.8 }
  const isMirrored = getComputedStyle(canvas).direction === 'rtl'
  let frame = 0
  let inSight = true
  let drawnAt = Number.NEGATIVE_INFINITY

  const step = (now: number) => {
    if (now - drawnAt >= LEAST_GAP_MS) {
      drawnAt = now
      draw(now)
    }
    frame = inSight && !calm.matches ? requestAnimationFrame(step) : 0
  }
  const draw = (now: number) => {
    pointer.pull += (pointer.wanted - pointer.pull) * 0.12
    const timeS = calm.matches ? STILL_S : now / 1000
    drawStrands(canvas, glow, { timeS, pull: calm.matches ? 0 : pointer.pull, pullAt: pointer.at }, theme)
  }
  const wake = () => {
    if (frame === 0) frame = requestAnimationFrame(step)
  }
  const move = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect()
    const near = event.clientY > box.top - 40 && event.clientY < box.bottom + 40
    pointer.wanted = near && event.pointerType === 'mouse' ? 1 : 0
    // What is mirrored is drawn from its other end.
    const across = isMirrored ? box.right - event.clientX : event.clientX - box.left
    if (pointer.wanted === 1) pointer.at += (across / box.width - pointer.at) * 0.25
  }
  const leave = () => {
    pointer.wanted = 0
  }
  const sight = new IntersectionObserver(([entry]) => {
    inSight = entry?.isIntersecting ?? true
    wake()
  })
  const size = new ResizeObserver(wake)
  sight.observe(canvas)
  size.observe(canvas)
  addEventListener('pointermove', move)
  document.addEventListener('pointerleave', leave)
  calm.addEventListener('change', wake)
  return () => {
    cancelAnimationFrame(frame)
    sight.disconnect()
    size.disconnect()
    removeEventListener('pointermove', move)
    document.removeEventListener('pointerleave', leave)
    calm.removeEventListener('change', wake)
  }
}

/** Our idea as a picture: sound from several devices, out of step where reading begins, one bright line where it ends. */
export const StrandsCanvas = ({ className }: { className?: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const glow = useRef<HTMLCanvasElement>(null)
  const theme = useTheme((state) => state.theme)
  useEffect(() => {
    if (canvas.current !== null && glow.current !== null) return runStrands(canvas.current, glow.current, theme)
  }, [theme])
  return (
    <div role="img" aria-label={landingWords.picture} className={className}>
      <canvas ref={glow} className="absolute inset-0 size-full rtl:-scale-x-100" />
      <canvas ref={canvas} className="absolute inset-0 size-full rtl:-scale-x-100" />
    </div>
  )
}
