import { hostOf, type Item, type PublicUser, type SpaceId, type SpaceState, type UserId } from '@earshot/sync'
import type { Spaces } from '../spaces/spaces.ts'
import type { Talk } from '../spaces/talk.ts'
import { SOMEBODY } from '../store/forget.ts'

const somebody = SOMEBODY as PublicUser

/**
 * The space without `userId`: their songs stay as somebody's, their votes, role and admission go. A ban of theirs stays
 * without their name, since deleting one's data lifts none. A room of theirs passes on to who has the highest role in
 * it, or else to who has been in it longest; null when there is nobody, and then the room is to go.
 */
export const withoutUser = (space: SpaceState, userId: UserId, present: readonly UserId[]): SpaceState | null => {
  const is = (id: string | null): boolean => id === userId
  const heir = is(hostOf(space)) ? heirOf(space, userId, present) : hostOf(space)
  if (heir === null) return null
  const { [userId]: _, ...others } = space.roles
  const { [heir]: __, ...roles } = others
  const shown = (user: PublicUser): PublicUser => (is(user.userId) ? somebody : user)
  const item = (it: Item): Item => {
    const { [userId]: vote, ...votes } = it.votes
    if (vote === undefined && !is(it.addedBy.userId)) return it
    return { ...it, addedBy: shown(it.addedBy), votes: votes as Item['votes'] }
  }
  const { queue, door, undo } = space
  return {
    ...space,
    creatorId: is(space.creatorId) ? heir : space.creatorId,
    hostId: heir,
    actingHostId: is(space.actingHostId) || space.actingHostId === heir ? null : space.actingHostId,
    roles: (heir === hostOf(space) ? others : roles) as SpaceState['roles'],
    muted: space.muted.filter((id) => !is(id)),
    queue: {
      ...queue,
      current: queue.current && item(queue.current),
      upcoming: queue.upcoming.map(item),
      played: queue.played.map(item),
    },
    door: {
      ...door,
      invites: door.invites.map((invite) => ({ ...invite, by: shown(invite.by) })),
      admitted: door.admitted.filter((user) => !is(user.userId)),
      bans: door.bans.map((ban) => ({
        ...ban,
        user: is(ban.user.userId) ? { ...ban.user, name: somebody.name } : ban.user,
        by: shown(ban.by),
      })),
    },
    // What would come back might be theirs.
    undo: undo !== null && JSON.stringify(undo).includes(`"${userId}"`) ? null : undo,
    skipVotes: space.skipVotes.filter((id) => !is(id)),
    recent: space.recent.filter((key) => !key.startsWith(`${userId} `)),
  }
}

const heirOf = ({ roles, actingHostId }: SpaceState, userId: UserId, present: readonly UserId[]): UserId | null => {
  const withRole = (wanted: string) =>
    Object.entries(roles).flatMap(([id, role]) => (role === wanted ? [id as UserId] : []))
  const candidates = [
    ...(actingHostId === null ? [] : [actingHostId]),
    ...withRole('moderator'),
    ...withRole('dj'),
    ...present,
  ]
  return candidates.find((id) => id !== userId) ?? null
}

export type ForgetUserDeps = {
  spaces: Spaces
  talk: Pick<Talk, 'newest' | 'add'>
  present: (spaceId: SpaceId) => readonly UserId[]
  store: {
    roomsOf(userId: UserId): Promise<SpaceId[]>
    forgetUser(userId: UserId): Promise<void>
    rooms: { remove(spaceId: SpaceId): void; forget(userId: UserId): void }
  }
}

/** Commits that lose a race are tried again so often. */
const TRIES = 16

/**
 * Deletes the data of a person: from every room, asleep or awake, and from the store. Listeners notice by the revision
 * that their room is another one, and ask for it anew. Rejects when the store cannot be reached; then all can be said again.
 */
export const forgetUser =
  ({ spaces, talk, present, store }: ForgetUserDeps) =>
  async (userId: UserId): Promise<void> => {
    store.rooms.forget(userId)
    await store.forgetUser(userId)
    const awake = [...spaces.awake()].map(({ spaceId }) => spaceId)
    for (const spaceId of awake) {
      const theirs = (await talk.newest(spaceId)).filter(({ by }) => by.userId === userId)
      for (const { messageId } of theirs) await talk.add({ type: 'deleted', spaceId, messageId })
    }
    for (const spaceId of new Set([...(await store.roomsOf(userId)), ...awake])) {
      for (let tries = 0; tries < TRIES; tries++) {
        const before = await spaces.load(spaceId)
        if (before === null || !names(before, userId)) break
        const after = withoutUser(before, userId, present(spaceId))
        if (after === null) {
          spaces.remove(spaceId)
          store.rooms.remove(spaceId)
          break
        }
        if (await spaces.commit({ space: { ...after, revision: before.revision + 1 }, say: [] }, before.revision)) break
      }
    }
  }

/** Whether someone is named anywhere in a room. */
const names = (space: SpaceState, userId: UserId): boolean =>
  JSON.stringify(space).includes(JSON.stringify(userId).slice(1, -1))
