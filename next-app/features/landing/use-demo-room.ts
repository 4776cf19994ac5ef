'use client'

import { useEffect, useState } from 'react'
import { askDemoRoom } from '../../lib/space-api.ts'
import { askAgainIn, positionNow, type Seen } from './demo-position.ts'

/** The demo room, fresh as long as the page is looked at; null where there is none, and before it is known. */
export const useDemoRoom = (): Seen | null => {
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isWanted = true
    const look = async () => {
      clearTimeout(timer)
      if (document.hidden) return
      const askedAt = performance.now()
      const answer = await askDemoRoom()
      if (!isWanted) return
      const cameAt = performance.now()
      // While the server is away nothing is known of what plays.
      const next = answer.ok && answer.value !== null ? { room: answer.value, askedAt, cameAt } : null
      setSeen(next)
      clearTimeout(timer)
      timer = setTimeout(look, askAgainIn(next, cameAt))
    }
    void look()
    document.addEventListener('visibilitychange', look)
    return () => {
      isWanted = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return seen
}

/** A clock's hand moves no more often than it shows. */
const TICK_MS = 250

/** Where its song stands, in ms, again and again. */
export const useDemoPosition = (seen: Seen): number => {
  const [position, setPosition] = useState(() => positionNow(seen, performance.now()))
  useEffect(() => {
    const tick = () => setPosition(positionNow(seen, performance.now()))
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [seen])
  return position
}
