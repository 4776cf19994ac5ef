/** A repeatable stream of numbers, so that every render of a song is the same. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [-1, 1). */
  signed(): number
  /** Bell-shaped around 0, standard deviation about 0.5, never beyond ±1.5. */
  bell(): number
}

/** Mulberry32: tiny, fast and good enough for noise and humanising. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    signed: () => next() * 2 - 1,
    bell: () => next() + next() + next() - 1.5,
  }
}
