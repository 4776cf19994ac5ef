import type { SpaceId, UserId } from '@earshot/sync'
import type { Database } from './database.ts'

/** In place of someone whose data was deleted. */
export const SOMEBODY = { userId: 'somebody', name: 'Somebody' } as const

export type Forget = {
  /** The rooms in whose queue, people or settings someone is named. */
  roomsOf(userId: UserId): Promise<SpaceId[]>
  /**
   * Deletes what belongs to someone alone: when they were here, their playlists, what they said. What they added to
   * the histories of rooms stays there as somebody's.
   */
  forgetUser(userId: UserId): Promise<void>
}

export const openForget = (database: Database): Forget => ({
  roomsOf: async (userId) => {
    const distinct = ['spaceId' as const]
    const select = { spaceId: true }
    const found = await Promise.all([
      database.space
        .findMany({
          where: { OR: [{ creatorId: userId }, { hostId: userId }, { actingHostId: userId }] },
          select: { id: true },
        })
        .then((rows) => rows.map(({ id }) => ({ spaceId: id }))),
      database.stream.findMany({ where: { addedById: userId }, distinct, select }),
      database.upvote.findMany({ where: { userId }, distinct, select }),
      database.role.findMany({ where: { userId }, select }),
      database.ban.findMany({ where: { OR: [{ userId }, { byId: userId }] }, distinct, select }),
      database.admission.findMany({ where: { userId }, select }),
      database.invite.findMany({ where: { byId: userId }, distinct, select }),
    ])
    return [...new Set(found.flat().map(({ spaceId }) => spaceId as SpaceId))]
  },
  forgetUser: async (userId) => {
    await database.$transaction([
      database.user.deleteMany({ where: { id: userId } }),
      database.playlist.deleteMany({ where: { ownerId: userId } }),
      database.chat.deleteMany({ where: { byId: userId } }),
      database.playHistory.updateMany({
        where: { addedById: userId },
        data: { addedById: SOMEBODY.userId, addedByName: SOMEBODY.name },
      }),
    ])
  },
})
