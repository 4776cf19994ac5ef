import type { RoomSnapshot } from '../../session/room-session.ts'

/** How many votes skip a song, as the server reckons it; null where there is no such vote. */
export const skipCount = ({ room, users, skipNeeded }: RoomSnapshot): number | null => {
  const share = room?.settings.skipShare ?? null
  if (share === null) return null
  return skipNeeded ?? Math.max(1, Math.ceil(users.length * share))
}
