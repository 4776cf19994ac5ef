import type { ChatMessage, PublicUser } from '@earshot/sync'
import { words } from '../../lib/words.ts'
import { mentions } from './text-parts.ts'

/**
 * What a screen reader says of others' new messages; null for nothing. Whoever has the chat before them hears one, and of
 * several how many; anyone else only that they are meant.
 */
export const newsOf = (fresh: readonly ChatMessage[], you: PublicUser | null, isOpen: boolean): string | null => {
  const others = fresh.filter(({ by }) => by.userId !== you?.userId)
  const last = others.at(-1)
  if (last === undefined) return null
  if (isOpen) {
    return others.length === 1 ? words.chat.said(last.by.name, last.text) : words.chat.saidMany(others.length)
  }
  const meant = others.findLast(({ text }) => you !== null && mentions(text, you.name))
  return meant === undefined ? null : words.chat.mentioned(meant.by.name)
}
