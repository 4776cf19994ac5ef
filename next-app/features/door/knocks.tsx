'use client'

import type { PublicUser } from '@earshot/sync'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useTell } from '../link/use-tell.ts'

const { knocks } = words
/** More at once would cover the page. */
const SHOWN = 2
const NOBODY: readonly PublicUser[] = []

/** Who waits outside, for those who keep the door. Lies over the page, so nothing moves for it. */
export const Knocks = () => {
  const waiting = useRoom(({ door }) => door?.waiting ?? NOBODY)
  const isKeeper = useMay('manage-people')
  if (!isKeeper || waiting.length === 0) return null
  const more = waiting.length - SHOWN
  return (
    <section
      aria-label={knocks.region}
      className="pointer-events-none fixed inset-x-0 top-16 z-20 flex justify-center px-3 sm:top-4"
    >
      <div className="pointer-events-auto w-[26rem] max-w-full animate-appear rounded-3xl bg-raised p-2 text-sm shadow-note ring-1 ring-line">
        <ul role="status">
          {waiting.slice(0, SHOWN).map((user) => (
            <Caller key={user.userId} user={user} />
          ))}
        </ul>
        {more > 0 && <p className="px-3 pb-1 text-faint">{knocks.more(more)}</p>}
      </div>
    </section>
  )
}

const Caller = ({ user }: { user: PublicUser }) => {
  const tell = useTell()
  const answer = (isAdmitted: boolean) => void tell({ type: 'admit-user', userId: user.userId, isAdmitted })
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1 ps-2">
      <Avatar user={user} className="size-8 text-[0.7rem]" />
      <p className="min-w-0 flex-1 basis-32 break-words py-1">{knocks.wants(user.name)}</p>
      <span className="ms-auto flex gap-1">
        <Button look="bare" aria-label={knocks.notNowName(user.name)} onClick={() => answer(false)}>
          {knocks.notNow}
        </Button>
        <Button look="primary" aria-label={knocks.letInName(user.name)} onClick={() => answer(true)}>
          {knocks.letIn}
        </Button>
      </span>
    </li>
  )
}
