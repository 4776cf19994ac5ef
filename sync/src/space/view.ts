import { silence } from '../playback/index.ts'
import {
  type Announcement,
  asServerMs,
  CHAT_KEPT,
  type ChatMessage,
  type DoorView,
  type DownMessage,
  type Epoch,
  type ListenerState,
  type PublicUser,
  type Revision,
  type RoomInfo,
  type RoomJoined,
  type ServerMs,
  type SpaceId,
  type Undoable,
  type UserId,
  type UserState,
} from '../protocol/index.ts'
import { edited, emptyQueue } from '../queue/index.ts'
import { withoutRemoved } from './change.ts'
import { votesToSkip } from './decide-playback.ts'
import { notBefore } from './handover.ts'
import { may } from './permission.ts'
import { type Stage, takeOver } from './stage.ts'

/** States by the person who told them. */
export type States = ReadonlyMap<UserId, ListenerState>

/** A room as one listener knows it. */
export type RoomView = Stage & {
  spaceId: SpaceId
  room: RoomInfo
  you: PublicUser
  creatorId: UserId
  /** The change to the queue that could be taken back, and by whom. */
  undo: Undoable | null
  skipVotes: readonly UserId[]
  /** The votes that skip a song; null while nobody has voted. */
  skipNeeded: number | null
  /** Of who keeps the door; null for others. */
  door: DoorView | null
  /** What was said, oldest first. */
  chat: readonly ChatMessage[]
  users: readonly PublicUser[]
  /** How people say that they stand; of who is not in it nothing is known. */
  states: States
  epoch: Epoch
  revision: Revision
}

/** What a message made of the view. `missed`: something before it never came, so the room should be joined anew. */
export type Folded = { view: RoomView | null; missed: boolean }

const nothing: Stage = { playback: silence(asServerMs(0)), queue: emptyQueue, earlier: [] }

/**
 * What `message` makes of what a listener knows. Lost, late and doubled messages do no harm: the newest revision of an
 * epoch wins, and each message is complete in what it speaks of. `now` only says which earlier states may be forgotten.
 */
export const fold = (view: RoomView | null, message: DownMessage, now: ServerMs): Folded => {
  switch (message.type) {
    case 'room-joined':
      return { view: joined(view, message, now), missed: false }
    case 'users-changed': {
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      const { users } = message
      const skipNeeded = neededOf({ ...view, users })
      return { view: { ...view, users, skipNeeded, states: statesOf(users, view.states) }, missed: false }
    }
    case 'states-changed': {
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      return { view: { ...view, states: withStates(view.states, message.states) }, missed: false }
    }
    case 'door-changed':
      return { view: view?.spaceId === message.spaceId ? { ...view, door: message.door } : view, missed: false }
    case 'chat-said': {
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      const others = view.chat.filter(({ messageId }) => messageId !== message.message.messageId)
      return { view: { ...view, chat: [...others, message.message].slice(-CHAT_KEPT) }, missed: false }
    }
    case 'chat-deleted': {
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      return { view: { ...view, chat: view.chat.filter((it) => it.messageId !== message.messageId) }, missed: false }
    }
    case 'clock-answered': {
      const behind = view !== null && message.epoch !== null && isBehind(view, message.epoch, message.revision ?? 0)
      return { view, missed: behind }
    }
    case 'reacted':
    case 'entry-granted':
    case 'command-accepted':
    case 'command-refused':
    case 'message-refused':
    case 'calibration-asked':
    case 'calibration-started':
    case 'calibration-finished':
      return { view, missed: false }
    default:
      return announced(view, message, now)
  }
}

/** A server that says less than is known here, in one epoch, is no better than one that says more: both part ways. */
const isBehind = (view: RoomView, epoch: Epoch, revision: Revision) =>
  view.epoch !== epoch || view.revision !== revision

/** The server's whole word. What still holds here before it takes effect goes on holding, so a rejoin is not heard. */
const joined = (view: RoomView | null, message: RoomJoined, now: ServerMs): RoomView => {
  const { spaceId, room, you, creatorId, epoch, revision, chat, undo, skipVotes } = message
  const users = message.users.map(({ userId, name }) => ({ userId, name }))
  const states: States = new Map(message.users.flatMap((it) => (it.state === undefined ? [] : [[it.userId, it.state]])))
  const same = view !== null && view.spaceId === spaceId && view.epoch === epoch
  if (same && view.revision > revision) return { ...view, you, users, states, chat }
  const stage = takeOver(same ? view : nothing, { playback: message.playback, queue: message.queue }, now)
  const told = { spaceId, room, you, creatorId, users, states, epoch, revision, chat, undo, skipVotes }
  const door = view?.spaceId === spaceId ? view.door : null
  return withRoom({ ...told, skipNeeded: neededOf(told), door, ...stage }, room)
}

/** By another `room`: who keeps the door no longer knows nothing of it any more. */
const withRoom = (view: RoomView, room: RoomInfo): RoomView => {
  const isKeeper = may({ ...room, creatorId: view.creatorId }, view.you.userId, 'manage-people')
  return { ...view, room, door: isKeeper ? view.door : null }
}

/** The votes that skip a song, while somebody has voted. */
const neededOf = ({ room, users, skipVotes }: Pick<RoomView, 'room' | 'users' | 'skipVotes'>): number | null =>
  skipVotes.length === 0 || room.settings.skipShare === null ? null : votesToSkip(room.settings.skipShare, users.length)

/** Who has left takes their state along. */
const statesOf = (users: readonly PublicUser[], known: States): States => {
  const here = new Set(users.map(({ userId }) => userId))
  return new Map([...known].filter(([userId]) => here.has(userId)))
}

const withStates = (known: States, news: readonly UserState[]): States => {
  const states = new Map(known)
  for (const { userId, state } of news) {
    if (state === null) states.delete(userId)
    else states.set(userId, state)
  }
  return states
}

const announced = (view: RoomView | null, message: Announcement, now: ServerMs): Folded => {
  if (view === null || view.spaceId !== message.spaceId) return { view, missed: false }
  if (view.epoch !== message.epoch) return { view, missed: true }
  if (message.revision <= view.revision) return { view, missed: false }
  const missed = message.revision > view.revision + 1
  const revision = message.revision
  switch (message.type) {
    case 'queue-changed':
      // Perhaps of another queue than the one known here: better the old one until the room is told anew.
      if (missed) return { view, missed }
      return {
        view: notBefore(
          { ...view, queue: edited(view.queue, message.edit), undo: message.undo, revision },
          message.serverTime,
        ),
        missed,
      }
    case 'skip-voted':
      if (missed) return { view, missed }
      return { view: { ...view, skipVotes: message.skipVotes, skipNeeded: message.needed, revision }, missed }
    case 'room-changed':
      if (missed) return { view, missed }
      return { view: { ...withRoom(view, message.room), revision }, missed }
    case 'user-removed':
      if (missed) return { view, missed }
      return {
        view: notBefore(
          { ...withRoom(view, message.room), ...withoutRemoved(view, message), revision },
          message.serverTime,
        ),
        missed,
      }
    default: {
      const queue = 'queue' in message ? message.queue : view.queue
      const isSame = queue.current?.itemId === view.queue.current?.itemId
      const votes = isSame ? {} : { skipVotes: [], skipNeeded: null }
      return {
        view: { ...view, ...takeOver(view, { playback: message.playback, queue }, now), ...votes, revision },
        missed,
      }
    }
  }
}
