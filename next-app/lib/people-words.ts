import type { Permission, Preset, Role } from '@earshot/sync'

const ROLES: Record<Role, string> = { listener: 'listener', dj: 'DJ', moderator: 'moderator', host: 'host' }

/** From a role upwards, as a sentence's beginning. */
const FROM: Record<Role, string> = {
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
  roles: ROLES,
  from: FROM,
  doings: DOINGS,
  /** Why something is not yours to do. */
  whyNot: (least: Role, permission: Permission) =>
    least === 'host'
      ? `Only the host may ${DOINGS[permission]} here.`
      : `${FROM[least]} may ${DOINGS[permission]} here.`,
  muted: 'may not chat',
  manage: (name: string) => `${name}: role and more`,
  actingHost: (name: string) => `${name} stands in for the host, who is away.`,
  youActingHost: 'You stand in for the host, who is away.',
  card: {
    close: 'Close',
    role: 'Role here',
    roleNames: { listener: 'Listener', dj: 'DJ', moderator: 'Moderator' },
    is: (role: Role) => `${ROLES[role].charAt(0).toUpperCase()}${ROLES[role].slice(1)} in this room`,
    handOver: 'Hand over the room',
    handOverAsk: (name: string) => `Make ${name} the host? You become a moderator, and only they can hand it back.`,
    handOverYes: 'Make host',
    mute: 'Mute in chat',
    unmute: 'Let chat again',
    kick: 'Ask to leave',
    kickWhy: 'Out now; may come again where the door is open',
    ban: 'Ban',
    banWhy: 'Out, and not in again',
    banAsk: (name: string) => `Ban ${name}? They are out at once and cannot come in again until the ban is lifted.`,
    banYes: 'Ban',
    no: 'Cancel',
    isHost: (name: string) => `${name} is the host now.`,
    kicked: (name: string) => `${name} was asked to leave.`,
    banned: (name: string) => `${name} is banned.`,
  },
} as const

/** What is said at a door, and to those who keep it. */
export const doorWords = {
  kicker: (name: string) => `At the door of ${name}`,
  kickerUnknown: 'At the door',
  as: (name: string) => `You come as ${name}.`,
  password: {
    title: 'This room has a password',
    text: 'Whoever sent you the link may know it.',
    label: 'Password',
    show: 'Show the password',
    wrong: 'That is not it. Try again.',
    enter: 'Come in',
    trying: 'Trying…',
    or: 'or ask those inside',
  },
  approval: {
    title: 'Somebody lets you in',
    text: 'Those inside decide who comes in. They are asked as soon as you say so.',
  },
  ask: 'Ask to be let in',
  waiting: {
    title: 'They have been asked',
    text: 'Keep this page open. You are in as soon as somebody lets you in.',
    leave: 'Leave',
  },
  out: {
    'turned-away': { title: 'Not this time', text: 'You were not let in.', again: 'Try again' },
    kicked: {
      title: 'You were asked to leave',
      text: 'Somebody who looks after this room sent you out.',
      again: 'Come in again',
    },
    banned: { title: 'This room is closed to you', text: 'Somebody who looks after it has banned you.', again: null },
  },
  elsewhere: 'To the start page',
  knocks: {
    region: 'At the door',
    wants: (name: string) => `${name} is at the door.`,
    more: (many: number) => (many === 1 ? 'One more waits.' : `${many} more wait.`),
    letIn: 'Let in',
    letInName: (name: string) => `Let in ${name}`,
    notNow: 'Not now',
    notNowName: (name: string) => `Not now: ${name}`,
  },
} as const

const PRESETS: Record<Preset, { name: string; text: string }> = {
  everyone: { name: 'Everyone', text: 'Whoever is here plays, skips and adds.' },
  djs: { name: 'DJs', text: 'DJs play and add. Others listen, vote and chat.' },
  host: { name: 'The host', text: 'The host decides, and moderators with them.' },
}

