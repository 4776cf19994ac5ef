'use client'

import { Link2, Share } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { toast } from '../../components/toast.ts'
import { copyText } from '../../lib/copy-text.ts'
import { inviteLink, roomLink } from '../../lib/room-code.ts'
import { shareWords } from '../../lib/share-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { DoorNote } from './door-note.tsx'
import { QrCode } from './qr-code.tsx'
import { SpokenCode } from './spoken-code.tsx'
import { useInvitation } from './use-invitation.ts'
import { showShare, useShareOpen } from './use-share.ts'

const say = shareWords

/** What brings others here: a picture for cameras, a link, and a code for those who hear it. */
export const ShareSheet = () => {
  const isOpen = useShareOpen()
  return (
    <Sheet
      open={isOpen}
      close={() => showShare(false)}
      closeLabel={say.close}
      title={say.title}
      lead={say.lead}
      width="middle"
    >
      <Ways />
    </Sheet>
  )
}

const Ways = () => {
  const code = useRoom((room) => room.spaceId)
  const invitation = useInvitation()
  const link =
    invitation.invitation === null
      ? roomLink(location.origin, code)
      : inviteLink(location.origin, code, invitation.invitation.key)
  return (
    <div className="grid min-h-0 grid-cols-1 gap-x-6 gap-y-5 overflow-y-auto px-5 pt-2 pb-[max(env(safe-area-inset-bottom),1.5rem)] sm:grid-cols-[12.5rem_minmax(0,1fr)] sm:px-7 sm:pb-7">
      <figure className="max-sm:mx-auto max-sm:w-52">
        <QrCode text={link} label={say.qr} />
        <figcaption className="mt-2 text-center text-faint text-sm">{say.scan}</figcaption>
      </figure>
      <div className="grid grid-cols-1 gap-3 sm:col-span-2 sm:row-start-2">
        <LinkRow link={link} bar={invitation.bar} />
        <DoorNote {...invitation} />
      </div>
      <SpokenCode code={code} />
    </div>
  )
}

const LinkRow = ({ link, bar }: { link: string; bar: ReturnType<typeof useInvitation>['bar'] }) => {
  const name = useRoom((room) => room.name)
  const copy = async () => {
    if (await copyText(link)) toast.success(bar === null ? words.room.copied : say.copied)
    else toast(words.room.copyFailed, { description: link, durationMs: 20_000 })
  }
  const send = () => {
    // Whoever turns away from sending it has done nothing wrong.
    navigator.share({ title: name, text: say.sendText(name), url: link }).catch(() => undefined)
  }
  const maySend = 'share' in navigator
  return (
    <div className="flex flex-wrap gap-2">
      <p
        className={`flex h-11 min-w-0 flex-1 items-center rounded-full bg-veil px-5 ring-1 ring-line ring-inset ${maySend ? 'basis-full' : 'basis-52'}`}
      >
        <span dir="ltr" className="min-w-0 select-all truncate text-soft">
          {link.replace(/^https?:\/\//, '')}
        </span>
      </p>
      <Button look="primary" className={maySend ? 'flex-1' : 'max-sm:flex-1'} onClick={() => void copy()}>
        <Link2 aria-hidden="true" className="size-[1.15rem]" />
        {words.room.copyLink}
      </Button>
      {maySend && (
        <Button className="flex-1" onClick={send}>
          <Share aria-hidden="true" className="size-[1.15rem]" />
          {say.send}
        </Button>
      )}
    </div>
  )
}
