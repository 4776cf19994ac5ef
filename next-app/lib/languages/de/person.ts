import type { Role } from '@earshot/sync'
import type { personWords } from '../../person-words.ts'

const IS: Record<Role, string> = {
  listener: 'Hört in diesem Raum zu',
  dj: 'DJ in diesem Raum',
  moderator: 'Moderation in diesem Raum',
  host: 'Gastgeber in diesem Raum',
}

export const person: typeof personWords = {
  close: 'Schließen',
  role: 'Rolle hier',
  roleNames: { listener: 'Hört zu', dj: 'DJ', moderator: 'Moderation' },
  is: (role) => IS[role],
  handOver: 'Raum übergeben',
  handOverAsk: (name) =>
    `Den Raum an ${name} übergeben? Du kommst in die Moderation, und nur ${name} kann ihn zurückgeben.`,
  handOverYes: 'Übergeben',
  mute: 'Im Chat stummschalten',
  unmute: 'Wieder chatten lassen',
  kick: 'Hinausbitten',
  kickWhy: 'Jetzt draußen; bei offener Tür gern wieder',
  ban: 'Sperren',
  banWhy: 'Draußen, und nicht wieder herein',
  banAsk: (name) =>
    `${name} sperren? ${name} ist sofort draußen und kommt erst wieder herein, wenn die Sperre aufgehoben ist.`,
  banYes: 'Sperren',
  no: 'Abbrechen',
  isHost: (name) => `Gastgeber ist jetzt ${name}.`,
  kicked: (name) => `${name} wurde hinausgebeten.`,
  banned: (name) => `${name} ist gesperrt.`,
}
