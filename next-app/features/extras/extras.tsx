'use client'

import { Ellipsis } from 'lucide-react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { words } from '../../lib/words.ts'
import { SleepMark } from '../panels/later.tsx'
import { withParts } from '../queue/later.tsx'
import { ReactButton } from '../reactions/button-later.tsx'

/** Beside the title: what one may do about what is heard that is no control of it. */
export const Extras = () => (
  <div className="flex shrink-0 items-center">
    <SleepMark place="title" />
    <ReactButton />
    <More />
  </div>
)

const More = () => {
  const session = useRoomSession()
  return (
    <button
      type="button"
      data-opens="extras"
      aria-haspopup="menu"
      aria-label={words.player.more}
      title={words.player.more}
      onClick={({ currentTarget }) => void withParts(({ openExtras }) => openExtras(session, currentTarget))}
      className="-me-3 flex size-11 items-center justify-center rounded-full text-faint transition hover:bg-ink/8 hover:text-ink"
    >
      <Ellipsis aria-hidden="true" className="size-5" />
    </button>
  )
}
