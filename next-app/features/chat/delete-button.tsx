'use client'

import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { chatWords } from '../../lib/chat-words.ts'

/** How long it asks whether it was meant. */
const SURE_MS = 4000

/** Takes a message away at the second press; `author` is null for one's own. Out of the way until the message is pointed at. */
export const DeleteButton = ({ author, remove }: { author: string | null; remove: () => void }) => {
  const [isAsked, ask] = useState(false)
  useEffect(() => {
    if (!isAsked) return
    const timer = setTimeout(ask, SURE_MS, false)
    return () => clearTimeout(timer)
  }, [isAsked])
  const name = author === null ? chatWords.removeOwn : chatWords.remove(author)
  return (
    <button
      type="button"
      aria-label={isAsked ? `${name}: ${chatWords.removeSure}` : name}
      onClick={() => (isAsked ? remove() : ask(true))}
      className={`relative -me-1.5 flex h-8 min-w-8 shrink-0 items-center justify-center rounded-full px-1.5 text-sm transition before:-inset-1.5 before:absolute hover:bg-ink/8 focus-visible:opacity-100 group-hover/message:opacity-100 ${isAsked ? 'bg-ink/8 px-3 text-alarm' : 'text-faint opacity-0 hover:text-ink pointer-coarse:opacity-50'}`}
    >
      {isAsked ? chatWords.removeSure : <Trash2 aria-hidden="true" className="size-4" />}
    </button>
  )
}
