import type { Announcement, PlaybackState, Queue, QueueEdit, Refusal, ServerMs, UserId } from '../protocol/index.ts'
import { edited, withoutUser } from '../queue/index.ts'
import type { UserCommand } from './command.ts'
import { notBefore } from './handover.ts'
import { type Door, infoOf, type SpaceState, type Undo } from './space.ts'
import { takeOver } from './stage.ts'

/** What a command changes, before it is stamped; `type` is how it is announced. */
export type Change =
  | { type: 'playback-paused' | 'playback-resumed' | 'playback-seeked'; playback: PlaybackState }
  | { type: 'song-started' | 'playback-ended' | 'song-measured'; playback: PlaybackState; queue: Queue }
  | { type: 'queue-changed'; edit: QueueEdit; undo: Undo | null }
  | { type: 'skip-voted'; skipVotes: UserId[]; needed: number }
  | { type: 'room-changed'; room: RoomPart }
  | { type: 'user-removed'; userId: UserId; reason: 'kicked' | 'banned'; room: RoomPart }

/** What of a space its people decide about each other. */
export type RoomPart = Partial<
  Pick<SpaceState, 'name' | 'hostId' | 'actingHostId' | 'roles' | 'muted' | 'settings'> & { door: Door }
>

/** What a command comes to: a change, or why there is none. */
export type Decision = Change | { refusal: Refusal }

export const refuse = (refusal: Refusal): { refusal: Refusal } => ({ refusal })

/** The space after `change`, one revision on. */
export const apply = (space: SpaceState, change: Change, now: ServerMs): SpaceState => {
  const revision = space.revision + 1
  switch (change.type) {
    case 'queue-changed':
      return notBefore({ ...space, queue: edited(space.queue, change.edit), undo: change.undo, revision }, now)
    case 'skip-voted':
      return { ...space, skipVotes: change.skipVotes, revision }
    case 'room-changed':
      return { ...space, ...change.room, revision }
    case 'user-removed':
      return notBefore({ ...space, ...change.room, ...withoutRemoved(space, change), revision }, now)
    default: {
      const next = { playback: change.playback, queue: 'queue' in change ? change.queue : space.queue }
      const isSame = next.queue.current?.itemId === space.queue.current?.itemId
      const skipVotes = isSame ? space.skipVotes : []
      return { ...space, ...takeOver(space, next, now), skipVotes, revision }
    }
  }
}

/**
 * What is left of someone's part in the music when they had to go. A ban takes their waiting songs and their votes along;
 * who was kicked may be back in a minute.
 */
export const withoutRemoved = <T extends { queue: Queue; skipVotes: readonly UserId[] }>(
  { queue, skipVotes }: T,
  { userId, reason }: { userId: UserId; reason: 'kicked' | 'banned' },
): { queue: Queue; skipVotes: UserId[] } => ({
  queue: reason === 'banned' ? withoutUser(queue, userId) : queue,
  skipVotes: skipVotes.filter((it) => it !== userId),
})

/** What everyone is told of `change`, which made `space` what it is. */
export const announce = (
  space: SpaceState,
  change: Change,
  now: ServerMs,
  command: UserCommand | null,
): Announcement => {
  const { spaceId, epoch, revision } = space
  const stamp = { spaceId, epoch, revision, serverTime: now }
  const told = { ...stamp, commandId: command?.commandId ?? null, by: command?.by ?? null }
  switch (change.type) {
    case 'queue-changed':
      return { type: change.type, ...told, edit: change.edit, undo: undoOf(space) }
    case 'skip-voted':
      return { ...told, ...change }
    case 'room-changed':
      return { type: change.type, ...told, room: infoOf(space) }
    case 'user-removed':
      return { type: change.type, ...told, userId: change.userId, reason: change.reason, room: infoOf(space) }
    default: {
      const playing = { ...told, itemId: space.queue.current?.itemId ?? null, playback: change.playback }
      return 'queue' in change
        ? { type: change.type, ...playing, queue: change.queue }
        : { type: change.type, ...playing }
    }
  }
}

/** What everyone may know of the change that could be taken back. */
export const undoOf = ({ undo }: SpaceState) => undo && { userId: undo.userId, type: undo.type }
