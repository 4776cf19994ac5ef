import type { ChatMessage, PublicUser, SpaceId } from '@earshot/sync'
import type { Database } from './database.ts'

export type Chats = {
  /** The newest `limit` messages of a space, oldest first. */
  newestOf(spaceId: SpaceId, limit: number): Promise<ChatMessage[]>
}

export const openChats = (database: Database): Chats => ({
  newestOf: async (spaceId, limit) => {
    const rows = await database.chat.findMany({
      where: { spaceId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: limit,
    })
    return rows.reverse().map(({ id, byId, byName, text, at }) => ({
      messageId: id as ChatMessage['messageId'],
      by: { userId: byId as PublicUser['userId'], name: byName },
      text,
      at: at as ChatMessage['at'],
    }))
  },
})
