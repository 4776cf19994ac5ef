'use client'

import { UserPlus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { openPanel } from '../panels/later.tsx'
import { showShare } from './use-share.ts'

/** The way to whatever brings others here. */
export const InviteButton = () => {
  const isKnown = useRoom(({ room }) => room !== null)
  return (
    <Button
      aria-haspopup="dialog"
      aria-label={words.room.invite}
      title={words.room.invite}
      disabled={!isKnown}
      onClick={() => void openPanel(() => showShare(true))}
      className="max-sm:w-11 max-sm:px-0"
    >
      <UserPlus aria-hidden="true" className="size-[1.15rem]" />
      <span className="max-sm:hidden">{words.room.invite}</span>
    </Button>
  )
}
