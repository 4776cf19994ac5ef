import {
  type ChatMessage,
  chatMessage,
  messageId,
  RECENT_LIMIT,
  type SpaceId,
  type SpaceState,
  spaceState,
} from '@earshot/sync'
import * as z from 'zod'
import { type ChatEvent, chatAfter } from './talk.ts'

/** The fields that commands change, `recent` apart: of that only the newest is written. */
const FIELDS = [
  'playback',
  'earlier',
  'queue',
  'name',
  'hostId',
  'actingHostId',
  'roles',
  'muted',
  'settings',
  'door',
  'undo',
  'skipVotes',
] as const satisfies (keyof SpaceState)[]
type Field = (typeof FIELDS)[number]

/** Those that no command changes, or that are told apart: a field that is in neither list does not compile. */
type Told = Field | 'spaceId' | 'creatorId' | 'createdAt' | 'epoch' | 'revision' | 'recent'
true satisfies Exclude<keyof SpaceState, Told> extends never ? true : never

type Patch = Partial<Pick<SpaceState, Field>>

/** What is not named has not changed, and takes no default; within a field that is named, older lines may need some. */
const patch = z.partialRecord(z.enum(FIELDS), z.unknown()).transform((told, context): Patch => {
  const parts = Object.entries(told).map(([name, part]) => {
    const read = spaceState.shape[name as Field].safeParse(part)
    if (!read.success) context.addIssue({ code: 'custom', message: `${name} cannot be read` })
    return [name, read.data]
  })
  return Object.fromEntries(parts) as Patch
})

const entry = z.union([
  z.object({ space: spaceState }),
  /** It has left memory: the database has it, or it is no more. */
  z.object({ left: spaceState.shape.spaceId }),
  z.object({
    spaceId: spaceState.shape.spaceId,
    revision: spaceState.shape.revision,
    patch,
    /** The command just carried out; absent when time alone did it. */
    recent: z.string().optional(),
  }),
  /** What was said in a room so far; then message by message. */
  z.object({ spaceId: spaceState.shape.spaceId, chat: z.array(chatMessage) }),
  z.object({ spaceId: spaceState.shape.spaceId, said: chatMessage }),
  z.object({ spaceId: spaceState.shape.spaceId, deleted: messageId }),
])
export type JournalEntry = z.infer<typeof entry>

/** What a step changed, as small as it can be said: the fields that are no longer the same. */
export const stepEntry = (before: SpaceState, after: SpaceState): JournalEntry => {
  const recent = after.recent === before.recent ? undefined : after.recent.at(-1)
  return {
    spaceId: after.spaceId,
    revision: after.revision,
    patch: Object.fromEntries(
      FIELDS.flatMap((field) => (after[field] === before[field] ? [] : [[field, after[field]]])),
    ),
    ...(recent !== undefined && { recent }),
  }
}

/** What happened to a chat, as small as it can be said. */
export const chatEntry = (event: ChatEvent): JournalEntry =>
  event.type === 'said'
    ? { spaceId: event.spaceId, said: event.message }
    : { spaceId: event.spaceId, deleted: event.messageId }

export type Replayed = {
  spaces: Map<string, SpaceState>
  chats: Map<SpaceId, readonly ChatMessage[]>
  unreadable: number
}

/**
 * Spaces and chats as told by a journal's lines; lines that cannot be read, or that do not follow what stands before them, are
 * counted.
 */
export const replay = (lines: Iterable<string>): Replayed => {
  const spaces: Replayed['spaces'] = new Map()
  const chats: Replayed['chats'] = new Map()
  let unreadable = 0
  const chatted = (event: ChatEvent) => chats.set(event.spaceId, chatAfter(chats.get(event.spaceId) ?? [], event))
  for (const line of lines) {
    if (line === '') continue
    const told = readEntry(line)
    if (told === null) {
      unreadable++
    } else if ('space' in told) {
      spaces.set(told.space.spaceId, told.space)
    } else if ('left' in told) {
      spaces.delete(told.left)
      chats.delete(told.left)
    } else if ('chat' in told) {
      chats.set(told.spaceId, told.chat)
    } else if ('said' in told) {
      chatted({ type: 'said', spaceId: told.spaceId, message: told.said })
    } else if ('deleted' in told) {
      chatted({ type: 'deleted', spaceId: told.spaceId, messageId: told.deleted })
    } else {
      const before = spaces.get(told.spaceId)
      if (before === undefined || told.revision !== before.revision + 1) unreadable++
      else spaces.set(told.spaceId, after(before, told))
    }
  }
  return { spaces, chats, unreadable }
}

const readEntry = (line: string): JournalEntry | null => {
  try {
    return entry.parse(JSON.parse(line))
  } catch {
    return null
  }
}

const after = (
  before: SpaceState,
  { patch, revision, recent }: Extract<JournalEntry, { patch: unknown }>,
): SpaceState => ({
  ...before,
  ...patch,
  revision,
  recent: recent === undefined ? before.recent : [...before.recent, recent].slice(-RECENT_LIMIT),
})
