'use client'

import { useEffect, useState } from 'react'

/** Seconds until `retryAt` on this device's own clock, counted down; null while nothing is awaited. */
export const useSecondsUntil = (retryAt: number | null): number | null => {
  const [seconds, setSeconds] = useState<number | null>(null)
  useEffect(() => {
    if (retryAt === null) return setSeconds(null)
    const count = () =>
      setSeconds(Math.max(0, Math.ceil((retryAt - performance.timeOrigin - performance.now()) / 1000)))
    count()
    const timer = setInterval(count, 250)
    return () => clearInterval(timer)
  }, [retryAt])
  return seconds
}
