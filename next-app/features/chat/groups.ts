import type { ChatMessage, MessageId, PublicUser, ServerMs } from '@earshot/sync'

/** What one person said without a long silence between, on one day. */
export type Group = {
  /** The first message's, so that a group keeps its name while it grows. */
  groupId: MessageId
  by: PublicUser
  at: ServerMs
  messages: readonly ChatMessage[]
  /** Whether it begins a day. */
  startsDay: boolean
}

/** A silence of so long begins a new group. */
const APART_MS = 5 * 60_000

/** Messages, oldest first, by author and time. `dayOf` names the day of an instant where the reader is. */
export const groupsOf = (chat: readonly ChatMessage[], dayOf: (at: number) => string): Group[] => {
  const groups: (Group & { messages: ChatMessage[] })[] = []
  let [day, last] = ['', null as ChatMessage | null]
  for (const message of chat) {
    const today = dayOf(message.at)
    const group = groups.at(-1)
    const isSame = group !== undefined && last !== null && last.by.userId === message.by.userId
    if (isSame && last !== null && today === day && message.at - last.at < APART_MS) group.messages.push(message)
    else {
      const { messageId: groupId, by, at } = message
      groups.push({ groupId, by, at, messages: [message], startsDay: today !== day })
    }
    day = today
    last = message
  }
  return groups
}

/** The same groups, of which those that are as they were `before` are the very same values: these are not drawn anew. */
export const keptFrom = (before: readonly Group[], groups: readonly Group[]): readonly Group[] => {
  const known = new Map(before.map((group) => [group.groupId, group]))
  return groups.map((group) => {
    const kept = known.get(group.groupId)
    return kept !== undefined && isSame(kept, group) ? kept : group
  })
}

const isSame = (one: Group, other: Group): boolean =>
  one.startsDay === other.startsDay &&
  one.messages.length === other.messages.length &&
  one.messages.every((message, place) => message === other.messages[place])
