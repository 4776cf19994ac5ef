import { RECENT_LIMIT, type SpaceState, spaceState } from '@earshot/sync'
import * as z from 'zod'

/** The fields that commands change, `recent` apart: of that only the newest is written. */
const patch = spaceState.pick({ playback: true, earlier: true, queue: true, name: true }).partial()

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
    patch: {
      ...(after.playback !== before.playback && { playback: after.playback }),
      ...(after.earlier !== before.earlier && { earlier: after.earlier }),
      ...(after.queue !== before.queue && { queue: after.queue }),
      ...(after.name !== before.name && { name: after.name }),
    },
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
  playback: patch.playback ?? before.playback,
  earlier: patch.earlier ?? before.earlier,
  queue: patch.queue ?? before.queue,
  name: patch.name ?? before.name,
  revision,
  recent: recent === undefined ? before.recent : [...before.recent, recent].slice(-RECENT_LIMIT),
})
