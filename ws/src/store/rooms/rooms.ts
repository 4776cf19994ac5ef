import type { ChatMessage, MessageId, Revision, SpaceId, SpaceState, UserId } from '@earshot/sync'
import * as z from 'zod'
import type { Database } from '../database.ts'
import type { Play } from '../history.ts'
import type { WriteBehind } from '../write-behind.ts'
import { type Appended, appendedWithout, chatRow, clearRoom, playRow, writeAppended } from './appended.ts'
import type { Ranks } from './ranks.ts'
import { readRoom, type Waking } from './read-room.ts'
import { isSameToStore, type RoomRows, rowsOf } from './room-rows.ts'
import { roomChanges, writeRoom } from './write-room.ts'

/** The rooms in the database. What answers nothing writes behind the caller. */
export type Rooms = {
  /** Every room there is, with the revision at which it was last written; -1 when it never was. */
  revisions(): Promise<Map<SpaceId, Revision>>
  /** A room as it was written last, its song held at its beginning; null when there is none. */
  wake(spaceId: SpaceId, waking: Waking): Promise<SpaceState | null>
  /**
   * The room is to be written as it is when its turn comes: one turn waits for each room, however often it changes
   * meanwhile, and writes the difference to what was written last.
   */
  save(space: SpaceState): void
  /** Another song is heard; rows are written in the order of the calls. */
  played(space: SpaceState, play: Play): void
  said(space: SpaceState, message: ChatMessage): void
  /** The newest of what was said, oldest first, as the journal has it after a start: what the database misses is written. */
  chatIs(space: SpaceState, chat: readonly ChatMessage[]): void
  /** Nobody is to read this any more. */
  unsaid(space: SpaceState, messageId: MessageId): void
  /** Whether the database holds just this. A room of which that is not known is looked at when its turn comes. */
  isWritten(space: SpaceState): boolean
  /** The room has left memory, and was in use until now. */
  release(spaceId: SpaceId): void
  /** What someone said or added, and what is not written yet, is not theirs any more. */
  forget(userId: UserId): void
  /** The room is no more, with all that belongs to it. */
  remove(spaceId: SpaceId): void
}

/** What is known of a room: how it stands, what of it was written, and what waits to be. */
type Entry = {
  space: SpaceState
  /** Null when it is not known: after a start, and when a write failed, perhaps half-way. */
  written: { space: SpaceState; ranks: Ranks } | null
  isWaiting: boolean
  appended: Appended[]
}

/** Rows of history and chat that wait for one room; of more the oldest are dropped. Hours of listening, a long talk. */
const APPENDED_MOST = 2000
/** A transaction may take its time: a slow database is no reason to begin again. */
const PATIENCE = { timeout: 10 * 60_000, maxWait: 60_000 }

type Deps = {
  database: Database
  behind: WriteBehind
  /** ms since 1970. */
  now: () => number
  isRefused: (error: unknown) => boolean
  onProblem: (problem: string, spaceId: SpaceId, error: unknown) => void
}

export const openRooms = ({ database, behind, now, isRefused, onProblem }: Deps): Rooms => {
  const entries = new Map<SpaceId, Entry>()

  const entryOf = (space: SpaceState): Entry => {
    const entry = entries.get(space.spaceId) ?? { space, written: null, isWaiting: false, appended: [] }
    entries.set(space.spaceId, entry)
    entry.space = space
    return entry
  }

  const save = (space: SpaceState): void => {
    const entry = entryOf(space)
    if (entry.isWaiting) return
    entry.isWaiting = behind.push(`save room ${space.spaceId}`, () => write(space.spaceId, entry))
  }

  const append = (space: SpaceState, row: Appended): void => {
    const entry = entryOf(space)
    entry.appended.push(row)
    if (entry.appended.length > APPENDED_MOST) {
      entry.appended.shift()
      onProblem(
        'too much of a room waits to be written, the oldest of its history and chat is dropped',
        space.spaceId,
        null,
      )
    }
    save(space)
  }

  const write = async (spaceId: SpaceId, entry: Entry): Promise<void> => {
    if (entries.get(spaceId) !== entry) return
    // From here on a change waits for the next turn; what this one writes is what stands now.
    entry.isWaiting = false
    const { space, appended } = { space: entry.space, appended: [...entry.appended] }
    try {
      const isDoubtful = entry.written === null
      const base = entry.written === null ? await baseOf(space) : rowsOf(entry.written.space, entry.written.ranks)
      const { rows, ranks } = rowsOf(space, base.ranks)
      const changes = roomChanges(base.rows, rows)
      if (isDoubtful || changes !== null || appended.length > 0) {
        await database.$transaction(async (tx) => {
          if (base.rows === null && isDoubtful) await clearRoom(tx, spaceId)
          if (changes !== null) await writeRoom(tx, changes, rows, new Date(now()))
          else await tx.space.updateMany({ where: { id: spaceId }, data: { revision: space.revision } })
          await writeAppended(tx, spaceId, appended, isDoubtful)
        }, PATIENCE)
      }
      entry.written = { space, ranks }
      entry.appended = entry.appended.slice(appended.length)
    } catch (error) {
      entry.written = null
      if (isRefused(error)) entry.appended.splice(0, appended.length)
      else entry.isWaiting = true
      throw error
    }
  }

  /** What the database holds of a room: null for nothing, or for what nobody can read. */
  const baseOf = async (space: SpaceState): Promise<{ rows: RoomRows | null; ranks: Ranks }> => {
    const nothing = { rows: null, ranks: new Map() }
    try {
      const read = await readRoom(database, space.spaceId, { now: space.playback.lastUpdated, epoch: space.epoch })
      return read === null ? nothing : rowsOf(read.space, read.ranks)
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      onProblem('a room of the database could not be read and is written anew', space.spaceId, error)
      return nothing
    }
  }

  return {
    revisions: async () => {
      const rows = await database.space.findMany({ select: { id: true, revision: true } })
      return new Map(rows.map(({ id, revision }) => [id as SpaceId, revision]))
    },
    wake: async (spaceId, waking) => {
      const read = await readRoom(database, spaceId, waking)
      if (read === null) return null
      entries.set(spaceId, { space: read.space, written: read, isWaiting: false, appended: [] })
      return read.space
    },
    save,
    played: (space, play) => append(space, { kind: 'play', row: playRow(space.spaceId, play) }),
    said: (space, message) => append(space, { kind: 'chat', row: chatRow(space.spaceId, message) }),
    chatIs: (space, chat) =>
      append(space, { kind: 'chat-is', rows: chat.map((message) => chatRow(space.spaceId, message)) }),
    unsaid: (space, messageId) => append(space, { kind: 'unsaid', messageId }),
    isWritten: (space) => {
      const entry = entries.get(space.spaceId)
      if (entry === undefined || entry.isWaiting || entry.written === null || entry.appended.length > 0) return false
      return isSameToStore(entry.written.space, space)
    },
    release: (spaceId) => {
      entries.delete(spaceId)
      const data = { usedAt: new Date(now()) }
      behind.push(`room ${spaceId} sleeps`, () => database.space.updateMany({ where: { id: spaceId }, data }))
    },
    forget: (userId) => {
      for (const entry of entries.values()) entry.appended = entry.appended.flatMap((it) => appendedWithout(it, userId))
    },
    remove: (spaceId) => {
      entries.delete(spaceId)
      behind.push(`remove room ${spaceId}`, () => database.space.deleteMany({ where: { id: spaceId } }))
    },
  }
}
