import { asServerMs, isAtLeast, type PublicUser, type ServerMs, type UserId } from '../protocol/index.ts'
import { type Decision, type RoomPart, refuse } from './change.ts'
import type { PeopleIntent, UserCommand } from './command.ts'
import { roleOf } from './permission.ts'
import { type Door, hostOf, type SpaceState } from './space.ts'

export const INVITES_LIMIT = 50
export const BANS_LIMIT = 1000
/** Who was let in first is forgotten first; they have to be let in again. */
export const ADMITTED_LIMIT = 1000
/** More people than any room has roles for. */
export const ROLES_LIMIT = 500
export const MUTED_LIMIT = 500

/** What is decided about who decides, and who may be here. Rules S23-S30 in docs/rooms.md. */
export const decidePeople = (space: SpaceState, command: UserCommand & PeopleIntent, now: ServerMs): Decision => {
  const { door } = space
  const change = (room: RoomPart): Decision => ({ type: 'room-changed', room })
  const changeDoor = (part: Partial<Door>): Decision => change({ door: { ...door, ...part } })
  switch (command.type) {
    case 'change-room':
      return change({
        name: command.name ?? space.name,
        settings: { ...space.settings, ...command.settings },
      })
    case 'change-door': {
      const { mode = door.mode, passwordHash = door.passwordHash, present } = command
      // A new password is new to all but those who are in.
      const known = typeof command.passwordHash === 'string' ? [] : door.admitted
      return changeDoor({ mode, passwordHash, admitted: present.reduce(letIn, known) })
    }
    case 'create-invite':
      if (door.invites.length >= INVITES_LIMIT) return refuse('too-many-invites')
      return changeDoor({ invites: [...door.invites, command.invite] })
    case 'revoke-invite':
      if (!door.invites.some(({ inviteId }) => inviteId === command.inviteId)) return refuse('invite-invalid')
      return changeDoor({ invites: door.invites.filter(({ inviteId }) => inviteId !== command.inviteId) })
    case 'set-role': {
      const isHost = roleOf(space, command.by.userId) === 'host'
      if (!isHost && isAtLeast(command.role, roleOf(space, command.by.userId))) return refuse('outranked')
      const { [command.userId]: _, ...others } = space.roles
      if (command.role === 'listener') return change({ roles: others })
      if (Object.keys(others).length >= ROLES_LIMIT) return refuse('too-many-roles')
      return change({ roles: { ...others, [command.userId]: command.role } })
    }
    case 'hand-over': {
      if (!command.isPresent || command.userId === hostOf(space)) return refuse('user-not-found')
      const { [command.userId]: _, ...others } = space.roles
      const roles = { ...others, [command.by.userId]: 'moderator' as const }
      const muted = space.muted.filter((userId) => userId !== command.userId)
      return change({ hostId: command.userId, actingHostId: null, roles, muted })
    }
    case 'mute-user': {
      const others = space.muted.filter((userId) => userId !== command.userId)
      if (command.isMuted && others.length >= MUTED_LIMIT) return refuse('too-many-muted')
      return change({ muted: command.isMuted ? [...others, command.userId] : others })
    }
    case 'kick-user':
      return { type: 'user-removed', userId: command.userId, reason: 'kicked', room: outside(space, command.userId) }
    case 'ban-user': {
      const { user, by } = command
      const others = door.bans.filter((ban) => ban.user.userId !== user.userId)
      if (others.length >= BANS_LIMIT) return refuse('too-many-bans')
      const room = outside(space, user.userId)
      // Whole milliseconds: a database keeps no more.
      const bans = [...others, { user, by, at: asServerMs(Math.round(now)) }]
      return {
        type: 'user-removed',
        userId: user.userId,
        reason: 'banned',
        room: { ...room, door: { ...room.door, bans } },
      }
    }
    case 'unban-user':
      if (!door.bans.some(({ user }) => user.userId === command.userId)) return refuse('user-not-found')
      return changeDoor({ bans: door.bans.filter(({ user }) => user.userId !== command.userId) })
    case 'admit-user':
      return changeDoor({
        admitted: command.isAdmitted ? letIn(door.admitted, command.user) : without(door.admitted, command.user.userId),
      })
    default:
      return command satisfies never
  }
}

/** With `userId` as any stranger: without a role, and asked at the door again. */
const outside = (space: SpaceState, userId: UserId) => {
  const { [userId]: _, ...roles } = space.roles
  return {
    roles,
    actingHostId: space.actingHostId === userId ? null : space.actingHostId,
    door: { ...space.door, admitted: without(space.door.admitted, userId) },
  }
}

/** With `user` among those that were let in. */
export const letIn = (admitted: readonly PublicUser[], user: PublicUser): PublicUser[] =>
  [...without(admitted, user.userId), user].slice(-ADMITTED_LIMIT)

const without = (users: readonly PublicUser[], userId: UserId): PublicUser[] =>
  users.filter((user) => user.userId !== userId)
