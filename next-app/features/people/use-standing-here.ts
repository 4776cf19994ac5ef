'use client'

import { type PublicUser, type Role, roleOf } from '@earshot/sync'
import { useShallow } from 'zustand/react/shallow'
import { useAudioStore } from '../../store/audioStore.tsx'
import { powersOver } from './powers.ts'

/** What someone is in the room, whether they are muted, and whether you may do anything about them. */
export const useStandingHere = (user: PublicUser): { role: Role; isMuted: boolean; mayManage: boolean } =>
  useAudioStore(
    useShallow(({ room: { room, you } }) => ({
      role: room === null ? 'listener' : roleOf({ ...room, creatorId: room.hostId }, user.userId),
      isMuted: room?.muted.includes(user.userId) ?? false,
      mayManage: powersOver({ room, you }, user) !== null,
    })),
  )
