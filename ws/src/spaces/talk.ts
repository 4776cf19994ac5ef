import { CHAT_KEPT, type ChatMessage, type MessageId, type SpaceId } from '@earshot/sync'

/** What happens to a room's chat. */
export type ChatEvent =
  | { type: 'said'; spaceId: SpaceId; message: ChatMessage }
  | { type: 'deleted'; spaceId: SpaceId; messageId: MessageId }

/**
 * Where what is said in rooms is kept, beside the spaces and apart from them: a message changes no revision. Nothing is told
 * to anyone before it is kept.
 */
export interface Talk {
  /** The newest messages of a room, oldest first. */
  newest(spaceId: SpaceId): Promise<readonly ChatMessage[]>
  /** Keeps `event`; false when it changes nothing: a message that is there already, or not there any more. */
  add(event: ChatEvent): Promise<boolean>
  /** Calls `listener` once for each event kept, in the order of a room's; answers how to stop. */
  watch(listener: (event: ChatEvent) => void): () => void
  /** The room has left memory: what was said there is kept elsewhere until somebody asks for it. */
  letSleep(spaceId: SpaceId): void
}

/** A chat after `event`; the same value when it changes nothing. */
export const chatAfter = (chat: readonly ChatMessage[], event: ChatEvent): readonly ChatMessage[] => {
  if (event.type === 'deleted') {
    const left = chat.filter(({ messageId }) => messageId !== event.messageId)
    return left.length === chat.length ? chat : left
  }
  const { message } = event
  if (chat.some(({ messageId }) => messageId === message.messageId)) return chat
  return [...chat, message].slice(-CHAT_KEPT)
}
