import { isAtLeast, type Permission, type Refusal, type Role, type UserId } from '../protocol/index.ts'
import type { Intent, UserCommand } from './command.ts'
import { hostOf, type SpaceState } from './space.ts'

type Ruled = Pick<SpaceState, 'hostId' | 'creatorId' | 'actingHostId' | 'roles' | 'settings'>

/** What someone is in the room. Who stands in for the host is one, but where the host is concerned. */
export const roleOf = (space: Ruled, userId: UserId): Role =>
  userId === hostOf(space) || userId === space.actingHostId ? 'host' : (space.roles[userId] ?? 'listener')

/** `host-only`: no setting gives it to others. `anyone`: it is no choice but a service. */
type Need = Permission | 'host-only' | 'anyone'

/** Exactly one permission for each command: one that is forgotten here does not compile (R24). */
export const NEEDS: Record<Intent['type'], Need> = {
  'pause-playback': 'control-playback',
  'resume-playback': 'control-playback',
  'seek-playback': 'control-playback',
  'skip-song': 'change-song',
  'previous-song': 'change-song',
  'play-item': 'change-song',
  'vote-skip': 'vote',
  'measure-song': 'anyone',
  'add-song': 'add-songs',
  'remove-item': 'arrange-queue',
  'move-item': 'arrange-queue',
  'play-next': 'arrange-queue',
  'vote-item': 'vote',
  'clear-queue': 'arrange-queue',
  'shuffle-queue': 'arrange-queue',
  'undo-queue': 'add-songs',
  'set-order': 'arrange-queue',
  'set-repeat': 'arrange-queue',
  'set-crossfade': 'arrange-queue',
  'change-room': 'manage-room',
  'change-door': 'manage-room',
  'create-invite': 'manage-people',
  'revoke-invite': 'manage-people',
  'set-role': 'manage-people',
  'hand-over': 'host-only',
  'kick-user': 'manage-people',
  'mute-user': 'manage-people',
  'ban-user': 'manage-people',
  'unban-user': 'manage-people',
  'admit-user': 'manage-people',
}

/** Whether someone may do what needs `need`, as the room is set. */
export const may = (space: Ruled, userId: UserId, need: Need): boolean => {
  if (need === 'anyone') return true
  if (need === 'host-only') return userId === hostOf(space)
  return isAtLeast(roleOf(space, userId), space.settings.permissions[need])
}

/** Why `command` is not its sender's to give, or null. */
export const forbidden = (space: SpaceState, command: UserCommand): Refusal | null => {
  const { userId } = command.by
  if (!needsOf(space, command).every((need) => may(space, userId, need))) return 'not-allowed'
  const target = targetOf(command)
  return target !== null && !outranks(space, userId, target) ? 'outranked' : null
}

/** What a command needs as it stands: one's own songs are one's own, and a better place in the queue is not for all. */
export const needsOf = (space: SpaceState, command: UserCommand): Need[] => {
  switch (command.type) {
    case 'add-song':
      return command.place === 'now'
        ? ['add-songs', 'change-song']
        : command.place === 'next'
          ? ['add-songs', 'arrange-queue']
          : ['add-songs']
    case 'remove-item':
      return isOwn(space, command.by.userId, command.itemId) ? ['add-songs'] : [NEEDS[command.type]]
    case 'move-item':
      return isAmongOwn(space, command) ? ['add-songs'] : [NEEDS[command.type]]
    case 'undo-queue':
      return [space.undo?.need ?? NEEDS[command.type]]
    default:
      return [NEEDS[command.type]]
  }
}

const isOwn = ({ queue }: SpaceState, userId: UserId, itemId: string): boolean =>
  queue.upcoming.some((item) => item.itemId === itemId && item.addedBy.userId === userId)

/** In turns everyone's own songs are theirs to put in order: nobody else is heard any later for it. */
const isAmongOwn = (space: SpaceState, { by, itemId, before }: UserCommand & { type: 'move-item' }): boolean => {
  const { order, upcoming } = space.queue
  const ahead = upcoming.find((item) => item.itemId === before)
  const isBehindOwn = before === null || (isOwn(space, by.userId, before) && ahead?.isNext === false)
  return order === 'turns' && isOwn(space, by.userId, itemId) && isBehindOwn
}

/** Of whom it takes something away. */
const targetOf = (command: UserCommand): UserId | null => {
  switch (command.type) {
    case 'set-role':
    case 'kick-user':
    case 'mute-user':
      return command.userId
    case 'ban-user':
      return command.user.userId
    case 'admit-user':
      return command.isAdmitted ? null : command.user.userId
    default:
      return null
  }
}

/** The host over all, others over who is less than they are; nobody over themselves. */
export const outranks = (space: Ruled, userId: UserId, target: UserId): boolean => {
  if (userId === target || target === hostOf(space)) return false
  return userId === hostOf(space) || !isAtLeast(roleOf(space, target), roleOf(space, userId))
}
