'use client'

import type { PublicUser } from '@earshot/sync'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Avatar } from '../../components/avatar.tsx'
import { words } from '../../lib/words.ts'
import { useCalm } from '../player/use-calm.ts'
import { Muted, type Place } from './person.tsx'
import { Rename } from './rename.tsx'
import { RoleMark } from './role-mark.tsx'
import { StandMark } from './stand-mark.tsx'
import { useStandingHere } from './use-standing-here.ts'
import { useStands } from './use-stands.ts'

/** Yourself among the people; pressed, your name becomes a field. */
export const You = ({ you, ...place }: Place & { you: PublicUser }) => {
  const [renaming, setRenaming] = useState(false)
  const stands = useCalm(useStands(you))
  const { role, isMuted } = useStandingHere(you)
  const pencil = useRef<HTMLButtonElement>(null)
  const endRenaming = () => {
    flushSync(() => setRenaming(false))
    pencil.current?.focus()
  }
  return (
    <li {...place} className={`flex min-h-11 min-w-0 items-center gap-2.5 ${renaming ? 'col-span-2' : ''}`}>
      <span className="relative shrink-0">
        <Avatar user={you} className="size-8 text-[0.7rem]" />
        <StandMark stands={stands} />
      </span>
      {renaming ? (
        <Rename you={you} onDone={endRenaming} />
      ) : (
        <div className="group relative min-w-11 leading-tight">
          <span className="flex items-center gap-1.5">
            <span dir="auto" title={you.name} className="truncate">
              {you.name}
            </span>
            <RoleMark role={role} />
            {isMuted && <Muted />}
          </span>
          <span className="flex items-center gap-1.5 text-faint text-xs transition group-hover:text-ink">
            {words.people.you}
            <Pencil aria-hidden="true" className="size-3" />
          </span>
          <button
            ref={pencil}
            type="button"
            aria-label={words.people.rename}
            onClick={() => setRenaming(true)}
            className="-inset-x-1.5 -inset-y-1.5 absolute rounded-lg"
          />
        </div>
      )}
    </li>
  )
}
