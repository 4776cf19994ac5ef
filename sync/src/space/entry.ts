import type { Refusal, UserId } from '../protocol/index.ts'
import { roleOf } from './permission.ts'
import type { SpaceState } from './space.ts'

/**
 * Why someone may not come into the room just so, or null when they may. Who has a role, or was let in before, needs
 * neither password nor approval; a ban holds against everything but being the host.
 */
export const barredFrom = (space: SpaceState, userId: UserId): Refusal | null => {
  const { door } = space
  const role = roleOf(space, userId)
  if (role === 'host') return null
  if (door.bans.some(({ user }) => user.userId === userId)) return 'banned'
  if (role !== 'listener' || door.admitted.some((user) => user.userId === userId)) return null
  if (door.passwordHash !== null) return 'password-needed'
  return door.mode === 'approval' ? 'approval-needed' : null
}

/** Whether a key is one of the room's invitations: it leads past password and approval, and past no ban. */
export const isInvited = ({ door }: SpaceState, key: string): boolean =>
  door.invites.some((invite) => invite.key === key)
