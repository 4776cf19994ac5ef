import { createHash } from 'node:crypto'
import {
  CHAT_TEXT_LENGTH,
  type CommandId,
  type DownMessage,
  type MessageId,
  may,
  type PublicUser,
  type Refusal,
  type ServerMs,
  type SpaceState,
  type UpChat,
  type UserId,
} from '@earshot/sync'
import { Limiter } from '../limits/limiter.ts'
import type { BucketRule } from '../limits/token-bucket.ts'
import type { ChatEvent, Talk } from '../spaces/talk.ts'
import { cleanText } from '../text/clean-text.ts'
import { Recent } from './recent.ts'

/** Of one person in one room, whatever their tabs. */
const MESSAGES: BucketRule = { perSecond: 0.5, burst: 5 }
/** Commands that are remembered with what came of them; a client says a command again for some seconds only. */
const DONE_LIMIT = 5000

/** A message is named by whose command said it: said again, also to a server that was killed, it is the same message. */
const messageIdOf = (userId: UserId, commandId: CommandId): MessageId =>
  createHash('sha256').update(`${userId} ${commandId}`).digest('base64url').slice(0, 24) as MessageId

/** Why somebody may neither say nor show anything in the room, or null. */
export const silencedIn = (space: SpaceState, userId: UserId): Refusal | null => {
  if (space.muted.includes(userId)) return 'muted'
  return may(space, userId, 'chat') ? null : 'not-allowed'
}

/** Says what people say in rooms, as far as they may. What it answers is why not, or null. */
export class Chatting {
  readonly #talk: Talk
  readonly #now: () => ServerMs
  readonly #pace: Limiter
  readonly #done = new Recent<string, Refusal | null>(DONE_LIMIT)

  constructor(talk: Talk, now: () => ServerMs) {
    this.#talk = talk
    this.#now = now
    this.#pace = new Limiter(MESSAGES, now)
  }

  async carryOut(space: SpaceState, by: PublicUser, command: UpChat): Promise<Refusal | null> {
    const key = `${space.spaceId} ${by.userId} ${command.commandId}`
    const before = this.#done.get(key)
    if (before !== undefined) return before
    const refusal =
      command.type === 'send-chat'
        ? await this.#say(space, by, command)
        : await this.#delete(space, by.userId, command.messageId)
    // Who was too fast may say the same a little later.
    if (refusal !== 'rate-limited') this.#done.set(key, refusal)
    return refusal
  }

  async #say(space: SpaceState, by: PublicUser, command: UpChat & { type: 'send-chat' }): Promise<Refusal | null> {
    const { spaceId } = space
    const silenced = silencedIn(space, by.userId)
    if (silenced !== null) return silenced
    const text = cleanText(command.text, CHAT_TEXT_LENGTH)
    if (text === '') return 'invalid-message'
    if (!this.#pace.take(`${spaceId} ${by.userId}`)) return 'rate-limited'
    const messageId = messageIdOf(by.userId, command.commandId)
    await this.#talk.add({ type: 'said', spaceId, message: { messageId, by, text, at: this.#now() } })
    return null
  }

  async #delete(space: SpaceState, userId: UserId, messageId: MessageId): Promise<Refusal | null> {
    const message = (await this.#talk.newest(space.spaceId)).find((it) => it.messageId === messageId)
    if (message === undefined) return 'message-not-found'
    if (message.by.userId !== userId && !may(space, userId, 'manage-people')) return 'not-allowed'
    const isDeleted = await this.#talk.add({ type: 'deleted', spaceId: space.spaceId, messageId })
    return isDeleted ? null : 'message-not-found'
  }
}

/** What a room is told of what happened to its chat. */
export const chatNews = (event: ChatEvent): DownMessage =>
  event.type === 'said'
    ? { type: 'chat-said', spaceId: event.spaceId, message: event.message }
    : { type: 'chat-deleted', spaceId: event.spaceId, messageId: event.messageId }
