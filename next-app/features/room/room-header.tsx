'use client'

import type { SpaceId } from '@earshot/sync'
import { Logo } from '../../components/logo.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { ChatButton } from '../chat/later.tsx'
import { InviteButton } from '../share/invite-button.tsx'

/** Home, the room's name and code, and the way to invite others. */
export const RoomHeader = ({ code }: { code: SpaceId | null }) => {
  const name = useRoom((room) => room.name)
  return (
    <header className="flex h-16 shrink-0 items-center gap-3 px-4 sm:h-20 sm:gap-5 sm:px-8">
      <a href="/" aria-label={words.room.home} className="flex min-h-11 min-w-11 items-center rounded-full">
        <Logo compact />
      </a>
      <span aria-hidden="true" className="h-5 w-px bg-line max-sm:hidden" />
      <h1 dir="auto" className="min-w-0 flex-1 truncate text-soft">
        {name || words.room.unnamed}
      </h1>
      <p
        dir="ltr"
        className="figures max-sm:sr-only min-w-[6.4em] select-all text-end text-soft tracking-code rtl:text-start"
      >
        <span className="sr-only">{words.room.code} </span>
        <span className="font-medium text-ink">{code ?? '······'}</span>
      </p>
      <InviteButton />
      <ChatButton />
    </header>
  )
}
