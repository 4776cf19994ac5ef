'use client'

import type { SpaceId } from '@earshot/sync'
import { Link2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { toast } from '../../components/toast.ts'
import { copyText } from '../../lib/copy-text.ts'
import { roomLink } from '../../lib/room-code.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { ChatButton } from '../chat/later.tsx'

/** Home, the room's name, and the link that brings others here. */
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
      <CopyLink code={code} />
      <ChatButton />
    </header>
  )
}

const CopyLink = ({ code }: { code: SpaceId | null }) => {
  const copy = async () => {
    if (code === null) return
    const link = roomLink(location.origin, code)
    if (await copyText(link)) toast.success(words.room.copied)
    else toast(words.room.copyFailed, { description: link, durationMs: 20_000 })
  }
  return (
    <div className="flex items-center gap-3">
      <p
        dir="ltr"
        className="figures max-sm:sr-only min-w-[6.4em] select-all text-end text-soft tracking-code rtl:text-start"
      >
        <span className="sr-only">{words.room.code} </span>
        <span className="font-medium text-ink">{code ?? '······'}</span>
      </p>
      <Button
        onClick={copy}
        disabled={code === null}
        aria-label={words.room.copyLink}
        className="max-sm:w-11 max-sm:px-0"
      >
        <Link2 aria-hidden="true" className="size-[1.15rem]" />
        <span className="max-sm:hidden">{words.room.copyLink}</span>
      </Button>
    </div>
  )
}
