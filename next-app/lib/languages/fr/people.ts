import type { Permission, Role } from '@earshot/sync'
import type { chatOutsideWords, knockWords, peopleWords } from '../../people-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('fr')

/** From a role upwards, as a sentence's beginning. */
const FROM_ROLE: Record<Role, string> = {
  listener: 'Tout le monde',
  dj: 'Les DJ, la modération et l’hôte',
  moderator: 'La modération et l’hôte',
  host: 'Seul l’hôte',
}

/** From a role upwards, with “may”, in the number of those who may. */
export const MAY: Record<Role, string> = {
  listener: `${FROM_ROLE.listener} peut`,
  dj: `${FROM_ROLE.dj} peuvent`,
  moderator: `${FROM_ROLE.moderator} peuvent`,
  host: `${FROM_ROLE.host} peut`,
}

const DOINGS: Record<Permission, string> = {
  'control-playback': 'mettre en pause, reprendre ou changer de position',
  'change-song': 'choisir un autre titre',
  'add-songs': 'ajouter des titres',
  'arrange-queue': 'organiser la file d’attente',
  vote: 'voter',
  chat: 'écrire dans le chat',
  'manage-people': 'gérer les personnes et les invitations',
  'manage-room': 'changer le salon et sa porte',
}

export const people: typeof peopleWords = {
  roles: { listener: 'à l’écoute', dj: 'DJ', moderator: 'modération', host: 'hôte' },
  from: FROM_ROLE,
  doings: DOINGS,
  whyNot: (least: Role, permission: Permission) => `${MAY[least]} ${DOINGS[permission]} ici.`,
  muted: 'ne peut pas écrire dans le chat',
  manage: (name: string) => `${name} : rôle et autres actions`,
  actingHost: (name: string) => `${name} remplace l’hôte en son absence.`,
  youActingHost: 'Tu remplaces l’hôte en son absence.',
}

export const knocks: typeof knockWords = {
  region: 'À la porte',
  wants: (name: string) => `${name} est à la porte.`,
  more: (many: number) =>
    p(many, {
      one: '# autre personne attend.',
      many: '# d’autres personnes attendent.',
      other: '# autres personnes attendent.',
    }),
  letIn: 'Ouvrir',
  letInName: (name: string) => `Ouvrir à ${name}`,
  notNow: 'Pas maintenant',
  notNowName: (name: string) => `Pas maintenant : ${name}`,
}

const newMessages = (many: number): string =>
  p(many, { one: '# nouveau message', many: '# de nouveaux messages', other: '# nouveaux messages' })

export const chatOutside: typeof chatOutsideWords = {
  tab: 'Chat',
  open: 'Chat',
  openUnread: (many: number) => `Chat, ${newMessages(many)}`,
  unread: (many: number) => p(many, { one: '# nouveau', many: '# de nouveaux', other: '# nouveaux' }),
  said: (name: string, text: string) => `${name} : ${text}`,
  saidMany: newMessages,
  mentioned: (name: string) => `${name} parle de toi dans le chat`,
}
