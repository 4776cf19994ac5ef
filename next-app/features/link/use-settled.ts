'use client'

import { useEffect, useState } from 'react'

/**
 * Shows what was chosen until the room says what is so, or that it was refused: a list that springs back for the length
 * of a round trip would be read as a refusal.
 */
export const useSettled = <Value>(
  actual: Value,
  settle: (value: Value) => Promise<boolean>,
): [Value, (value: Value) => void] => {
  const [wanted, want] = useState<{ value: Value } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is so has the last word
  useEffect(() => want(null), [actual])
  const choose = (value: Value) => {
    want({ value })
    void settle(value).then((isDone) => {
      if (!isDone) want(null)
    })
  }
  return [wanted === null ? actual : wanted.value, choose]
}
