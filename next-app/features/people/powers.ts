import { type GivenRole, givenRole, isAtLeast, may, outranks, type PublicUser, roleOf } from '@earshot/sync'
import type { RoomSnapshot } from '../../session/room-session.ts'

/** What one person may do about another in the room. */
export type Powers = {
  /** The roles they may give, the present one among them where it is one. */
  roles: readonly GivenRole[]
  mayHandOver: boolean
  /** Mute, kick, ban. */
  mayManage: boolean
}

/** What you may do about `user`, by the rules that the server goes by; null when that is nothing. */
export const powersOver = ({ room, you }: Pick<RoomSnapshot, 'room' | 'you'>, user: PublicUser): Powers | null => {
  if (room === null || you === null || you.userId === user.userId) return null
  const space = { ...room, creatorId: room.hostId }
  const mayHandOver = may(space, you.userId, 'host-only')
  const mayManage = may(space, you.userId, 'manage-people') && outranks(space, you.userId, user.userId)
  if (!mayHandOver && !mayManage) return null
  const mine = roleOf(space, you.userId)
  const roles = givenRole.options.filter((role) => mine === 'host' || !isAtLeast(role, mine))
  return { roles: mayManage ? roles : [], mayHandOver, mayManage }
}
