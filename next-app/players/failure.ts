/**
 * Why a song cannot be played here. `network`: what carries it did not, and is tried again; `format`: nothing of this
 * player's can play it. The others are what its vendor says.
 */
export type Failure =
  | 'network'
  | 'format'
  /** A station that sends nothing now, or cannot be reached, or is one more than can be heard at once; it is tried again. */
  | 'off-air'
  | 'no-station'
  | 'too-many-stations'
  /** It is gone, or was never there, or is private. */
  | 'removed'
  /** Its owner does not let it be played on other pages. */
  | 'not-embeddable'
  /** Not where this listener is. */
  | 'not-here'
  /** Its vendor's player gave up, for reasons of its own. */
  | 'vendor'
  /** The listener has to sign in with its vendor first. */
  | 'needs-account'
  /** The listener's account is not one that may play it. */
  | 'needs-premium'
  /** This server does not offer its vendor. */
  | 'not-offered'

const PASSING: ReadonlySet<Failure> = new Set<Failure>(['network', 'off-air', 'no-station', 'too-many-stations'])

/** Whether trying again may help: nothing is wrong with the song or its player. */
export const isPassing = (failure: Failure): boolean => PASSING.has(failure)
