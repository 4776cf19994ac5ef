'use client'

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** So near to the end counts as there, px. */
const NEAR = 40

/**
 * Keeps a list that grows at its end scrolled to it, if it was there; whoever reads further up is left alone.
 * `newest` is when the last of it came. `hasMore`: something came that is out of sight.
 */
export const useStayAtEnd = (
  list: RefObject<HTMLElement | null>,
  newest: number,
): { hasMore: boolean; toEnd: () => void; onScroll: () => void } => {
  const wasAtEnd = useRef(true)
  const seen = useRef(newest)
  const [hasMore, setMore] = useState(false)
  const toEnd = useCallback(() => {
    const it = list.current
    if (it !== null) it.scrollTop = it.scrollHeight
    wasAtEnd.current = true
    setMore(false)
  }, [list])
  const onScroll = useCallback(() => {
    const it = list.current
    if (it === null) return
    wasAtEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < NEAR
    if (wasAtEnd.current) setMore(false)
  }, [list])
  useLayoutEffect(() => {
    const isNew = newest > seen.current
    seen.current = newest
    if (wasAtEnd.current) toEnd()
    else if (isNew) setMore(true)
  }, [newest, toEnd])
  // A keyboard on the screen, or a longer field, leaves the list less room; and what was out of sight turns out to be
  // higher, or lower, than was thought.
  useLayoutEffect(() => {
    const it = list.current
    if (it === null) return
    const watch = new ResizeObserver(() => wasAtEnd.current && toEnd())
    watch.observe(it)
    if (it.firstElementChild !== null) watch.observe(it.firstElementChild)
    return () => watch.disconnect()
  }, [list, toEnd])
  return { hasMore, toEnd, onScroll }
}
