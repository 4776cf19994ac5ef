import {
  advance,
  emptyQueue,
  type Item,
  type Moment,
  momentAt,
  type PositionMs,
  positionAt,
  type RoomView,
  type ServerMs,
  type SpaceId,
  type Standing,
} from '@earshot/sync'
import type { Failure } from '../players/failure.ts'
import type { Hoped } from './pending.ts'
import type { RoomSnapshot, SoundStatus } from './room-session.ts'

/**
 * The newest state decided, even when it takes effect in some milliseconds only: what an eye should see. The ear waits
 * for the instant.
 */
export const decidedAt = (view: RoomView, now: ServerMs): { moment: Moment; at: ServerMs } => {
  const at = now > view.playback.lastUpdated ? now : view.playback.lastUpdated
  return { moment: momentAt(view, at), at }
}

/** Where the seek bar stands: what was pressed and not yet answered counts already. */
export const shownPosition = (view: RoomView, now: ServerMs, hope: Hoped): PositionMs => {
  if (hope.positionMs !== null) return hope.positionMs
  const { moment, at } = decidedAt(view, now)
  return positionAt(moment.playback, at)
}

/** What the room shows of itself at `now`; the queue as time has moved it, were the server away at a song's end. */
export const shownRoom = (
  view: RoomView,
  now: ServerMs,
  hope: Hoped,
): Pick<
  RoomSnapshot,
  | 'item'
  | 'isPlaying'
  | 'queue'
  | 'users'
  | 'states'
  | 'you'
  | 'creatorId'
  | 'name'
  | 'joined'
  | 'room'
  | 'undo'
  | 'skipVotes'
  | 'skipNeeded'
  | 'door'
  | 'chat'
> => {
  const { moment, at } = decidedAt(view, now)
  return {
    joined: true,
    name: view.room.name,
    room: view.room,
    undo: view.undo,
    skipVotes: view.skipVotes,
    skipNeeded: view.skipNeeded,
    door: view.door,
    chat: view.chat,
    you: view.you,
    creatorId: view.creatorId,
    users: view.users,
    states: view.states,
    item: moment.item,
    isPlaying: hope.isPlaying ?? moment.playback.isPlaying,
    queue: advance(view, at).queue,
  }
}

export const soundOf = (standing: Standing, item: Item | null, failure: Failure | null): SoundStatus => {
  if (item === null || standing === 'idle') return { state: 'idle' }
  if (standing === 'locked') return { state: 'locked' }
  if (standing === 'failed') return { state: 'failed', itemId: item.itemId, failure: failure ?? 'network' }
  return { state: standing, itemId: item.itemId }
}

/** What a room shows before anything is known of it. */
export const emptySnapshot = (spaceId: SpaceId): RoomSnapshot => ({
  spaceId,
  link: { phase: 'connecting' },
  sound: { state: 'idle' },
  sync: {
    clockBoundMs: null,
    doubtMs: null,
    roundTripMs: null,
    errorMs: null,
    outputLatencyMs: null,
    accuracy: null,
    player: null,
  },
  joined: false,
  name: '',
  you: null,
  creatorId: null,
  room: null,
  undo: null,
  skipVotes: [],
  skipNeeded: null,
  door: null,
  chat: [],
  entry: { state: 'coming' },
  users: [],
  states: new Map(),
  item: null,
  isPlaying: false,
  onAir: null,
  queue: emptyQueue,
  volume: 0.8,
  muted: false,
  outputDelayMs: 0,
  calibration: { phase: 'none' },
  calibrationQuestion: null,
  correction: null,
  isMeasurable: true,
  notice: null,
})

/** The snapshot with `part` in it; the same value when nothing in it is new. */
export const withChanges = (snapshot: RoomSnapshot, part: Partial<RoomSnapshot>): RoomSnapshot => {
  const changed = Object.entries(part).filter(([key, value]) => !isSame(snapshot[key as keyof RoomSnapshot], value))
  return changed.length === 0 ? snapshot : { ...snapshot, ...Object.fromEntries(changed) }
}

/** Small values are made anew each time they are looked at; the large ones (queue, users, states, item) keep their identity. */
const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]))
}

/** A map has no keys of its own to be compared by. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Map)
