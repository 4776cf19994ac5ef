import * as z from 'zod'
import { inviteId, userId } from './ids.ts'
import { givenRole, PRESETS, permissions } from './roles.ts'
import { publicUser } from './song.ts'
import { serverMs } from './units.ts'

export const SPACE_NAME_LENGTH = 80

/** How one gets into a room: by its link alone, or when somebody inside lets one in. */
export const doorMode = z.enum(['open', 'approval'])
export type DoorMode = z.infer<typeof doorMode>

/** What adds songs when nothing is left in the queue: those that the room has heard, or any of the library. */
export const autoDj = z.enum(['off', 'history', 'library'])
export type AutoDj = z.infer<typeof autoDj>

/** Everything about a room that its people may set, but its queue's order and its door. */
export const roomSettings = z.object({
  permissions,
  /** The share of those present whose votes skip a song; null when there is no such vote. */
  skipShare: z.number().min(0.01).max(1).nullable(),
  /** How many songs of one person may wait; null for as many as the queue holds. */
  itemsPerUser: z.int().min(1).max(500).nullable(),
  autoDj,
  /** Whether strangers find it in the list of rooms. */
  isListed: z.boolean(),
})
export type RoomSettings = z.infer<typeof roomSettings>

export const DEFAULT_SETTINGS: RoomSettings = {
  permissions: PRESETS.everyone,
  skipShare: 0.5,
  itemsPerUser: null,
  autoDj: 'off',
  isListed: false,
}

/** Who decides in a room, and by which rules: what everyone in it knows. */
export const roomInfo = z.object({
  name: z.string().min(1).max(SPACE_NAME_LENGTH),
  hostId: userId,
  /** Stands in for a host who has been away for long; theirs again when they come back. */
  actingHostId: userId.nullable(),
  /** Everyone's role but the host's and the listeners'. */
  roles: z.record(userId, givenRole.exclude(['listener'])),
  /** Who may not chat. */
  muted: z.array(userId),
  settings: roomSettings,
  doorMode,
  hasPassword: z.boolean(),
})
export type RoomInfo = z.infer<typeof roomInfo>

export const PASSWORD_LENGTH = 100

/** A link that leads past the door, until it is revoked. */
export const invite = z.object({
  inviteId,
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  label: z.string().max(60),
  by: publicUser,
  createdAt: serverMs,
})
export type Invite = z.infer<typeof invite>

/** Who may not come in, by whom and since when. */
export const ban = z.object({ user: publicUser, by: publicUser, at: serverMs })
export type Ban = z.infer<typeof ban>

/** What those know of the door who may keep it. */
export const doorView = z.object({
  invites: z.array(invite),
  bans: z.array(ban),
  /** Who was let in, and comes in again without being asked. */
  admitted: z.array(publicUser),
  /** Who waits outside. */
  waiting: z.array(publicUser),
})
export type DoorView = z.infer<typeof doorView>
