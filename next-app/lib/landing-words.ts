import { spoken } from './languages/spoken.ts'

/** What the start page says. */
export const landingWords = spoken('landing', {
  titleStart: 'The same song.',
  titleEnd: 'The same instant.',
  lead: 'Start a room and send the link. Whoever opens it hears exactly what you hear, as you hear it. Anyone may pause, skip or add a song.',
  start: 'Start a room',
  starting: 'Starting…',
  free: 'No account. Nothing to install.',
  or: 'Have a code?',
  code: 'Room code',
  join: 'Join',
  joining: 'Joining…',
  badCode: 'A room code has six letters and digits, like k7m2qx.',
  noSuchRoom: (code: string) => `There is no room with the code ${code}.`,
  picture: 'Lines of sound from several devices run together into one.',
  devices: ['a phone in Lisbon', 'a laptop in Osaka', 'the kitchen speaker', 'a tablet on a train', 'you, here'],
  facts: [
    ['Your own songs', 'mp3, m4a, ogg, opus, flac, wav. Drop them in or paste a link.'],
    ['In step, and shown', 'Every device measures how exactly it follows and says so.'],
    ['Everyone’s hands', 'A pause is a pause for all, at the very same moment.'],
  ] as [title: string, text: string][],
  footer: 'Free software under the MIT licence. Run it yourself with one command.',

  openRooms: {
    heading: 'Open rooms',
    listening: (many: number) => (many === 1 ? '1 listening' : `${many} listening`),
    plays: (title: string, artist: string) => (artist === '' ? title : `${title} – ${artist}`),
    silent: 'Nothing plays just now',
  },
})
