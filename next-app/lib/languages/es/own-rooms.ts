import type { ownRoomsWords } from '../../own-rooms-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('es')

export const ownRooms: typeof ownRoomsWords = {
  heading: 'Tus salas',
  listening: (many: number) =>
    many === 0 ? 'no hay nadie' : p(many, { many: '# de personas escuchando', other: '# escuchando' }),
  guest: 'Solo este navegador sabe que son tuyas.',
}
