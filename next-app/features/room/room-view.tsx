'use client'

import type { SpaceId } from '@earshot/sync'
import { useEffect } from 'react'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { DropZone } from '../add/drop-zone.tsx'
import { FilePick } from '../add/file-pick.tsx'
import { CalibrationNote } from '../delay/note-later.tsx'
import { useCorrections } from '../delay/use-corrections.ts'
import { Door } from '../door/later.tsx'
import { useInvite } from '../door/use-invite.ts'
import { Lit } from '../light/lit.tsx'
import { LinkNote } from '../link/link-note.tsx'
import { useNotices } from '../link/use-notices.ts'
import { LyricsAt, useLyricsAgain } from '../lyrics/lyrics-later.tsx'
import { primeByGesture } from '../media-session/primed.ts'
import { LaterPanels, useLaterPanels } from '../panels/later.tsx'
import { Player } from '../player/player.tsx'
import { QueueOpenings } from '../queue/later.tsx'
import { useUndoWhileItLasts } from '../queue/undo.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { Announcer } from './announcer.tsx'
import { Company } from './company-later.tsx'
import { NoRoom } from './no-room-later.tsx'
import { RoomHeader } from './room-header.tsx'
import { SidePanel } from './side-panel.tsx'
import { usePageTitle } from './use-page-title.ts'

const OVER_PAGE = ['sheet'] as const

/** A whole room, or why there is none to be had. */
export const RoomView = ({ code }: { code: SpaceId | null }) => {
  const link = useRoom((room) => room.link)
  const entry = useRoom((room) => room.entry)
  useShortcuts()
  useNotices()
  useCorrections()
  usePageTitle()
  useLaterPanels()
  useLyricsAgain()
  useUndoWhileItLasts()
  useInvite()
  useEffect(primeByGesture, [])

  if (link.phase === 'refused') {
    if (link.code === 'space-not-found') {
      return <NoRoom title={words.room.notFoundTitle} text={words.room.notFound(code)} />
    }
    const outdated = link.code === 'unsupported-version'
    return (
      <NoRoom
        title={outdated ? words.room.outdatedTitle : words.room.refusedTitle}
        text={words.refusals[link.code]}
        canReload
      />
    )
  }

  if (code !== null && entry.state !== 'coming' && entry.state !== 'inside') return <Door code={code} entry={entry} />

  return (
    <Lit className="relative isolate flex min-h-svh flex-col overflow-x-clip lg:h-svh">
      <RoomHeader code={code} />
      <main className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <LinkNote />
        <CalibrationNote />
        <Company />
        <Player />
        <SidePanel />
        <FilePick />
      </main>
      <LyricsAt places={OVER_PAGE} />
      <DropZone />
      <QueueOpenings />
      <LaterPanels />
      <Announcer />
    </Lit>
  )
}
