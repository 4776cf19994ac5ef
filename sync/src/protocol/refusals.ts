import * as z from 'zod'

/** Why something asked was not done: a closed set of stable codes, each with a sentence for people. */
export const REFUSALS = {
  'invalid-message': 'That message could not be understood.',
  'message-too-large': 'That message is too large.',
  'rate-limited': 'Too many messages at once. Wait a moment and try again.',
  'unsupported-version': 'This page is older or newer than the server. Reload it.',
  unauthenticated: 'No valid session came with the connection. Reload the page.',
  'too-many-tabs': 'You have this open in too many tabs. Close some, then reload this one.',
  'not-joined': 'Join a room first.',
  'space-not-found': 'There is no room with this code.',
  'nothing-playing': 'Nothing is playing.',
  'not-current': 'That song is no longer the one playing.',
  'already-paused': 'The song is paused already.',
  'already-playing': 'The song is playing already.',
  'not-seekable': 'This is live: there is no other place to go to.',
  'length-refused': 'That cannot be the length of this song.',
  'item-not-found': 'That song is no longer in the queue.',
  'song-not-found': 'The library does not know that song.',
  'queue-full': 'The queue is full. Remove a song first.',
  'queue-empty': 'There is no next song. Add one first.',
  'repeated-command': 'That command was carried out before.',
  'not-due': 'No song has ended yet.',
  'user-not-found': 'That person is not in this room.',
  'calibration-declined': 'That device does not let itself be measured now.',
  'calibration-busy': 'Another device in this room is being measured. Wait a moment.',
  'calibration-over': 'That measurement is over. Measure again.',
  unavailable: 'The server cannot do this right now. Try again.',
} as const satisfies Record<string, string>

export const refusal = z.enum(Object.keys(REFUSALS) as [keyof typeof REFUSALS, ...(keyof typeof REFUSALS)[]])
export type Refusal = z.infer<typeof refusal>
