import type { SpaceId } from '@earshot/sync'
import type { RoomSnapshot } from '../session/room-session.ts'

/** What there is to draw before a session has said anything: a room one has not joined yet. */
export const EMPTY_ROOM: RoomSnapshot = {
  spaceId: '' as SpaceId,
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
  users: [],
  states: new Map(),
  item: null,
  isPlaying: false,
  onAir: null,
  queue: { current: null, upcoming: [], played: [] },
  volume: 1,
  muted: false,
  outputDelayMs: 0,
  calibration: { phase: 'none' },
  calibrationQuestion: null,
  correction: null,
  isMeasurable: true,
  notice: null,
}
