import { RECENT_LIMIT, type SpaceState, spaceState } from '@earshot/sync'
import * as z from 'zod'

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

/** Without the defaults of the fields: what is not named has not changed. */
const patch = z.custom<Partial<Pick<SpaceState, Field>>>((value) => {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(([name, part]) => {
    const field = FIELDS.find((it) => it === name)
    return field !== undefined && spaceState.shape[field].safeParse(part).success
  })
})

const entry = z.union([
  z.object({ space: spaceState }),
  z.object({
    spaceId: spaceState.shape.spaceId,
    revision: spaceState.shape.revision,
    patch,
    /** The command just carried out; absent when time alone did it. */
    recent: z.string().optional(),
  }),
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

/** Spaces as told by a journal's lines; lines that cannot be read, or that do not follow what stands before them, are counted. */
export const replay = (lines: Iterable<string>): { spaces: Map<string, SpaceState>; unreadable: number } => {
  const spaces = new Map<string, SpaceState>()
  let unreadable = 0
  for (const line of lines) {
    if (line === '') continue
    const told = readEntry(line)
    if (told === null) {
      unreadable++
    } else if ('space' in told) {
      spaces.set(told.space.spaceId, told.space)
    } else {
      const before = spaces.get(told.spaceId)
      if (before === undefined || told.revision !== before.revision + 1) unreadable++
      else spaces.set(told.spaceId, after(before, told))
    }
  }
  return { spaces, unreadable }
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
