import type { ownRoomsWords } from '../../own-rooms-words.ts'

export const ownRooms: typeof ownRoomsWords = {
  heading: 'Tes salons',
  listening: (many: number) => (many === 0 ? 'personne' : `${many} à l’écoute`),
  guest: 'Seul ce navigateur sait qu’ils sont à toi.',
}
