import { spoken } from './languages/spoken.ts'

/** Words of the rooms that are one's own, on the start page. */
export const ownRoomsWords = spoken('ownRooms', {
  heading: 'Your rooms',
  listening: (many: number) => (many === 0 ? 'nobody there' : `${many} listening`),
  guest: 'This browser alone knows that they are yours.',
})
