'use client'

import { useEffect, useRef, useState } from 'react'

/** A measured value, looked at once a second: figures that flicker are not read. It appears and goes at once. */
export const useCalm = <Value>(value: Value | null): Value | null => {
  const latest = useRef(value)
  latest.current = value
  const [shown, setShown] = useState(value)
  const known = value !== null
  useEffect(() => {
    setShown(latest.current)
    if (!known) return
    const timer = setInterval(() => setShown(latest.current), 1000)
    return () => clearInterval(timer)
  }, [known])
  return known ? shown : null
}
