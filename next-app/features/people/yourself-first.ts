import type { PublicUser } from '@earshot/sync'

/** Everyone once, you at the head, the others as they came. */
export const yourselfFirst = (users: readonly PublicUser[], you: PublicUser | null): readonly PublicUser[] => {
  if (you === null) return users
  const present = users.find(({ userId }) => userId === you.userId)
  return [present ?? you, ...users.filter(({ userId }) => userId !== you.userId)]
}
