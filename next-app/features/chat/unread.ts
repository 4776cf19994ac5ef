import type { ChatMessage, ServerMs, UserId } from '@earshot/sync'

/** Others' messages after `seenAt`. Null: nothing of what is there was new to whoever has just come. */
export const unreadOf = (
  chat: readonly ChatMessage[],
  seenAt: ServerMs | null,
  you: UserId | undefined,
): readonly ChatMessage[] => (seenAt === null ? [] : chat.filter(({ at, by }) => at > seenAt && by.userId !== you))
