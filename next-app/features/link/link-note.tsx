'use client'

import { appWords } from '../../lib/app-words.ts'
import { useSecondsUntil } from '../../lib/use-seconds-until.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useOnLine } from './use-on-line.ts'

/** How the link stands, said calmly and only when it does not stand. Lies over the page, so nothing moves for it. */
export const LinkNote = () => {
  const link = useRoom((room) => room.link)
  const playsOn = useRoom((room) => room.isPlaying)
  const isKnown = useRoom((room) => room.joined)
  const onLine = useOnLine()
  const seconds = useSecondsUntil(link.phase === 'waiting' ? link.retryAt : null)
  const isUp = link.phase === 'online' || link.phase === 'refused'
  if (isUp && onLine) return null
  const text = () => {
    // A page that was kept is there before its room, and it is not clear from it that this one will come.
    if (!onLine) return isKnown ? words.link.offline : appWords.offlineRoom
    if (link.phase !== 'waiting') return words.link.connecting
    return isKnown ? words.link.waiting(seconds ?? 0) : appWords.awayRoom
  }
  return (
    <div className="pointer-events-none absolute inset-x-0 top-16 z-20 flex justify-center px-4 sm:top-4">
      <p className="figures flex min-h-11 animate-appear items-center gap-3 rounded-3xl bg-raised px-5 py-2 text-sm shadow-note ring-1 ring-line [animation-delay:400ms]">
        <span aria-hidden="true" className="size-2 shrink-0 animate-wait rounded-full bg-accent" />
        {text()}
        {playsOn && <span className="text-soft">{words.link.playsOn}</span>}
      </p>
    </div>
  )
}
