'use client'

import type { Invite } from '@earshot/sync'
import { Link2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { copyText } from '../../lib/copy-text.ts'
import { inviteLink } from '../../lib/room-code.ts'
import { settingsWords } from '../../lib/settings-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useTell } from '../link/use-tell.ts'
import { fieldLook, Group } from './fields.tsx'

const say = settingsWords
const LABEL_LENGTH = 60

/** Links that lead past the door: made, copied, revoked. */
export const Invites = ({ invites }: { invites: readonly Invite[] }) => {
  const tell = useTell()
  const [label, setLabel] = useState('')
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (await tell({ type: 'create-invite', label: label.trim() })) setLabel('')
  }
  return (
    <Group title={say.invites} why={say.invitesWhy}>
      <form onSubmit={create} className="flex items-center gap-2">
        <input
          dir={label === '' ? undefined : 'auto'}
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          maxLength={LABEL_LENGTH}
          aria-label={say.inviteLabel}
          placeholder={say.inviteLabel}
          autoComplete="off"
          className={fieldLook}
        />
        <Button type="submit">{say.inviteCreate}</Button>
      </form>
      {invites.length > 0 && (
        <ul className="mt-2">
          {invites.map((invite) => (
            <Row key={invite.inviteId} invite={invite} />
          ))}
        </ul>
      )}
    </Group>
  )
}

const Row = ({ invite: { inviteId, key, label, by } }: { invite: Invite }) => {
  const tell = useTell()
  const code = useRoom((room) => room.spaceId)
  const name = label === '' ? say.inviteNameless : label
  const copy = async () => {
    const link = inviteLink(location.origin, code, key)
    if (await copyText(link)) toast.success(say.inviteCopied)
    else toast(words.room.copyFailed, { description: link, durationMs: 20_000 })
  }
  return (
    <li className="flex min-h-12 items-center gap-1">
      <span className="min-w-0 flex-1 truncate ps-2">
        <bdi>{name}</bdi>
        <span className="ms-2 text-faint text-sm">{say.inviteBy(by.name)}</span>
      </span>
      <Button look="bare" aria-label={say.inviteCopy(name)} onClick={() => void copy()} className="px-4">
        <Link2 aria-hidden="true" className="size-[1.15rem]" />
        <span className="max-sm:sr-only">{words.room.copyLink}</span>
      </Button>
      <Button
        look="bare"
        aria-label={say.inviteRevoke(name)}
        onClick={() => void tell({ type: 'revoke-invite', inviteId })}
      >
        {say.revoke}
      </Button>
    </li>
  )
}
