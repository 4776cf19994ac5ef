import type { Role } from '@earshot/sync'
import type { personWords } from '../../person-words.ts'

const IS: Record<Role, string> = {
  listener: 'Oyente en esta sala',
  dj: 'DJ en esta sala',
  moderator: 'Moderador en esta sala',
  host: 'Anfitrión de esta sala',
}

export const person: typeof personWords = {
  close: 'Cerrar',
  role: 'Rol aquí',
  roleNames: { listener: 'Oyente', dj: 'DJ', moderator: 'Moderador' },
  is: (role: Role) => IS[role],
  handOver: 'Ceder la sala',
  handOverAsk: (name: string) =>
    `¿Ceder la sala a ${name}? Será anfitrión, tú pasas a moderar y solo esa persona puede devolvértela.`,
  handOverYes: 'Ceder',
  mute: 'Silenciar en el chat',
  unmute: 'Dejar escribir de nuevo',
  kick: 'Pedir que salga',
  kickWhy: 'Sale ahora; puede volver si la puerta está abierta',
  ban: 'Vetar',
  banWhy: 'Sale y no vuelve a entrar',
  banAsk: (name: string) =>
    `¿Vetar a ${name}? Sale de inmediato y no puede volver a entrar hasta que se levante el veto.`,
  banYes: 'Vetar',
  no: 'Cancelar',
  isHost: (name: string) => `El anfitrión es ahora ${name}.`,
  kicked: (name: string) => `Se pidió a ${name} que saliera.`,
  banned: (name: string) => `Se vetó a ${name}.`,
}
