import type { ownRoomsWords } from '../../own-rooms-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('de')

export const ownRooms: typeof ownRoomsWords = {
  heading: 'Deine Räume',
  listening: (many) => (many === 0 ? 'niemand da' : p(many, { one: '# hört zu', other: '# hören zu' })),
  guest: 'Nur dieser Browser weiß, dass es deine sind.',
}