/** What is said in a room's settings. */
export const settingsWords = {
  open: 'Room settings',
  title: 'Room settings',
  lead: (role: Role) => `You are ${role === 'host' ? 'the host' : `a ${ROLES[role]}`} here.`,
  close: 'Close',
  sides: 'Settings',
  room: 'Room',
  rights: 'Who decides',
  door: 'Door',
  onlyBy: (least: Role) => (least === 'host' ? 'Only the host changes this.' : `${FROM[least]} change this.`),
  name: 'Name of the room',
  save: 'Save',
  code: 'Room code',
  skipShare: 'Vote to skip',
  skipShareWhy: 'How many of those here skip a song together',
  skipShares: [
    ['off', 'No vote'],
    ['0.25', 'A quarter'],
    ['0.3333', 'A third'],
    ['0.5', 'Half'],
    ['0.6667', 'Two thirds'],
    ['1', 'All'],
  ],
  itemsPerUser: 'Songs one person may have waiting',
  itemsPerUserAll: 'No limit',
  autoDj: 'Auto-DJ',
  autoDjWhy: 'Adds songs when nothing is left in the queue',
  autoDjs: { off: 'Off', history: 'Songs heard here', library: 'Any of the library' },
  finding: 'Who finds it',
  listed: 'List publicly',
  listedWhy: 'Anyone finds this room on the start page while somebody is in it',
  presets: PRESETS,
  preset: 'Who decides',
  ownPreset: 'Settings of your own, as below',
  fine: 'In particular',
  permissions: {
    'control-playback': 'Pause, resume, seek',
    'change-song': 'Skip, go back, play now',
    'add-songs': 'Add songs',
    'arrange-queue': 'Arrange everyone’s songs',
    vote: 'Vote',
    chat: 'Chat',
    'manage-people': 'Roles, mutes, kicks, bans, letting in',
    'manage-room': 'Name, settings, password',
  } satisfies Record<Permission, string>,
  least: {
    listener: 'Everyone',
    dj: 'DJs and up',
    moderator: 'Moderators and up',
    host: 'Host alone',
  } satisfies Record<Role, string>,
  mode: 'Who comes in',
  modes: {
    open: { name: 'Whoever has the link', text: 'The door is open.' },
    approval: { name: 'Whom somebody lets in', text: 'Those who knock wait until then. Who is here stays.' },
  },
  password: 'Password',
  passwordIs: 'This room has a password.',
  passwordIsNot: 'This room has no password.',
  passwordNew: 'New password',
  passwordSet: 'Set',
  passwordChange: 'Change',
  passwordTake: 'Take it away',
  passwordDone: 'The password is set. Whoever is here stays.',
  passwordGone: 'The password is taken away.',
  invites: 'Invitations',
  invitesWhy: 'Links that lead past password and door, until they are revoked',
  inviteLabel: 'For whom',
  inviteCreate: 'Create',
  inviteNameless: 'Invitation',
  inviteBy: (name: string) => `by ${name}`,
  inviteCopy: (label: string) => `Copy link of ${label}`,
  inviteCopied: 'Invitation copied. Send it to those you mean.',
  inviteRevoke: (label: string) => `Revoke ${label}`,
  revoke: 'Revoke',
  admitted: 'Let in',
  admittedWhy: 'They come in again without being asked',
  takeBack: 'Take back',
  takeBackOf: (name: string) => `Take back that ${name} was let in`,
  bans: 'Banned',
  lift: 'Lift',
  liftOf: (name: string) => `Lift the ban of ${name}`,
  bannedBy: (name: string) => `by ${name}`,
  keepersOnly: 'Invitations and bans are seen by those who look after the door.',
} as const

/** What is said around the chat. */
export const chatWords = {
  tab: 'Chat',
  open: 'Chat',
  openUnread: (many: number) => `Chat, ${many} new`,
  unread: (many: number) => `${many} new`,
  title: 'Chat',
  close: 'Close the chat',
  log: 'Messages',
  empty: 'Nothing has been said yet.',
  field: 'Message',
  placeholder: 'Say something',
  send: 'Send',
  remove: (name: string) => `Delete ${name}’s message`,
  removeOwn: 'Delete your message',
  removeSure: 'Delete?',
  newest: 'New messages',
  muted: 'A moderator has muted you. You can still read.',
  tooFast: 'That was quick. Wait a moment, then send it.',
  left: (many: number) => `${many} left`,
  said: (name: string, text: string) => `${name}: ${text}`,
  saidMany: (many: number) => `${many} new messages`,
  mentioned: (name: string) => `${name} mentioned you in the chat`,
  today: 'Today',
  yesterday: 'Yesterday',
} as const

/** What is said of rooms that anyone may enter. */
export const listWords = {
  heading: 'Open rooms',
  listening: (many: number) => (many === 1 ? '1 listening' : `${many} listening`),
  plays: (title: string, artist: string) => (artist === '' ? title : `${title} – ${artist}`),
  silent: 'Nothing plays just now',
} as const
