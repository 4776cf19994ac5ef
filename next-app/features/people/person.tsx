'use client'

import type { PublicUser } from '@earshot/sync'
import { EllipsisVertical, MessageSquareOff } from 'lucide-react'
import { memo } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { words } from '../../lib/words.ts'
import { openPanel } from '../panels/later.tsx'
import { RoleMark } from './role-mark.tsx'
import { StandMark } from './stand-mark.tsx'
import { showPerson } from './use-person-card.ts'
import { useStandingHere } from './use-standing-here.ts'
import { useStands } from './use-stands.ts'

/** Which of how many, where not all are in the page. */
export type Place = { 'aria-posinset': number; 'aria-setsize': number }

/** One of the others, how they stand and what they are here; pressed, what you may do about them. */
export const Person = memo(({ user, ...place }: Place & { user: PublicUser }) => {
  const stands = useStands(user)
  const { role, isMuted, mayManage } = useStandingHere(user)
  return (
    <li {...place} className="group relative flex min-h-11 min-w-0 items-center gap-2.5">
      <span className="relative shrink-0">
        <Avatar user={user} className="size-8 text-[0.7rem]" />
        <StandMark stands={stands} />
      </span>
      <span dir="auto" title={user.name} className="truncate">
        {user.name}
      </span>
      <RoleMark role={role} />
      {isMuted && <Muted />}
      {mayManage && (
        <>
          <EllipsisVertical
            aria-hidden="true"
            className="-ms-1 size-4 shrink-0 text-faint transition group-hover:text-ink"
          />
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label={words.people.manage(user.name)}
            onClick={() => void openPanel(() => showPerson(user))}
            className="absolute inset-0 rounded-lg focus-visible:-outline-offset-2"
          />
        </>
      )}
    </li>
  )
})

export const Muted = () => (
  <span title={words.people.muted} className="inline-flex shrink-0 text-faint">
    <MessageSquareOff aria-hidden="true" className="size-3.5" />
    <span className="sr-only">, {words.people.muted}</span>
  </span>
)
