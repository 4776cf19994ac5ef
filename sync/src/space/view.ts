import { silence } from '../playback/index.ts'
import {
  type Announcement,
  asServerMs,
  type DownMessage,
  type Epoch,
  type ListenerState,
  type PublicUser,
  type Revision,
  type RoomJoined,
  type ServerMs,
  type SpaceId,
  type UserId,
  type UserState,
} from '../protocol/index.ts'
import { emptyQueue } from '../queue/index.ts'
import { type Stage, takeOver } from './stage.ts'

/** States by the person who told them. */
export type States = ReadonlyMap<UserId, ListenerState>

/** A room as one listener knows it. */
export type RoomView = Stage & {
  spaceId: SpaceId
  name: string
  you: PublicUser
  creatorId: UserId
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
    case 'users-changed':
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      return { view: { ...view, users: message.users, states: statesOf(message.users, view.states) }, missed: false }
    case 'states-changed': {
      if (view?.spaceId !== message.spaceId) return { view, missed: false }
      return { view: { ...view, states: withStates(view.states, message.states) }, missed: false }
    }
    case 'clock-answered': {
      const behind = view !== null && message.epoch !== null && isBehind(view, message.epoch, message.revision ?? 0)
      return { view, missed: behind }
    }
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
  const { spaceId, name, you, creatorId, epoch, revision } = message
  const users = message.users.map(({ userId, name }) => ({ userId, name }))
  const states: States = new Map(message.users.flatMap((it) => (it.state === undefined ? [] : [[it.userId, it.state]])))
  const same = view !== null && view.spaceId === spaceId && view.epoch === epoch
  if (same && view.revision > revision) return { ...view, name, you, users, states }
  const stage = takeOver(same ? view : nothing, { playback: message.playback, queue: message.queue }, now)
  return { spaceId, name, you, creatorId, users, states, epoch, revision, ...stage }
}

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
  if (message.type === 'queue-changed') {
    // Perhaps of another song than the one known here: better the old queue until the room is told anew.
    if (missed) return { view, missed }
    return { view: { ...view, queue: message.queue, revision }, missed }
  }
  const next = { playback: message.playback, queue: 'queue' in message ? message.queue : view.queue }
  return { view: { ...view, ...takeOver(view, next, now), revision }, missed }
}
