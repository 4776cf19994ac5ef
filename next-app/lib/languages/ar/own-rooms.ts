import type { ownRoomsWords } from '../../own-rooms-words.ts'
import { listeners } from './counts.ts'

export const ownRooms: typeof ownRoomsWords = {
  heading: 'غرفك',
  listening: (many) => (many === 0 ? 'لا أحد هناك' : listeners(many)),
  guest: 'هذا المتصفح وحده يعرف أنها لك.',
}
