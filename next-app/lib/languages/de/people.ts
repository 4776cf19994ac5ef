import type { Permission, Role } from '@earshot/sync'
import type { chatOutsideWords, knockWords, peopleWords } from '../../people-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('de')

const ROLES: Record<Role, string> = { listener: 'hört zu', dj: 'DJ', moderator: 'Moderation', host: 'Gastgeber' }

/** From a role upwards, as a sentence's beginning; in the plural but for the host. */
export const FROM_ROLE: Record<Role, string> = {
  listener: 'Alle',
  dj: 'DJs, Moderation und Gastgeber',
  moderator: 'Moderation und Gastgeber',
  host: 'Nur der Gastgeber',
}

const DOINGS: Record<Permission, string> = {
  'control-playback': 'pausieren, fortsetzen und spulen',
  'change-song': 'einen anderen Song wählen',
  'add-songs': 'Songs hinzufügen',
  'arrange-queue': 'die Warteschlange ordnen',
  vote: 'abstimmen',
  chat: 'chatten',
  'manage-people': 'Leute und Einladungen verwalten',
  'manage-room': 'den Raum und seine Tür ändern',
}

export const people: typeof peopleWords = {
  roles: ROLES,
  from: FROM_ROLE,
  doings: DOINGS,
  whyNot: (least, permission) => {
    const may = least === 'host' ? 'darf' : 'dürfen'
    return `${FROM_ROLE[least]} ${may} hier ${DOINGS[permission]}.`
  },
  muted: 'darf nicht chatten',
  manage: (name) => `${name}: Rolle und mehr`,
  actingHost: (name) => `${name} vertritt den Gastgeber, der gerade weg ist.`,
  youActingHost: 'Du vertrittst den Gastgeber, der gerade weg ist.',
}

export const knocks: typeof knockWords = {
  region: 'An der Tür',
  wants: (name) => `${name} steht vor der Tür.`,
  more: (many) => p(many, { one: 'Jemand wartet noch.', other: '# weitere warten.' }),
  letIn: 'Hereinlassen',
  letInName: (name) => `${name} hereinlassen`,
  notNow: 'Nicht jetzt',
  notNowName: (name) => `Nicht jetzt: ${name}`,
}

export const chatOutside: typeof chatOutsideWords = {
  tab: 'Chat',
  open: 'Chat',
  openUnread: (many) => `Chat, ${many} neu`,
  unread: (many) => `${many} neu`,
  said: (name, text) => `${name}: ${text}`,
  saidMany: (many) => p(many, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  mentioned: (name) => `${name} hat dich im Chat erwähnt`,
}
