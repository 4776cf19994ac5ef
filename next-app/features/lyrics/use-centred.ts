'use client'

import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Whoever scrolls by hand is left alone for so long. */
const BY_HAND_MS = 4000

/** Keeps the line at a place in the middle of what scrolls, unless somebody has just scrolled it. Answers how to let go of that. */
export const useCentred = (box: RefObject<HTMLElement | null>, line: number): (() => void) => {
  const scrolledAt = useRef(Number.NEGATIVE_INFINITY)
  const latest = useRef(line)
  latest.current = line

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const note = () => {
      scrolledAt.current = performance.now()
    }
    // At first, and when the room for it changes, there is nothing to move from.
    const sized = new ResizeObserver(() => centre(element, latest.current, 'instant'))
    sized.observe(element)
    element.addEventListener('wheel', note, { passive: true })
    element.addEventListener('touchmove', note, { passive: true })
    return () => {
      sized.disconnect()
      element.removeEventListener('wheel', note)
      element.removeEventListener('touchmove', note)
    }
  }, [box])

  useEffect(() => {
    if (box.current === null || performance.now() - scrolledAt.current < BY_HAND_MS) return
    centre(box.current, line, 'auto')
  }, [box, line])

  return useCallback(() => {
    scrolledAt.current = Number.NEGATIVE_INFINITY
  }, [])
}

const centre = (box: HTMLElement, line: number, behavior: ScrollBehavior): void => {
  const shown = box.querySelectorAll<HTMLElement>('li')[Math.max(0, line)]
  if (shown === undefined) return
  box.scrollTo({ top: shown.offsetTop - (box.clientHeight - shown.offsetHeight) / 2, behavior })
}
