'use client'

import type { PublicUser } from '@earshot/sync'
import { Avatar } from '../../components/avatar.tsx'
import { StandMark } from './stand-mark.tsx'
import { useStands } from './use-stands.ts'

/** One of the others, and how they stand. */
export const Person = ({ user }: { user: PublicUser }) => {
  const stands = useStands(user)
  return (
    <li className="flex min-h-11 min-w-0 items-center gap-2.5">
      <span className="relative shrink-0">
        <Avatar user={user} className="size-8 text-[0.7rem]" />
        <StandMark stands={stands} />
      </span>
      <span title={user.name} className="truncate">
        {user.name}
      </span>
    </li>
  )
}
