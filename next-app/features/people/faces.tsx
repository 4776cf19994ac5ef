'use client'

import { type PublicUser, roleOf } from '@earshot/sync'
import { Crown } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { companyWords } from '../../lib/company-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useIsReacting } from '../reactions/aloft.ts'
import { StandMark } from './stand-mark.tsx'
import { showEveryone } from './use-everyone.ts'
import { useStands } from './use-stands.ts'
import { yourselfFirst } from './yourself-first.ts'

/** Faces where there is room for them, and on a phone. */
const [MOST, MOST_ON_PHONE] = [8, 5]

/**
 * Who hears this, at the lower edge of the cover or under a video: faces alone, who has trouble hearing it, and who shows something
 * just now. Names and what may be done are in the list, to which a press leads. Nothing for who is alone.
 */
export const Faces = ({ isVideo }: { isVideo: boolean }) => {
  const users = useRoom((room) => room.users)
  const you = useRoom((room) => room.you)
  if (users.length < 2) return null
  const everyone = yourselfFirst(users, you)
  const shown = everyone.slice(0, everyone.length === MOST + 1 ? MOST + 1 : MOST)
  return (
    <div
      className={`faces ${isVideo ? 'faces-under' : ''} group absolute z-[5] flex min-h-11 w-fit animate-appear items-center rounded-full px-2`}
    >
      <span aria-hidden="true" className="contents">
        {shown.map((user, place) => (
          <Face key={user.userId} user={user} isSpare={place >= MOST_ON_PHONE} />
        ))}
        <Rest many={everyone.length - shown.length} className="max-sm:hidden" />
        <Rest many={everyone.length - Math.min(MOST_ON_PHONE, everyone.length)} className="sm:hidden" />
      </span>
      <button
        type="button"
        aria-label={companyWords.everyone(users.length)}
        onClick={showEveryone}
        className="absolute inset-0 rounded-full"
      />
    </div>
  )
}

/** `isSpare`: left out on a phone. */
const Face = ({ user, isSpare }: { user: PublicUser; isSpare: boolean }) => {
  const stands = useStands(user)
  const isHost = useRoom(
    ({ room }) => room !== null && roleOf({ ...room, creatorId: room.hostId }, user.userId) === 'host',
  )
  const isReacting = useIsReacting(user.userId)
  const isAmiss = stands !== null && ['loading', 'locked', 'failed'].includes(stands.standing)
  return (
    <span
      className={`relative -ms-1.5 shrink-0 transition-[translate] duration-300 ${isReacting ? '-translate-y-1' : ''} ${isSpare ? 'max-sm:hidden' : ''}`}
    >
      <Avatar
        user={user}
        className={`size-8 text-[0.7rem] ring-2 sm:size-9 sm:text-xs ${isReacting ? 'ring-accent' : 'ring-ground'} ${isAmiss ? 'brightness-60 saturate-50' : ''}`}
      />
      {isHost && (
        <Crown fill="currentColor" className="absolute inset-x-0 -top-2.5 mx-auto size-3.5 text-chalk drop-shadow-md" />
      )}
      {isAmiss && <StandMark stands={stands} />}
    </span>
  )
}

const Rest = ({ many, className }: { many: number; className: string }) =>
  many > 0 && (
    <span
      className={`figures relative -ms-1.5 flex h-8 min-w-8 items-center justify-center rounded-full bg-raised px-2 font-semibold text-soft text-xs ring-2 ring-ground transition group-hover:text-ink sm:h-9 sm:min-w-9 ${className}`}
    >
      +{many}
    </span>
  )
