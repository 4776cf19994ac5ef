'use client'

import { DoorClosed } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { shareWords } from '../../lib/share-words.ts'
import type { useInvitation } from './use-invitation.ts'

const say = shareWords

/** What awaits whoever opens the link of a room with a door, and for its keepers how to send a link that leads past it. */
export const DoorNote = ({ bar, mayInvite, invitation, invite, uninvite }: ReturnType<typeof useInvitation>) => {
  if (bar === null) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-3xl bg-veil py-3 ps-5 pe-3 ring-1 ring-line ring-inset">
      <DoorClosed aria-hidden="true" className="size-5 shrink-0 text-faint" />
      <p role="status" className="min-w-0 flex-1 basis-52 text-pretty text-sm leading-snug">
        {invitation === null ? say[bar] : say.invited}
        {invitation === null && mayInvite && <span className="block text-faint">{say.inviteWhy}</span>}
      </p>
      {mayInvite && (
        <Button onClick={() => (invitation === null ? void invite() : uninvite())}>
          {invitation === null ? say.invite : say.uninvite}
        </Button>
      )}
    </div>
  )
}
