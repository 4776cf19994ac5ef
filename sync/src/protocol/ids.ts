import * as z from 'zod'

/** Letters of a space id: no 0/o, 1/l/i, so that it can be read aloud and typed from a screen. */
export const SPACE_ID_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
export const SPACE_ID_LENGTH = 6

/** Names a space; it is also the code in its link. */
export const spaceId = z
  .string()
  .regex(/^[a-hjkmnp-z2-9]{6}$/)
  .brand<'SpaceId'>()
export type SpaceId = z.infer<typeof spaceId>

const token = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)

/** Names a user in public. Never a credential: whoever knows it may do nothing with it. */
export const userId = token.brand<'UserId'>()
export type UserId = z.infer<typeof userId>

/** Names one song of the library: the hash of its content for a file. */
export const songId = z
  .string()
  .regex(/^[A-Za-z0-9_:-]{1,80}$/)
  .brand<'SongId'>()
export type SongId = z.infer<typeof songId>

/** Names a song's place in a queue; two adds of one song are two items. */
export const itemId = token.brand<'ItemId'>()
export type ItemId = z.infer<typeof itemId>

/** Chosen by the client, once for each command; a command that comes again under the same id does nothing. */
export const commandId = token.brand<'CommandId'>()
export type CommandId = z.infer<typeof commandId>

/** Names one message of a chat. */
export const messageId = token.brand<'MessageId'>()
export type MessageId = z.infer<typeof messageId>

/** Names an invitation; its key is another thing, and secret. */
export const inviteId = token.brand<'InviteId'>()
export type InviteId = z.infer<typeof inviteId>

/** Names one life of a space's state: revisions are comparable only within one epoch. */
export const epoch = token.brand<'Epoch'>()
export type Epoch = z.infer<typeof epoch>

/** Rises by one with every accepted command. */
export const revision = z.int().min(0)
export type Revision = z.infer<typeof revision>
