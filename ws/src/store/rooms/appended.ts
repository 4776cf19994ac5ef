import type { ChatMessage, MessageId, SpaceId, UserId } from '@earshot/sync'
import type { Prisma } from '../../generated/client.ts'
import { SOMEBODY } from '../forget.ts'
import type { Play } from '../history.ts'
import { inPieces, toStore } from './changes.ts'
import type { Transaction } from './write-room.ts'

/** What is added to a room's records, and never changed: a song heard, something said; or taken out of them. */
export type Appended =
  | { kind: 'play'; row: Prisma.PlayHistoryCreateManyInput }
  | { kind: 'chat'; row: Prisma.ChatCreateManyInput }
  | { kind: 'unsaid'; messageId: MessageId }
  /** The newest of what was said, as it is known from elsewhere. */
  | { kind: 'chat-is'; rows: Prisma.ChatCreateManyInput[] }

export const playRow = (spaceId: SpaceId, { playId, song, startedAt, addedBy }: Play) => ({
  id: playId,
  spaceId,
  songId: song.songId,
  song: JSON.stringify(song),
  addedById: addedBy.userId,
  addedByName: addedBy.name,
  startedAt: toStore(startedAt),
})

export const chatRow = (spaceId: SpaceId, { messageId, by, text, at }: ChatMessage) => ({
  id: messageId,
  spaceId,
  byId: by.userId,
  byName: by.name,
  text,
  at: toStore(at),
})

/** What is left of it when nothing may be someone's any more. */
export const appendedWithout = (it: Appended, userId: UserId): Appended[] => {
  if (it.kind === 'chat' && it.row.byId === userId) return []
  if (it.kind === 'chat-is') return [{ ...it, rows: it.rows.filter(({ byId }) => byId !== userId) }]
  if (it.kind !== 'play' || it.row.addedById !== userId) return [it]
  return [{ ...it, row: { ...it.row, addedById: SOMEBODY.userId, addedByName: SOMEBODY.name } }]
}

/**
 * Writes what was added to one room's records. `isDoubtful`: some of it may be there already, from a try of which nobody knows
 * whether it failed.
 */
export async function writeAppended(
  tx: Transaction,
  spaceId: SpaceId,
  all: readonly Appended[],
  isDoubtful: boolean,
): Promise<void> {
  const plays = all.flatMap((it) => (it.kind === 'play' ? [it.row] : []))
  for (const data of inPieces(plays)) {
    const id = { in: data.map((row) => row.id) }
    const there = isDoubtful ? await tx.playHistory.findMany({ where: { id }, select: { id: true } }) : []
    await tx.playHistory.createMany({ data: without(data, there) })
  }
  for (const it of all) if (it.kind === 'chat-is') await writeChat(tx, spaceId, it.rows)
  const { said, unsaid } = chatOf(all)
  for (const ids of inPieces(unsaid)) await tx.chat.deleteMany({ where: { spaceId, id: { in: ids } } })
  for (const data of inPieces(said)) {
    const id = { in: data.map((row) => row.id) }
    const there = isDoubtful ? await tx.chat.findMany({ where: { spaceId, id }, select: { id: true } }) : []
    await tx.chat.createMany({ data: without(data, there) })
  }
}

/** What is missing comes, and what is not among them any more goes; what is older stays. */
async function writeChat(tx: Transaction, spaceId: SpaceId, rows: Prisma.ChatCreateManyInput[]): Promise<void> {
  const since = rows[0]?.at
  if (since === undefined) return
  const there = await tx.chat.findMany({ where: { spaceId, at: { gte: since } }, select: { id: true } })
  const known = new Set(rows.map(({ id }) => id))
  const gone = there.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  for (const ids of inPieces(gone)) await tx.chat.deleteMany({ where: { spaceId, id: { in: ids } } })
  for (const data of inPieces(without(rows, there))) await tx.chat.createMany({ data })
}

/** What comes of saying, taking back and saying again. */
function chatOf(all: readonly Appended[]) {
  const said = new Map<string, Prisma.ChatCreateManyInput>()
  const unsaid = new Set<string>()
  for (const it of all) {
    if (it.kind === 'chat') said.set(it.row.id, it.row)
    if (it.kind !== 'unsaid') continue
    said.delete(it.messageId)
    unsaid.add(it.messageId)
  }
  return { said: [...said.values()], unsaid: [...unsaid] }
}

const without = <Row extends { id: string }>(rows: Row[], there: { id: string }[]): Row[] => {
  const known = new Set(there.map(({ id }) => id))
  return rows.filter(({ id }) => !known.has(id))
}

/** Takes out all of a room but its own row, its history and its chat. */
export async function clearRoom(tx: Transaction, spaceId: SpaceId): Promise<void> {
  const where = { spaceId }
  await tx.currentStream.deleteMany({ where })
  await tx.stream.deleteMany({ where })
  await tx.role.deleteMany({ where })
  await tx.ban.deleteMany({ where })
  await tx.admission.deleteMany({ where })
  await tx.invite.deleteMany({ where })
}
