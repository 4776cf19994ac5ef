'use client'

import { may, type Permission, type Role, roleOf } from '@earshot/sync'
import type { RoomSnapshot } from '../session/room-session.ts'
import { useAudioStore } from './audioStore.tsx'

type Known = Pick<RoomSnapshot, 'room' | 'you'>

/** The room as its rules want it. */
const ruled = (room: NonNullable<RoomSnapshot['room']>) => ({ ...room, creatorId: room.hostId })

/** What this page's person is in the room. */
export const roleIn = ({ room, you }: Known): Role =>
  room === null || you === null ? 'listener' : roleOf(ruled(room), you.userId)

/** Whether this page's person may do something here. Until the room is known nothing seems forbidden. */
export const mayIn = ({ room, you }: Known, permission: Permission): boolean =>
  room === null || you === null || may(ruled(room), you.userId, permission)

export const useRole = (): Role => useAudioStore(({ room }) => roleIn(room))

export const useMay = (permission: Permission): boolean => useAudioStore(({ room }) => mayIn(room, permission))
