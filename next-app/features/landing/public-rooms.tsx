'use client'

import { useEffect, useState } from 'react'
import { Cover } from '../../components/cover.tsx'
import { landingWords } from '../../lib/landing-words.ts'
import { listSpaces, type OpenSpace } from '../../lib/space-api.ts'
import { RoomLink } from './room-link.tsx'

/** How often the list is asked for while somebody looks at it. */
const ASK_EVERY_MS = 20_000

/** Rooms that anyone may enter, fresh as long as the page is looked at. */
const useOpenSpaces = (): readonly OpenSpace[] => {
  const [spaces, setSpaces] = useState<readonly OpenSpace[]>([])
  useEffect(() => {
    let isWanted = true
    const look = () => {
      if (document.hidden) return
      // What was listed stays while the server is away.
      listSpaces().then((answer) => isWanted && answer.ok && setSpaces(answer.value))
    }
    look()
    const timer = setInterval(look, ASK_EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      isWanted = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return spaces
}

/** Rooms whose people want to be found, with what they hear; nothing where there are none. */
export const PublicRooms = () => {
  const spaces = useOpenSpaces()
  if (spaces.length === 0) return null
  return (
    <section aria-labelledby="open-rooms" className="mx-auto w-full max-w-7xl animate-appear px-5 pt-10 sm:px-10">
      <h2 id="open-rooms" className="font-display font-semibold text-2xl tracking-tight">
        {landingWords.openRooms.heading}
      </h2>
      <ul className="mt-4 grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {spaces.map((space) => (
          <OpenRoom key={space.spaceId} space={space} />
        ))}
      </ul>
    </section>
  )
}

const OpenRoom = ({ space: { spaceId, name, listeners, playing } }: { space: OpenSpace }) => {
  return (
    <li className="group relative flex items-center gap-4 rounded-3xl bg-veil p-3 ring-1 ring-line ring-inset transition hover:bg-ink/10">
      <Cover
        song={{ songId: playing?.title ?? spaceId, coverUrl: playing?.coverUrl ?? null }}
        className="size-16 shrink-0 rounded-2xl"
      />
      <div className="min-w-0 flex-1">
        <RoomLink
          code={spaceId}
          className="block truncate font-medium before:absolute before:inset-0 before:rounded-3xl"
        >
          <bdi>{name}</bdi>
        </RoomLink>
        <p dir="auto" className="truncate text-soft text-sm">
          {playing === null
            ? landingWords.openRooms.silent
            : landingWords.openRooms.plays(playing.title, playing.artist)}
        </p>
        <p className="figures text-faint text-sm">{landingWords.openRooms.listening(listeners)}</p>
      </div>
    </li>
  )
}
