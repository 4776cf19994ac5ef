import type { Permission, Role } from '@earshot/sync'

export const ROLE_NAMES: Record<Role, string> = { listener: 'listener', dj: 'DJ', moderator: 'moderator', host: 'host' }

/** From a role upwards, as a sentence's beginning. */
export const FROM_ROLE: Record<Role, string> = {
  listener: 'Everyone',
  dj: 'DJs, moderators and the host',
  moderator: 'Moderators and the host',
  host: 'Only the host',
}

const DOINGS: Record<Permission, string> = {
  'control-playback': 'pause, resume and seek',
  'change-song': 'choose another song to play',
  'add-songs': 'add songs',
  'arrange-queue': 'arrange the queue',
  vote: 'vote',
  chat: 'chat',
  'manage-people': 'manage people and invitations',
  'manage-room': 'change the room and its door',
}

/** What is said of a room's people and of what each may do. */
export const peopleWords = {
  roles: ROLE_NAMES,
  from: FROM_ROLE,
  doings: DOINGS,
  /** Why something is not yours to do. */
  whyNot: (least: Role, permission: Permission) =>
    least === 'host'
      ? `Only the host may ${DOINGS[permission]} here.`
      : `${FROM_ROLE[least]} may ${DOINGS[permission]} here.`,
  muted: 'may not chat',
  manage: (name: string) => `${name}: role and more`,
  actingHost: (name: string) => `${name} stands in for the host, who is away.`,
  youActingHost: 'You stand in for the host, who is away.',
}

/** What those are told who keep a door. */
export const knockWords = {
  region: 'At the door',
  wants: (name: string) => `${name} is at the door.`,
  more: (many: number) => (many === 1 ? 'One more waits.' : `${many} more wait.`),
  letIn: 'Let in',
  letInName: (name: string) => `Let in ${name}`,
  notNow: 'Not now',
  notNowName: (name: string) => `Not now: ${name}`,
}

/** What is said around the chat while it is shut. */
export const chatOutsideWords = {
  tab: 'Chat',
  open: 'Chat',
  openUnread: (many: number) => `Chat, ${many} new`,
  unread: (many: number) => `${many} new`,
  said: (name: string, text: string) => `${name}: ${text}`,
  saidMany: (many: number) => `${many} new messages`,
  mentioned: (name: string) => `${name} mentioned you in the chat`,
}
