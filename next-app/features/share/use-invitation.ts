'use client'

import type { Invite, PublicUser, RoomInfo } from '@earshot/sync'
import { useState } from 'react'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useTell } from '../link/use-tell.ts'

const NONE: readonly Invite[] = []

/** Why not everyone comes in by a room's link; null where everyone does. */
export const barOf = ({
  hasPassword,
  doorMode,
}: Pick<RoomInfo, 'hasPassword' | 'doorMode'>): 'password' | 'approval' | null => {
  if (hasPassword) return 'password'
  return doorMode === 'approval' ? 'approval' : null
}

/** The newest invitation that somebody has made. */
export const newestOf = (invites: readonly Invite[], by: PublicUser | null): Invite | null =>
  invites.filter((invite) => invite.by.userId === by?.userId).sort((a, b) => b.createdAt - a.createdAt)[0] ?? null

/**
 * The invitation that the link is to carry, and how to have one and to do without; one that was made before is taken again. `mayInvite`
 * where there is a door and whoever sits here keeps it.
 */
export const useInvitation = () => {
  const tell = useTell()
  const isKeeper = useMay('manage-people')
  const bar = useRoom(({ room }) => room && barOf(room))
  const invites = useRoom(({ door }) => door?.invites ?? NONE)
  const you = useRoom((room) => room.you)
  const [isWished, setWished] = useState(false)
  const newest = newestOf(invites, you)
  return {
    bar,
    mayInvite: bar !== null && isKeeper,
    invitation: bar !== null && isWished ? newest : null,
    invite: async () => {
      if (newest !== null || (await tell({ type: 'create-invite', label: '' }))) setWished(true)
    },
    uninvite: () => setWished(false),
  }
}
