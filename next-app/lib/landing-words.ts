import { spoken } from './languages/spoken.ts'

/** What the start page says. */
export const landingWords = spoken('landing', {
  titleStart: 'The same song.',
  titleEnd: 'The same instant.',
  lead: 'Start a room and send the link. Whoever opens it hears exactly what you hear, at the very moment you hear it.',
  start: 'Start a room',
  starting: 'Starting…',
  free: 'No account needed. Nothing to install.',
  or: 'Have a code?',
  code: 'Room code',
  join: 'Join',
  joining: 'Joining…',
  badCode: 'A room code has six letters and digits, like k7m2qx.',
  noSuchRoom: (code: string) => `There is no room with the code ${code}. Check it, or ask whoever sent it.`,
  picture: 'Lines of sound from several devices run together into one.',
  devices: ['a phone in Lisbon', 'a laptop in Osaka', 'the kitchen speaker', 'a tablet on a train', 'you, here'],
  facts: [
    [
      'Songs from anywhere',
      'Your own files, YouTube, Spotify, radio stations and open catalogues. One box takes them all.',
    ],
    ['In step, and shown', 'Every device measures how exactly it follows, and says so.'],
    ['Everyone’s hands', 'A pause is a pause for all, at the very same moment. Or you decide who may.'],
  ] as [title: string, text: string][],
  footer: 'Free software under the MIT licence. Run it yourself with one command.',

  demo: {
    heading: 'On now in the demo room',
    listen: 'Listen in',
    listenTo: (title: string) => `Listen in: ${title}, in the demo room`,
    listening: (many: number) => (many === 0 ? 'Nobody there yet' : many === 1 ? '1 listening' : `${many} listening`),
  },

  openRooms: {
    heading: 'Open rooms',
    listening: (many: number) => (many === 1 ? '1 listening' : `${many} listening`),
    plays: (title: string, artist: string) => (artist === '' ? title : `${title} – ${artist}`),
    silent: 'Nothing plays just now',
  },
})
