import { type Epoch, NO_CROSSFADE, type ServerMs, type SpaceState, silence, spaceState } from '@earshot/sync'
import type { Database } from '../database.ts'
import { readJson } from '../json.ts'
import type { Ranks } from './ranks.ts'
import type { Place } from './room-rows.ts'

/** When and in which life a room is read. */
export type Waking = { now: ServerMs; epoch: Epoch }

const WHOLE = {
  stream: { orderBy: { rank: 'asc' }, include: { votes: true } },
  roles: true,
  bans: { orderBy: { at: 'asc' } },
  admissions: true,
  invites: { orderBy: { createdAt: 'asc' } },
} as const

const wholeOf = (database: Database, spaceId: string) =>
  database.space.findUnique({ where: { id: spaceId }, include: WHOLE })
type Whole = NonNullable<Awaited<ReturnType<typeof wholeOf>>>
type ItemRow = Whole['stream'][number]

/**
 * A room as the database holds it, its song held at its beginning (docs/decisions/0015). Null when there is none; throws
 * when what is there is no room of this protocol.
 */
export async function readRoom(
  database: Database,
  spaceId: string,
  { now, epoch }: Waking,
): Promise<{ space: SpaceState; ranks: Ranks } | null> {
  const row = await wholeOf(database, spaceId)
  if (row === null) return null
  const at = (place: Place) => row.stream.filter((it) => it.place === place).map(itemOf)
  const [current = null] = at('current')
  const held = { currentSong: current?.song, startedAt: now, pausedAt: now, isPlaying: false, lastUpdated: now }
  const space = spaceState.parse({
    spaceId: row.id,
    name: row.name,
    creatorId: row.creatorId,
    createdAt: row.createdAt.getTime(),
    epoch,
    revision: Math.max(0, row.revision),
    recent: [],
    playback: current === null ? silence(now) : held,
    earlier: [],
    queue: {
      order: row.queueOrder,
      repeat: row.repeat,
      // Its song is held: since when is no matter.
      crossfade: { ...NO_CROSSFADE, ms: row.crossfadeMs },
      current,
      upcoming: at('upcoming'),
      played: at('played'),
    },
    hostId: row.hostId,
    actingHostId: row.actingHostId,
    roles: Object.fromEntries(
      row.roles.filter(({ role }) => role !== 'listener').map(({ userId, role }) => [userId, role]),
    ),
    muted: row.roles.filter(({ isMuted }) => isMuted).map(({ userId }) => userId),
    ...(row.settings !== null && { settings: readJson(row.settings) }),
    door: {
      mode: row.doorMode,
      passwordHash: row.passwordHash,
      invites: row.invites.map(({ id, key, label, byId, byName, createdAt }) => ({
        inviteId: id,
        key,
        label,
        by: { userId: byId, name: byName },
        createdAt,
      })),
      admitted: row.admissions.map(({ userId, userName }) => ({ userId, name: userName })),
      bans: row.bans.map(({ userId, userName, byId, byName, at }) => ({
        user: { userId, name: userName },
        by: { userId: byId, name: byName },
        at,
      })),
    },
  })
  return { space, ranks: new Map(row.stream.map(({ itemId, rank }) => [itemId, rank])) }
}

const itemOf = ({ itemId, song, addedById, addedByName, addedAt, votes, isNext, round }: ItemRow) => ({
  itemId,
  song: readJson(song),
  addedBy: { userId: addedById, name: addedByName },
  addedAt,
  votes: Object.fromEntries(votes.map(({ userId, value }) => [userId, value])),
  isNext,
  ...(round !== null && { round }),
})
