import type { ChatMessage, SpaceId } from '@earshot/sync'
import type { Journal } from './journal.ts'
import { type ChatEvent, chatAfter, type Talk } from './talk.ts'

/** Rooms that are kept elsewhere, and what was said in them with them. */
export type AsleepTalk = {
  spaceIds: Iterable<SpaceId>
  newestOf(spaceId: SpaceId): Promise<readonly ChatMessage[]>
}

const NOTHING_SAID: readonly ChatMessage[] = []
const NOBODY_SLEEPS: AsleepTalk = { spaceIds: [], newestOf: async () => NOTHING_SAID }

/**
 * Chats in this process, each message in `journal` before anyone is told. `recovered` is what it held at start. Of a room that
 * is asleep it asks elsewhere, once; of all others nobody else knows more.
 */
export const memoryTalk = (
  journal: Journal,
  recovered: Iterable<[SpaceId, readonly ChatMessage[]]>,
  { spaceIds, newestOf }: AsleepTalk = NOBODY_SLEEPS,
): Talk => {
  const chats = new Map(recovered)
  const asleep = new Set([...spaceIds].filter((spaceId) => !chats.has(spaceId)))
  const coming = new Map<SpaceId, Promise<void>>()
  const listeners = new Set<(event: ChatEvent) => void>()
  journal.chatsOf(() => chats)

  const wake = async (spaceId: SpaceId): Promise<void> => {
    const chat = await newestOf(spaceId)
    if (!asleep.delete(spaceId) || chat.length === 0) return
    chats.set(spaceId, chat)
    journal.appendChat(spaceId, chat)
  }
  const newest = async (spaceId: SpaceId): Promise<readonly ChatMessage[]> => {
    if (asleep.has(spaceId)) {
      // Many may ask for one at once; it wakes once.
      const woken = coming.get(spaceId) ?? wake(spaceId).finally(() => coming.delete(spaceId))
      coming.set(spaceId, woken)
      await woken
    }
    return chats.get(spaceId) ?? NOTHING_SAID
  }

  return {
    newest,
    add: async (event) => {
      const { spaceId } = event
      await newest(spaceId)
      // From here on nothing is waited for.
      const before = chats.get(spaceId) ?? NOTHING_SAID
      const after = chatAfter(before, event)
      if (after === before) return false
      chats.set(spaceId, after)
      journal.appendChatEvent(event)
      for (const listener of listeners) listener(event)
      return true
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    letSleep: (spaceId) => {
      chats.delete(spaceId)
      asleep.add(spaceId)
    },
  }
}
