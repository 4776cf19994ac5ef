'use client'

import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { doorWords } from '../../lib/door-words.ts'
import { words } from '../../lib/words.ts'
import { Rename } from '../people/rename.tsx'
import { useYourself } from './use-callers.ts'

/** By what name those inside are asked, which may be changed before. */
export const CallerName = () => {
  const [you, setYou] = useYourself()
  const [renaming, setRenaming] = useState(false)
  if (you === null) return <div className="mt-8 h-11" />
  return (
    <div className="mt-8 flex min-h-11 items-center gap-3 text-soft">
      <Avatar user={you} className="size-8 text-[0.7rem]" />
      {renaming ? (
        <Rename
          you={you}
          onDone={(renamed) => {
            if (renamed !== undefined) setYou(renamed)
            setRenaming(false)
          }}
        />
      ) : (
        <>
          <span className="min-w-0 truncate">{doorWords.as(you.name)}</span>
          <button
            type="button"
            aria-label={words.people.rename}
            onClick={() => setRenaming(true)}
            className="-ms-2 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
          >
            <Pencil aria-hidden="true" className="size-4" />
          </button>
        </>
      )}
    </div>
  )
}
