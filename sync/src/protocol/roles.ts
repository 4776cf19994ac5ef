import * as z from 'zod'

/** What someone is in a room, from the least to the most. Whoever comes is a listener. */
export const ROLES = ['listener', 'dj', 'moderator', 'host'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** Roles that are given; there is one host, and that passes on by a command of its own. */
export const givenRole = z.enum(['listener', 'dj', 'moderator'])
export type GivenRole = z.infer<typeof givenRole>

/** Whether `mine` is at least `least`. */
export const isAtLeast = (mine: Role, least: Role): boolean => ROLES.indexOf(mine) >= ROLES.indexOf(least)

/** What a room lets people do, each from some role upwards. */
export const permission = z.enum([
  /** Pause, resume, seek. */
  'control-playback',
  /** Another song than the one that plays: skip, back, play now. */
  'change-song',
  /** Add songs, take back one's own and, in turns, put these in order. */
  'add-songs',
  /** Remove, move and shuffle everyone's; how the queue is ordered. */
  'arrange-queue',
  /** For and against songs in the queue, and to skip the one that plays. */
  'vote',
  'chat',
  /** Roles below one's own, kick, mute, ban, and who may come in. */
  'manage-people',
  /** The room's name, settings, password and invitations. */
  'manage-room',
])
export type Permission = z.infer<typeof permission>

/** From which role upwards each thing may be done; people are managed by moderators at least. */
export const permissions = z.object({
  'control-playback': role,
  'change-song': role,
  'add-songs': role,
  'arrange-queue': role,
  vote: role,
  chat: role,
  'manage-people': z.enum(['moderator', 'host']),
  'manage-room': z.enum(['moderator', 'host']),
} satisfies Record<Permission, z.ZodType<Role>>)
export type Permissions = z.infer<typeof permissions>

const decidedBy = (least: Role): Permissions => ({
  'control-playback': least,
  'change-song': least,
  'add-songs': least,
  'arrange-queue': least,
  vote: 'listener',
  chat: 'listener',
  'manage-people': 'moderator',
  'manage-room': 'host',
})

/** Settings that most rooms want, by name. The host's also holds for moderators, who stand in for the host. */
export const PRESETS = {
  everyone: decidedBy('listener'),
  djs: decidedBy('dj'),
  host: decidedBy('moderator'),
} as const satisfies Record<string, Permissions>
export type Preset = keyof typeof PRESETS
