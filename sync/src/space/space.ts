import * as z from 'zod'
import { silence } from '../playback/index.ts'
import type { Epoch, PublicUser, RoomInfo, ServerMs, SpaceId, UserId } from '../protocol/index.ts'
import {
  ban,
  DEFAULT_SETTINGS,
  epoch,
  invite,
  permission,
  publicUser,
  queueEdit,
  revision,
  roomInfo,
  serverMs,
  spaceId,
  userId,
} from '../protocol/index.ts'
import { emptyQueue } from '../queue/index.ts'
import { stage } from './stage.ts'

/** How many commands are remembered, so that one that comes again does nothing. */
export const RECENT_LIMIT = 256

/** Who may come in. Told to nobody but, the password apart, those who keep the door. */
export const door = z.object({
  mode: roomInfo.shape.doorMode,
  /** What the server made of the password; it says nothing of it to those who do not know it. */
  passwordHash: z.string().max(500).nullable(),
  invites: z.array(invite),
  admitted: z.array(publicUser),
  bans: z.array(ban),
})
export type Door = z.infer<typeof door>

/** The newest change to the queue, what it needed, and what takes it back. */
export const undo = z.object({ userId, type: z.string(), need: permission, edit: queueEdit })
export type Undo = z.infer<typeof undo>

export const openDoor: Door = { mode: 'open', passwordHash: null, invites: [], admitted: [], bans: [] }

/** A room as a value. The server keeps it, the journal stores it, the reducer changes it; who is present is no part. */
export const spaceState = stage.extend({
  spaceId,
  name: roomInfo.shape.name,
  creatorId: publicUser.shape.userId,
  createdAt: serverMs,
  epoch,
  revision,
  /** The newest commands carried out, as `userId commandId`, oldest first. */
  recent: z.array(z.string()),
  /** Missing in rooms of before there were roles: then it is who made the room. */
  hostId: userId.nullable().default(null),
  actingHostId: userId.nullable().default(null),
  roles: roomInfo.shape.roles.default({}),
  muted: z.array(userId).default([]),
  settings: roomInfo.shape.settings.default(DEFAULT_SETTINGS),
  door: door.default(openDoor),
  undo: undo.nullable().default(null),
  /** Who wants to skip the song that plays. */
  skipVotes: z.array(userId).default([]),
})
export type SpaceState = z.infer<typeof spaceState>

/** A space in which nothing was ever played. */
export const newSpace = (of: {
  spaceId: SpaceId
  name: string
  creator: PublicUser
  epoch: Epoch
  now: ServerMs
}): SpaceState => ({
  spaceId: of.spaceId,
  name: of.name,
  creatorId: of.creator.userId,
  createdAt: of.now,
  epoch: of.epoch,
  revision: 0,
  playback: silence(of.now),
  earlier: [],
  queue: emptyQueue,
  recent: [],
  hostId: of.creator.userId,
  actingHostId: null,
  roles: {},
  muted: [],
  settings: DEFAULT_SETTINGS,
  door: openDoor,
  undo: null,
  skipVotes: [],
})

export const hostOf = ({ hostId, creatorId }: Pick<SpaceState, 'hostId' | 'creatorId'>): UserId => hostId ?? creatorId

/** What everyone in the room may know of who decides in it. */
export const infoOf = (space: SpaceState): RoomInfo => ({
  name: space.name,
  hostId: hostOf(space),
  actingHostId: space.actingHostId,
  roles: space.roles,
  muted: space.muted,
  settings: space.settings,
  doorMode: space.door.mode,
  hasPassword: space.door.passwordHash !== null,
})
