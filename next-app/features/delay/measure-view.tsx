'use client'

import type { PublicUser } from '@earshot/sync'
import { Mic } from 'lucide-react'
import { useEffect } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { delayWords } from '../../lib/delay-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { MeasureResult } from './measure-result.tsx'

const say = delayWords.measure

/** This device listens to itself and to somebody else's, and tells how far they are apart. */
export const MeasureView = () => {
  const session = useRoomSession()
  const status = useRoom((room) => room.calibration)
  const name = useRoom(
    ({ users }) => users.find((user) => status.phase !== 'none' && user.userId === status.userId)?.name,
  )

  useEffect(() => () => session?.calibration.stop(), [session])

  if (status.phase === 'none') return <Choose />
  const isBusy = status.phase === 'opening' || status.phase === 'asking' || status.phase === 'listening'
  if (!isBusy) return <MeasureResult status={status} name={name ?? say.someone} />
  return (
    <div className="mt-6 flex flex-col items-center text-center">
      <span className="relative flex size-24 items-center justify-center rounded-full bg-veil text-accent">
        {status.phase === 'listening' && (
          <span aria-hidden="true" className="absolute inset-0 animate-ring rounded-full ring-2 ring-accent" />
        )}
        <Mic aria-hidden="true" className="size-9" />
      </span>
      <p role="status" className="mt-5 min-h-12 text-balance">
        {say[status.phase](name ?? say.someone)}
      </p>
      <Button look="bare" className="mt-2" onClick={() => session?.calibration.stop()}>
        {say.stop}
      </Button>
    </div>
  )
}

const Choose = () => {
  const session = useRoomSession()
  const you = useRoom((room) => room.you)
  const users = useRoom((room) => room.users)
  const others = users.filter(({ userId }) => userId !== you?.userId)
  const isSecure = window.isSecureContext
  const measure = ({ userId }: PublicUser) => {
    // The gesture also allows this page to sound, without which there is nothing to compare with.
    session?.unlockSound().catch(() => undefined)
    session?.calibration.measure(userId)
  }
  return (
    <>
      {!isSecure && <p className="mt-4 rounded-2xl bg-veil px-4 py-3 text-sm">{say.faults.insecure}</p>}
      {isSecure && others.length === 0 && <p className="mt-4 rounded-2xl bg-veil px-4 py-3 text-sm">{say.alone}</p>}
      {isSecure && (
        <ul aria-label={say.whom} className="mt-4 max-h-60 space-y-1 overflow-y-auto">
          {others.map((user) => (
            <li key={user.userId}>
              <button
                type="button"
                aria-label={say.start(user.name)}
                onClick={() => measure(user)}
                className="flex min-h-13 w-full items-center gap-3 rounded-2xl px-3 text-start transition hover:bg-ink/8"
              >
                <Avatar user={user} className="size-8 text-[0.7rem]" />
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {user.name}
                </span>
                <Mic aria-hidden="true" className="size-5 text-accent" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 text-faint text-xs">{say.limits}</p>
      <Measurable />
    </>
  )
}

const Measurable = () => {
  const session = useRoomSession()
  const isMeasurable = useRoom((room) => room.isMeasurable)
  return (
    <label className="mt-4 flex min-h-11 cursor-pointer items-center gap-3 border-line border-t pt-4 text-sm">
      <input
        type="checkbox"
        checked={isMeasurable}
        onChange={(event) => session?.calibration.setMeasurable(event.target.checked)}
        className="size-5 shrink-0 accent-(--accent)"
      />
      {say.measurable}
    </label>
  )
}
