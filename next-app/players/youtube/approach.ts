/** How a video that plays gets to where it should be. Lengths in ms. */
export type Approach =
  /** More has to be seen first. */
  | { do: 'wait' }
  /** It is there, or as near as it will get by this. */
  | { do: 'rest' }
  | { do: 'bend'; rate: number; forMs: number }
  | { do: 'seek' }

/** What is known of a video that plays. */
export type Situation = {
  /** How far ahead of its place it is. */
  errorMs: number
  /** For how long it has been seen to be so. */
  seenForMs: number
  /** How often something was done about it. */
  tries: number
  /** Whether the player offers the rates below. */
  canBend: boolean
}

/** Nearer than this is as good as what is told of it. */
export const NEAR_MS = 8
/** Rates that every player lists that lists any but 1; the pitch stays. */
export const SLOWER = 0.75
export const FASTER = 1.25
/** From further off a jump is quicker, and no odder to hear. */
export const BEND_MOST_MS = 300
/** Further off than this one look is telling enough; nearer, what comes late might be taken for being behind. */
const PLAIN_MS = 60
const SEEN_LEAST_MS = 450
/** A seek lands within some 20 ms of where it was sent, so what is nearer is not worth one. */
const SEEK_ABOVE_MS = 30
const TRIES = 5

export const approach = ({ errorMs, seenForMs, tries, canBend }: Situation): Approach => {
  const off = Math.abs(errorMs)
  if (off <= PLAIN_MS && seenForMs < SEEN_LEAST_MS) return { do: 'wait' }
  if (off <= NEAR_MS || tries >= TRIES) return { do: 'rest' }
  if (canBend && off <= BEND_MOST_MS) {
    const rate = errorMs > 0 ? SLOWER : FASTER
    return { do: 'bend', rate, forMs: errorMs / (1 - rate) }
  }
  return off > SEEK_ABOVE_MS ? { do: 'seek' } : { do: 'rest' }
}
