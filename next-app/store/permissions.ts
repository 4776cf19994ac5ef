'use client'

import { may, type Permission, type Role, roleOf } from '@earshot/sync'
import type { RoomSnapshot } from '../session/room-session.ts'
import { useRoom } from './audioStore.tsx'

/** Whether this page's person may do something, as far as the room is known; nothing before it is. */
export const mayIn = ({ room, creatorId, you }: RoomSnapshot, permission: Permission): boolean =>
  room !== null && creatorId !== null && you !== null && may({ ...room, creatorId }, you.userId, permission)

/** What this page's person is in the room. */
export const roleIn = ({ room, creatorId, you }: RoomSnapshot): Role =>
  room === null || creatorId === null || you === null ? 'listener' : roleOf({ ...room, creatorId }, you.userId)

export const useMay = (permission: Permission): boolean => useRoom((room) => mayIn(room, permission))

export const useRole = (): Role => useRoom(roleIn)
