import { spoken } from './languages/spoken.ts'

/** Words for who connects an account of Spotify's. */
export const spotifyWords = spoken('spotify', {
  title: 'Spotify',
  connect: 'Connect Spotify',
  signOut: 'Use another Spotify account',
  going: 'Going to Spotify…',
  done: 'Your account is connected. You can close this window.',
  back: 'Back to the room',
  retry: 'Try again',
  faults: {
    localhost: 'Spotify does not come back to “localhost”. Open this page at 127.0.0.1 instead, and connect there.',
    insecure: 'Spotify connects pages that came by https only. Whoever runs this server can start it with HTTPS=1.',
    refused: 'Spotify did not connect the account. Nothing has changed.',
    forged: 'This did not come from a question of this browser, or it came too late. Try again.',
    scopes: 'The account did not grant all that playing takes. Try again, and leave everything granted.',
    network: 'Spotify, or this server, could not be reached. Try again.',
    'not-offered': 'This server is not set up for Spotify.',
  },
  hereInstead: 'Open it there',
})
