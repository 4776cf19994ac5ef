import type { Item, Song, SpaceState } from '@earshot/sync'
import type { Prisma } from '../../generated/client.ts'
import { toStore } from './changes.ts'
import { type Ranks, rank } from './ranks.ts'

/** Rows by their key within the room. */
type Rows<Row> = ReadonlyMap<string, Row>

/** A room as the database has it; where its song stands is no part of it. */
export type RoomRows = {
  space: Omit<Prisma.SpaceUncheckedCreateInput, 'usedAt'>
  current: Rows<Prisma.CurrentStreamUncheckedCreateInput>
  stream: Rows<Prisma.StreamUncheckedCreateInput>
  upvotes: Rows<Prisma.UpvoteUncheckedCreateInput>
  roles: Rows<Prisma.RoleUncheckedCreateInput>
  bans: Rows<Prisma.BanUncheckedCreateInput>
  admissions: Rows<Prisma.AdmissionUncheckedCreateInput>
  invites: Rows<Prisma.InviteUncheckedCreateInput>
}

export type Place = 'played' | 'current' | 'upcoming'

/** The parts of a space that are written, in the order of `DURABLE`. */
export const DURABLE = [
  'name',
  'hostId',
  'actingHostId',
  'roles',
  'muted',
  'settings',
  'door',
  'queue',
] as const satisfies (keyof SpaceState)[]

/** Whether nothing that is written differs. By identity: pausing, resuming and seeking leave these parts as they are. */
export const isSameToStore = (one: SpaceState, other: SpaceState): boolean =>
  DURABLE.every((part) => one[part] === other[part])

const texts = new WeakMap<Song, string>()
const textOf = (song: Song): string => {
  const text = texts.get(song) ?? JSON.stringify(song)
  texts.set(song, text)
  return text
}

const placed = ({ queue }: SpaceState): { item: Item; place: Place }[] => [
  ...queue.played.map((item) => ({ item, place: 'played' as const })),
  ...(queue.current === null ? [] : [{ item: queue.current, place: 'current' as const }]),
  ...queue.upcoming.map((item) => ({ item, place: 'upcoming' as const })),
]

/** The rows of a room, and the numbers of its items; `before` are those that they had. */
export function rowsOf(space: SpaceState, before: Ranks): { rows: RoomRows; ranks: Ranks } {
  const { spaceId, queue, door } = space
  const items = placed(space)
  const ranks = rank(
    items.map(({ item }) => item.itemId),
    before,
  )
  const keyed = <T, Row>(all: readonly T[], key: (it: T) => string, row: (it: T) => Row): Rows<Row> =>
    new Map(all.map((it) => [key(it), row(it)]))
  const people = [...new Set([...Object.keys(space.roles), ...space.muted])]
  const votes = items.flatMap(({ item: { itemId, votes } }) =>
    Object.entries(votes).map(([userId, value]) => ({ spaceId, itemId, userId, value })),
  )
  const rows: RoomRows = {
    space: {
      id: spaceId,
      name: space.name,
      creatorId: space.creatorId,
      createdAt: new Date(space.createdAt),
      hostId: space.hostId,
      actingHostId: space.actingHostId,
      settings: JSON.stringify(space.settings),
      queueOrder: queue.order,
      repeat: queue.repeat,
      crossfadeMs: queue.crossfade.ms,
      doorMode: door.mode,
      passwordHash: door.passwordHash,
      revision: space.revision,
    },
    current: keyed(
      queue.current === null ? [] : [queue.current],
      () => spaceId,
      ({ itemId, song }) => ({ spaceId, itemId, songId: song.songId }),
    ),
    stream: keyed(
      items,
      ({ item }) => item.itemId,
      ({ item: { itemId, song, addedBy, addedAt, isNext, round }, place }) => ({
        spaceId,
        itemId,
        rank: ranks.get(itemId) ?? 0,
        place,
        songId: song.songId,
        song: textOf(song),
        addedById: addedBy.userId,
        addedByName: addedBy.name,
        addedAt: toStore(addedAt),
        isNext,
        round: round ?? null,
      }),
    ),
    upvotes: keyed(
      votes,
      ({ itemId, userId }) => `${itemId} ${userId}`,
      (it) => it,
    ),
    roles: keyed(
      people,
      (userId) => userId,
      (userId) => ({
        spaceId,
        userId,
        role: space.roles[userId as keyof typeof space.roles] ?? 'listener',
        isMuted: space.muted.some((it) => it === userId),
      }),
    ),
    bans: keyed(
      door.bans,
      ({ user }) => user.userId,
      ({ user, by, at }) => ({
        spaceId,
        userId: user.userId,
        userName: user.name,
        byId: by.userId,
        byName: by.name,
        at: toStore(at),
      }),
    ),
    admissions: keyed(
      door.admitted,
      ({ userId }) => userId,
      ({ userId, name }) => ({ spaceId, userId, userName: name }),
    ),
    invites: keyed(
      door.invites,
      ({ inviteId }) => inviteId,
      ({ inviteId, key, label, by, createdAt }) => ({
        id: inviteId,
        spaceId,
        key,
        label,
        byId: by.userId,
        byName: by.name,
        createdAt: toStore(createdAt),
      }),
    ),
  }
  return { rows, ranks }
}
