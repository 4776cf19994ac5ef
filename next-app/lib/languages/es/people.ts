import type { Permission, Role } from '@earshot/sync'
import type { chatOutsideWords, knockWords, peopleWords } from '../../people-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

export const ROLE_NAMES: Record<Role, string> = {
  listener: 'oyente',
  dj: 'DJ',
  moderator: 'moderador',
  host: 'anfitrión',
}

/** From a role upwards, as a sentence's beginning. */
const FROM_ROLE: Record<Role, string> = {
  listener: 'Todos',
  dj: 'Solo los DJ, los moderadores y el anfitrión',
  moderator: 'Solo los moderadores y el anfitrión',
  host: 'Solo el anfitrión',
}

/** From a role upwards, and that they may. */
export const mayFrom = (least: Role): string => `${FROM_ROLE[least]} ${least === 'host' ? 'puede' : 'pueden'}`

const DOINGS: Record<Permission, string> = {
  'control-playback': 'pausar, reanudar y moverse por la canción',
  'change-song': 'elegir otra canción',
  'add-songs': 'añadir canciones',
  'arrange-queue': 'organizar la cola',
  vote: 'votar',
  chat: 'escribir en el chat',
  'manage-people': 'gestionar personas e invitaciones',
  'manage-room': 'cambiar la sala y su puerta',
}

export const people: typeof peopleWords = {
  roles: ROLE_NAMES,
  from: FROM_ROLE,
  doings: DOINGS,
  whyNot: (least: Role, permission: Permission) => `${mayFrom(least)} ${DOINGS[permission]} aquí.`,
  muted: 'no puede escribir en el chat',
  manage: (name: string) => `${name}: rol y más`,
  actingHost: (name: string) => `${name} hace de anfitrión mientras el anfitrión no está.`,
  youActingHost: 'Haces de anfitrión mientras el anfitrión no está.',
}

export const knocks: typeof knockWords = {
  region: 'En la puerta',
  wants: (name: string) => `${name} llama a la puerta.`,
  more: (many: number) => p(many, { one: 'Espera una persona más.', other: 'Esperan # más.' }),
  letIn: 'Dejar pasar',
  letInName: (name: string) => `Dejar pasar a ${name}`,
  notNow: 'Ahora no',
  notNowName: (name: string) => `Ahora no: ${name}`,
}

export const chatOutside: typeof chatOutsideWords = {
  tab: 'Chat',
  open: 'Chat',
  openUnread: (many: number) => p(many, { one: 'Chat, # nuevo', other: 'Chat, # nuevos' }),
  unread: (many: number) => p(many, { one: '# nuevo', other: '# nuevos' }),
  said: (name: string, text: string) => `${name}: ${text}`,
  saidMany: (many: number) =>
    p(many, { one: '# mensaje nuevo', many: '# de mensajes nuevos', other: '# mensajes nuevos' }),
  mentioned: (name: string) => `${name} te menciona en el chat`,
}
