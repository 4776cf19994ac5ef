import type { Prisma } from '../../generated/client.ts'
import { type Changes, changesOf, inPieces, isNothing } from './changes.ts'
import type { RoomRows } from './room-rows.ts'

/** Within a transaction. */
export type Transaction = Prisma.TransactionClient

/** More rows than these are replaced by two statements and not updated by one each. */
const UPDATES_MOST = 8

/** The rows of nothing: all of a new room's are created. */
export const NO_ROWS: Omit<RoomRows, 'space'> = {
  current: new Map(),
  stream: new Map(),
  upvotes: new Map(),
  roles: new Map(),
  bans: new Map(),
  admissions: new Map(),
  invites: new Map(),
}

type Tables = Omit<RoomRows, 'space'>

/** What is to be written to make `after` out of `before`, table by table; null when nothing but the revision differs. */
export function roomChanges(before: RoomRows | null, after: RoomRows) {
  const from: Tables = before ?? NO_ROWS
  const stream = changesOf(from.stream, after.stream)
  // Replaced items take their votes along, which are then to be created again.
  const replaced = new Set(stream.updated.length > UPDATES_MOST ? stream.updated.map(({ itemId }) => itemId) : [])
  const gone = new Set(stream.removed.map(({ itemId }) => itemId))
  const standing = new Map([...from.upvotes].filter(([, { itemId }]) => !replaced.has(itemId) && !gone.has(itemId)))
  const changes = {
    current: changesOf(from.current, after.current),
    stream,
    upvotes: changesOf(standing, after.upvotes),
    roles: changesOf(from.roles, after.roles),
    bans: changesOf(from.bans, after.bans),
    admissions: changesOf(from.admissions, after.admissions),
    invites: changesOf(from.invites, after.invites),
  }
  const { revision: _, ...row } = after.space
  const isSameSpace = before !== null && isNothing(changesOf(new Map([['', before.space]]), new Map([['', row]])))
  return isSameSpace && Object.values(changes).every((it) => isNothing(it as Changes<unknown>)) ? null : changes
}

/** Writes the difference, and the revision whose it is. */
export async function writeRoom(
  tx: Transaction,
  changes: NonNullable<ReturnType<typeof roomChanges>>,
  { space }: RoomRows,
  usedAt: Date,
): Promise<void> {
  const spaceId = space.id
  const { id: _, ...fields } = space
  await tx.space.upsert({ where: { id: spaceId }, create: { ...space, usedAt }, update: { ...fields, usedAt } })

  await writeTable(changes.stream, ({ itemId }) => itemId, {
    remove: (keys) => tx.stream.deleteMany({ where: { spaceId, itemId: { in: keys } } }),
    create: (data) => tx.stream.createMany({ data }),
    update: ({ itemId, ...data }) => tx.stream.updateMany({ where: { spaceId, itemId }, data }),
  })
  const { created, updated, removed } = changes.upvotes
  for (const { itemId, userId } of removed) await tx.upvote.deleteMany({ where: { spaceId, itemId, userId } })
  for (const { itemId, userId, value } of updated) {
    await tx.upvote.updateMany({ where: { spaceId, itemId, userId }, data: { value } })
  }
  for (const data of inPieces(created)) await tx.upvote.createMany({ data })

  await writeTable(changes.current, () => spaceId, {
    remove: () => tx.currentStream.deleteMany({ where: { spaceId } }),
    create: (data) => tx.currentStream.createMany({ data }),
    update: ({ itemId, songId }) => tx.currentStream.updateMany({ where: { spaceId }, data: { itemId, songId } }),
  })
  await writeTable(changes.roles, ({ userId }) => userId, {
    remove: (keys) => tx.role.deleteMany({ where: { spaceId, userId: { in: keys } } }),
    create: (data) => tx.role.createMany({ data }),
    update: ({ userId, role, isMuted }) => tx.role.updateMany({ where: { spaceId, userId }, data: { role, isMuted } }),
  })
  await writeTable(changes.bans, ({ userId }) => userId, {
    remove: (keys) => tx.ban.deleteMany({ where: { spaceId, userId: { in: keys } } }),
    create: (data) => tx.ban.createMany({ data }),
    update: ({ userId, ...data }) => tx.ban.updateMany({ where: { spaceId, userId }, data }),
  })
  await writeTable(changes.admissions, ({ userId }) => userId, {
    remove: (keys) => tx.admission.deleteMany({ where: { spaceId, userId: { in: keys } } }),
    create: (data) => tx.admission.createMany({ data }),
    update: ({ userId, userName }) => tx.admission.updateMany({ where: { spaceId, userId }, data: { userName } }),
  })
  await writeTable(changes.invites, ({ id }) => id, {
    remove: (keys) => tx.invite.deleteMany({ where: { spaceId, id: { in: keys } } }),
    create: (data) => tx.invite.createMany({ data }),
    update: ({ id, ...data }) => tx.invite.updateMany({ where: { spaceId, id }, data }),
  })
}

async function writeTable<Row>(
  { created, updated, removed }: Changes<Row>,
  keyOf: (row: Row) => string,
  table: {
    remove(keys: string[]): Promise<unknown>
    create(rows: Row[]): Promise<unknown>
    update(row: Row): Promise<unknown>
  },
): Promise<void> {
  const replaced = updated.length > UPDATES_MOST ? updated : []
  for (const rows of inPieces([...removed, ...replaced])) await table.remove(rows.map(keyOf))
  if (replaced.length === 0) for (const row of updated) await table.update(row)
  for (const rows of inPieces([...created, ...replaced])) await table.create(rows)
}
