import type { SpaceId } from '@earshot/sync'
import { codeOfAddress, passOfAddress } from '../lib/room-code.ts'
import { createRoomSession } from './create-room-session.ts'
import type { RoomSession } from './room-session.ts'

type Early = { spaceId: SpaceId; session: RoomSession }

/**
 * The session of the room in this page's address, opened as soon as this script runs: a slow phone needs half a second more until React
 * would open one, and the server can be asked meanwhile.
 */
const begin = (): Early | null => {
  const spaceId = typeof window === 'undefined' ? null : codeOfAddress(location)
  return spaceId && { spaceId, session: createRoomSession({ spaceId, pass: passOfAddress(location) }) }
}

let early = begin()

/** A session to the space: the one that was opened early, once, or a new one. */
export const openSession = (spaceId: SpaceId): RoomSession => {
  const begun = early
  early = null
  if (begun?.spaceId === spaceId) return begun.session
  begun?.session.close()
  return createRoomSession({ spaceId, pass: passOfAddress(location) })
}
