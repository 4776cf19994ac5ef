'use client'

import { appWords } from '../../lib/app-words.ts'
import { useOnLine } from '../link/use-on-line.ts'
import { useAway } from './use-away.ts'

/** Why nothing on the start page would work at the moment. */
export const OfflineNote = () => {
  const onLine = useOnLine()
  const isAway = useAway()
  if (onLine && !isAway) return null
  return (
    <p
      role="status"
      className="fixed inset-x-4 bottom-4 z-20 mx-auto flex w-fit animate-appear items-center gap-3 rounded-3xl bg-raised px-5 py-3 text-sm shadow-note ring-1 ring-line"
    >
      <span aria-hidden="true" className="size-2 shrink-0 animate-wait rounded-full bg-accent" />
      <span className="min-w-0 text-balance">{onLine ? appWords.awayStart : appWords.offlineStart}</span>
    </p>
  )
}
