'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { ownRoomsWords } from '../../lib/own-rooms-words.ts'
import { listOwnSpaces, type OwnSpace } from '../../lib/own-spaces.ts'
import { roomRoute } from '../../lib/room-code.ts'
import { words } from '../../lib/words.ts'
import { useAccountStore } from '../../store/account.ts'

/** So many are shown before one asks for all. */
const SHOWN = 4

/** The rooms that one has made, by an account or as this browser's guest; nothing for who has none. */
export const YourRooms = () => {
  const { account, isOffered, open } = useAccountStore()
  const [spaces, setSpaces] = useState<readonly OwnSpace[]>([])
  const [showsAll, showAll] = useState(false)
  const userId = account?.userId
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are others when one is somebody else
  useEffect(() => {
    void listOwnSpaces().then((answer) => answer.ok && setSpaces(answer.value))
  }, [userId])
  if (spaces.length === 0) return null
  return (
    <section aria-labelledby="your-rooms" className="mt-6 max-w-2xl animate-appear">
      <h2 id="your-rooms" className="font-medium text-faint text-sm">
        {ownRoomsWords.heading}
      </h2>
      <ul className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-2">
        {(showsAll ? spaces : spaces.slice(0, SHOWN)).map(({ spaceId, name, listeners }) => (
          <li key={spaceId}>
            <Link
              href={roomRoute(spaceId)}
              prefetch={false}
              className="flex min-h-14 items-center gap-3 rounded-2xl bg-veil px-4 py-2 ring-1 ring-line ring-inset transition hover:bg-ink/10"
            >
              <span className="min-w-0 flex-1 leading-snug">
                <span dir="auto" className="block truncate">
                  {name}
                </span>
                <span className="block text-faint text-sm">{ownRoomsWords.listening(listeners)}</span>
              </span>
              <span dir="ltr" className="figures text-soft text-sm tracking-code">
                {spaceId}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4">
        {spaces.length > SHOWN && !showsAll && (
          <button type="button" onClick={() => showAll(true)} className="min-h-11 text-soft text-sm hover:text-ink">
            {ownRoomsWords.all(spaces.length)}
          </button>
        )}
        {isOffered === true && account === null && (
          <p className="text-faint text-sm">
            {ownRoomsWords.guest}{' '}
            <button
              type="button"
              onClick={() => open(true)}
              className="min-h-11 text-soft underline underline-offset-4 hover:text-ink"
            >
              {words.account.keep}
            </button>
          </p>
        )}
      </div>
    </section>
  )
}
