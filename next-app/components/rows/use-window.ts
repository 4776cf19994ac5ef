'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { type Rows, windowOf } from './window-of.ts'

/** Which part of a list is seen: what of it has not been scrolled away, or of the window that scrolls it. */
const sightOf = (list: HTMLElement, scrollsItself: boolean): { topPx: number; bottomPx: number } => {
  if (scrollsItself) return { topPx: list.scrollTop, bottomPx: list.scrollTop + list.clientHeight }
  const { top } = list.getBoundingClientRect()
  return { topPx: -top, bottomPx: innerHeight - top }
}

/**
 * Which rows of `list` have to be there, of `count` that lie `pitchPx` apart; follows scrolling, be it the list's own (`scrollsItself`) or
 * that of whatever it lies in.
 */
export const useWindow = (
  list: RefObject<HTMLElement | null>,
  count: number,
  pitchPx: number,
  scrollsItself = false,
): Rows => {
  const [rows, setRows] = useState<Rows>(() => windowOf({ count, pitchPx, topPx: 0, bottomPx: 800 }))
  const look = useCallback(() => {
    if (list.current === null) return
    const next = windowOf({ count, pitchPx, ...sightOf(list.current, scrollsItself) })
    setRows((rows) => (rows.from === next.from && rows.to === next.to ? rows : next))
  }, [list, count, pitchPx, scrollsItself])
  useLayoutEffect(look, [look])
  useEffect(() => {
    const size = new ResizeObserver(look)
    if (list.current !== null) size.observe(list.current)
    document.addEventListener('scroll', look, { capture: true, passive: true })
    addEventListener('resize', look)
    return () => {
      size.disconnect()
      document.removeEventListener('scroll', look, { capture: true })
      removeEventListener('resize', look)
    }
  }, [list, look])
  return { from: Math.min(rows.from, count), to: Math.min(rows.to, count) }
}
