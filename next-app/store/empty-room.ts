import type { SpaceId } from '@earshot/sync'
import type { RoomSnapshot } from '../session/room-session.ts'
import { emptySnapshot } from '../session/snapshot.ts'

/** What there is to draw before a session has said anything: a room one has not joined yet. */
export const EMPTY_ROOM: RoomSnapshot = { ...emptySnapshot('' as SpaceId), volume: 1 }
