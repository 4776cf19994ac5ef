import type { chatWords } from '../../chat-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

export const chat: typeof chatWords = {
  title: 'Chat',
  close: 'Cerrar el chat',
  log: 'Mensajes',
  empty: 'Nadie ha dicho nada aún. Lo que escribas lo leen todos aquí.',
  field: 'Mensaje',
  placeholder: 'Di algo',
  send: 'Enviar',
  remove: (name: string) => `Eliminar el mensaje de ${name}`,
  removeOwn: 'Eliminar tu mensaje',
  removeSure: '¿Eliminar?',
  newest: 'Mensajes nuevos',
  muted: 'Un moderador te silenció. Aún puedes leer.',
  tooFast: 'Qué rapidez. Espera un momento y envíalo.',
  left: (many: number) => p(many, { one: 'queda #', other: 'quedan #' }),
  today: 'Hoy',
  yesterday: 'Ayer',
}
