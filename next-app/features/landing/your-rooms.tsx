'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { landingWords } from '../../lib/landing-words.ts'
import { ownRoomsWords } from '../../lib/own-rooms-words.ts'
import { listOwnSpaces, type OwnSpace } from '../../lib/own-spaces.ts'
import { roomRoute } from '../../lib/room-code.ts'
import { words } from '../../lib/words.ts'
import { useAccountStore } from '../../store/account.ts'

/**
 * The rooms that one has made, by an account or as this browser's guest, in a line that can be pushed along; for who has none, what it
 * takes to have one. As high either way.
 */
export const YourRooms = () => {
  const { account, isOffered, open } = useAccountStore()
  const [spaces, setSpaces] = useState<readonly OwnSpace[]>([])
  const userId = account?.userId
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are others when one is somebody else
  useEffect(() => {
    void listOwnSpaces().then((answer) => answer.ok && setSpaces(answer.value))
  }, [userId])
  if (spaces.length === 0) return <p className="-mt-3 flex h-12 items-center text-faint text-sm">{landingWords.free}</p>
  return (
    <section
      aria-labelledby="your-rooms"
      className="-mt-3 flex h-12 items-center gap-3 overflow-x-auto whitespace-nowrap text-sm [scrollbar-width:none]"
    >
      <h2 id="your-rooms" className="text-faint">
        {ownRoomsWords.heading}
      </h2>
      <ul className="flex gap-2">
        {spaces.map(({ spaceId, name, listeners }) => (
          <li key={spaceId}>
            <Link
              href={roomRoute(spaceId)}
              prefetch={false}
              title={ownRoomsWords.listening(listeners)}
              className="flex min-h-11 items-center gap-3 rounded-full bg-veil px-4 ring-1 ring-line ring-inset transition hover:bg-ink/10 focus-visible:-outline-offset-2"
            >
              <span dir="auto" className="max-w-48 truncate">
                {name}
              </span>
              <span dir="ltr" className="figures text-faint tracking-code">
                {spaceId}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {isOffered === true && account === null && (
        <p className="text-faint">
          {ownRoomsWords.guest}{' '}
          <button
            type="button"
            onClick={() => open(true)}
            className="min-h-11 text-soft underline underline-offset-4 hover:text-ink focus-visible:-outline-offset-2"
          >
            {words.account.keep}
          </button>
        </p>
      )}
    </section>
  )
}
