'use client'

import { useEffect, useRef, useState } from 'react'
import { companyWords } from '../../lib/company-words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { type Comings, comingTo, type Hint, look } from './comings.ts'
import { named } from './named.ts'
import { showHint } from './use-hint.ts'

/** So long one can read it. */
const SHOWN_MS = 4500

const sentence = (hint: Hint): string => {
  const [came, left] = [named(hint.came), named(hint.left)]
  const parts = [
    came.names.length > 0 && companyWords.came(came.names, came.others),
    left.names.length > 0 && companyWords.left(left.names, left.others),
  ]
  return parts.filter(Boolean).join(' · ')
}

const others = () => {
  const { users, you } = useAudioStore.getState().room
  return users.filter(({ userId }) => userId !== you?.userId)
}

/**
 * Says calmly who comes and goes: to screen readers, and beside the people. `wasAlone`: one was here before anybody else, so that the
 * first of them is news as well.
 */
export const ComingsNews = ({ wasAlone }: { wasAlone: boolean }) => {
  const [said, say] = useState('')
  const comings = useRef<Comings | null>(null)
  useEffect(() => {
    let [looking, fading]: ReturnType<typeof setTimeout>[] = []
    comings.current ??= comingTo(wasAlone ? [] : others())
    const see = () => {
      clearTimeout(looking)
      const now = performance.now()
      const seen = look(comings.current ?? comingTo([]), others(), now)
      comings.current = seen.comings
      if (seen.lookAt !== null) looking = setTimeout(see, Math.max(0, seen.lookAt - now) + 1)
      if (seen.hint === null) return
      const text = sentence(seen.hint)
      say(text)
      showHint(text)
      clearTimeout(fading)
      fading = setTimeout(showHint, SHOWN_MS, null)
    }
    see()
    const stop = useAudioStore.subscribe(({ room }, before) => room.users !== before.room.users && see())
    return () => {
      stop()
      clearTimeout(looking)
      clearTimeout(fading)
      showHint(null)
    }
  }, [wasAlone])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
