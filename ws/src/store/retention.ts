import type { SpaceId } from '@earshot/sync'
import type { Database } from './database.ts'

/** What is old enough to be deleted, by instants in ms since 1970; null keeps all. */
export type Before = { rooms: number | null; history: number | null; chat: number | null }

/** Old rooms that the program may delete: their ids are asked of `isAsleep`. */
export type Prune = (before: Before, isAsleep: (spaceId: SpaceId) => boolean) => Promise<Pruned>
/** The rooms deleted, and how many lines of the others' histories and chats. */
export type Pruned = { rooms: SpaceId[]; plays: number; messages: number }

/** Rooms deleted in one go; the rest goes the next time. */
const ROOMS_AT_ONCE = 1000

export const openPrune =
  (database: Database): Prune =>
  async ({ rooms, history, chat }, isAsleep) => {
    const old =
      rooms === null
        ? []
        : await database.space.findMany({
            where: { usedAt: { lt: new Date(rooms) } },
            orderBy: { usedAt: 'asc' },
            take: ROOMS_AT_ONCE,
            select: { id: true },
          })
    const gone = old.map(({ id }) => id as SpaceId).filter(isAsleep)
    // Asked once more: one that was woken and left again meanwhile is in use.
    if (rooms !== null && gone.length > 0) {
      await database.space.deleteMany({ where: { id: { in: gone }, usedAt: { lt: new Date(rooms) } } })
    }
    const plays =
      history === null ? 0 : (await database.playHistory.deleteMany({ where: { startedAt: { lt: history } } })).count
    const messages = chat === null ? 0 : (await database.chat.deleteMany({ where: { at: { lt: chat } } })).count
    return { rooms: gone, plays, messages }
  }
