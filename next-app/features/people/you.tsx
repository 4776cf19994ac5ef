'use client'

import type { PublicUser } from '@earshot/sync'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Avatar } from '../../components/avatar.tsx'
import { words } from '../../lib/words.ts'
import { Rename } from './rename.tsx'

/** Yourself among the people, with the way to another name. */
export const You = ({ you }: { you: PublicUser }) => {
  const [renaming, setRenaming] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const endRenaming = () => {
    flushSync(() => setRenaming(false))
    pencil.current?.focus()
  }
  return (
    <li className={`flex min-h-11 min-w-0 items-center gap-2.5 ${renaming ? 'col-span-2' : ''}`}>
      <Avatar user={you} className="size-8 text-[0.7rem]" />
      {renaming ? (
        <Rename you={you} onDone={endRenaming} />
      ) : (
        <>
          <span title={you.name} className="truncate">
            {you.name}
          </span>
          <span className="text-faint text-sm">({words.people.you})</span>
          <button
            ref={pencil}
            type="button"
            aria-label={words.people.rename}
            onClick={() => setRenaming(true)}
            className="-ml-2.5 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
          >
            <Pencil aria-hidden="true" className="size-4" />
          </button>
        </>
      )}
    </li>
  )
}
