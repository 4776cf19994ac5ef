import type { Role } from '@earshot/sync'
import { spoken } from './languages/spoken.ts'
import { ROLE_NAMES } from './people-words.ts'

/** What is said of what may be done about a person. */
export const personWords = spoken('person', {
  close: 'Close',
  role: 'Role here',
  roleNames: { listener: 'Listener', dj: 'DJ', moderator: 'Moderator' },
  is: (role: Role) => `${ROLE_NAMES[role].charAt(0).toUpperCase()}${ROLE_NAMES[role].slice(1)} in this room`,
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
})
