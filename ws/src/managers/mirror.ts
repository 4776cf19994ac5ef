import type { ChatMessage, MessageId, SpaceState } from '@earshot/sync'
import type { Accepted, Spaces } from '../spaces/spaces.ts'
import type { ChatEvent } from '../spaces/talk.ts'
import type { Play } from '../store/history.ts'
import { isSameToStore } from '../store/rooms/room-rows.ts'

/** Where the durable parts of a space go; each call writes behind the caller. */
export type MirrorRooms = {
  save(space: SpaceState): void
  played(space: SpaceState, play: Play): void
}

/**
 * Keeps the store's record of each room: written when its queue, people or settings change, a line of its history when
 * another item becomes current. Pausing, resuming, seeking and the clock change none of these, and write nothing.
 */
export const mirror =
  (rooms: MirrorRooms, newPlayId: () => string) =>
  ({ space }: Accepted, before: SpaceState): void => {
    if (isSameToStore(before, space)) return
    const { current } = space.queue
    if (current !== null && current.itemId !== before.queue.current?.itemId) {
      const { song, addedBy } = current
      rooms.played(space, { playId: newPlayId(), song, startedAt: space.playback.startedAt, addedBy })
    }
    rooms.save(space)
  }

/** Keeps the store's record of what was said in rooms. */
export const mirrorTalk =
  (
    spaces: Pick<Spaces, 'load'>,
    rooms: {
      said(space: SpaceState, message: ChatMessage): void
      unsaid(space: SpaceState, messageId: MessageId): void
    },
  ) =>
  async (event: ChatEvent): Promise<void> => {
    // At once for a room in memory, so in the order in which things were said.
    const space = await spaces.load(event.spaceId)
    if (space === null) return
    if (event.type === 'said') rooms.said(space, event.message)
    else rooms.unsaid(space, event.messageId)
  }
