import { type ListenerState, type PublicUser, type Standing, seenStanding, type UserId } from '@earshot/sync'
import { formatDistance } from '../../lib/format.ts'
import { words } from '../../lib/words.ts'
import type { RoomSnapshot } from '../../session/room-session.ts'

/** How one person stands as everyone can see it; `errorMs` where they have told it. */
export type Stands = { standing: Standing; errorMs: number | null; hidden: boolean }

/** Of the room, all that says how its people stand. */
export type RoomStands = Pick<RoomSnapshot, 'users' | 'you' | 'states' | 'sound' | 'sync' | 'isPlaying'> & {
  item: unknown
}

/** How everyone stands of whom it is known: yourself by what this device knows, the others by what they told. */
export const standsOf = (room: RoomStands, user: PublicUser): Stands | null => {
  if (user.userId === room.you?.userId) {
    return { standing: room.sound.state, errorMs: room.sync.errorMs, hidden: false }
  }
  const told: ListenerState | undefined = room.states.get(user.userId as UserId)
  if (told === undefined) return null
  const standing = seenStanding(told.state, room.isPlaying, room.item !== null)
  return { standing, errorMs: told.errorMs, hidden: told.hidden ?? false }
}

/** What a screen reader says of someone, and what is shown to whoever points at them. */
export const standsWords = ({ standing, errorMs, hidden }: Stands): { short: string; long: string } => {
  const short = words.people.stands[standing]
  const figure =
    errorMs !== null && (standing === 'in-step' || standing === 'lagging')
      ? words.people.fromRoom(formatDistance(errorMs))
      : null
  return { short, long: [short, figure, hidden ? words.people.hidden : null].filter((it) => it !== null).join(', ') }
}

/** One line on everyone together, such as `4 of 5 in step`; null where there is nothing to say of it. */
export const summaryOf = (room: RoomStands): string | null => {
  if (!room.isPlaying || room.item === null || room.users.length < 2) return null
  const inStep = room.users.filter((user) => standsOf(room, user)?.standing === 'in-step').length
  return words.people.inStep(inStep, room.users.length)
}
