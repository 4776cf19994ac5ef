import type { ChatMessage, PublicUser, SpaceState, UserId } from '@earshot/sync'

/**
 * By what name somebody is known in a room: the one they have now, where they are here or were, else the newest that they left:
 * at the door, in the queue or in the chat. Null for a stranger.
 */
export const knownIn = (
  userId: UserId,
  here: readonly PublicUser[],
  { queue, door }: SpaceState,
  chat: readonly ChatMessage[],
): PublicUser | null => {
  const items = [...queue.upcoming, ...(queue.current === null ? [] : [queue.current]), ...queue.played.toReversed()]
  const known = [
    ...here,
    ...chat.toReversed().map(({ by }) => by),
    ...items.map(({ addedBy }) => addedBy),
    ...door.admitted,
    ...door.bans.map(({ user }) => user),
  ]
  return known.find((user) => user.userId === userId) ?? null
}
