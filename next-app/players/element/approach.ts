/** How an element that has just begun to play gets to where it should be. Lengths in ms. */
export type Approach =
  /** It is there, or as near as it will get by this. */
  { do: 'rest' } | { do: 'bend'; rate: number; forMs: number }

/** Nearer than this is left to trims. */
export const NEAR_MS = 1
/** Browsers change the rate from one block of sound to the next (10 ms), so a bend is off by a tenth: short ones more. */
const BEND_MS = 100
/** Unheard, anything that browsers still obey. */
const UNHEARD_LIMIT = 0.4
/** Heard, while a song begins: less than a musician's vibrato. */
const HEARD_LIMIT = 0.03
/** Further off than this, a bend of the pitch would be heard for longer than a hole. */
const HEARD_MOST_MS = 15
/** What is left after so many is no more the start's doing. */
const TRIES = 3

/** Whether an element had better be silent while it is bent by so much. */
export const isTooFarToHear = (errorMs: number): boolean => Math.abs(errorMs) > HEARD_MOST_MS

/** What to do about an element that is `errorMs` ahead after `tries` bends, whether it `isHeard` or not. */
export const approach = (errorMs: number, tries: number, isHeard: boolean): Approach => {
  const off = Math.abs(errorMs)
  if (off <= NEAR_MS || tries >= TRIES) return { do: 'rest' }
  const forMs = Math.max(BEND_MS, off / (isHeard ? HEARD_LIMIT : UNHEARD_LIMIT))
  return { do: 'bend', rate: 1 - errorMs / forMs, forMs }
}
