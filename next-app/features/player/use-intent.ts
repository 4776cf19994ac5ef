'use client'

import { useEffect, useState } from 'react'

/** How long a wish is shown as fulfilled before the room has fulfilled it, ms. */
const PATIENCE_MS = 1500

/**
 * Shows at once what was asked for: `actual` unless something else was wished a moment ago. The room's answer, or none
 * within a while, ends the wish.
 */
export const useIntent = (actual: boolean): [shown: boolean, wish: (wanted: boolean) => void] => {
  const [wanted, wish] = useState<boolean | null>(null)
  useEffect(() => {
    if (wanted === null) return
    if (wanted === actual) return wish(null)
    const timer = setTimeout(wish, PATIENCE_MS, null)
    return () => clearTimeout(timer)
  }, [wanted, actual])
  return [wanted ?? actual, wish]
}
