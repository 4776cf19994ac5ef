import * as z from 'zod'
import { messageId } from './ids.ts'
import { publicUser } from './song.ts'
import { serverMs } from './units.ts'

export const CHAT_TEXT_LENGTH = 1000
/** Messages of a room that are kept, and told to who joins. */
export const CHAT_KEPT = 300

/** What someone said, as it was typed: plain text, never markup. */
export const chatMessage = z.object({
  messageId,
  by: publicUser,
  text: z.string().min(1).max(CHAT_TEXT_LENGTH),
  at: serverMs,
})
export type ChatMessage = z.infer<typeof chatMessage>
