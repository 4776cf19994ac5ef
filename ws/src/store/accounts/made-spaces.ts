import type { SpaceId, UserId } from '@earshot/sync'
import type { PrismaClient } from '../../generated/client.ts'

/** Rooms that one user made, the latest first, at most `limit`. */
export const spacesMadeBy = async (database: PrismaClient, userId: UserId, limit: number): Promise<SpaceId[]> => {
  const rows = await database.space.findMany({
    where: { creatorId: userId },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id as SpaceId)
}
