/** A repeatable stream of chance: each call gives the next number in [0, 1). */
export type Chance = () => number

/** Scatters the bits of a 32-bit number, so that seeds 1 and 2 begin far apart. */
const scatter = (bits: number): number => {
  let mixed = bits | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b)
  return mixed ^ (mixed >>> 16)
}

/**
 * Chance from a seed: the same seed gives the same numbers for ever. Marsaglia's xorshift128 ("Xorshift RNGs", 2003);
 * good enough for lost packets, not for secrets.
 */
export const chance = (seed: number): Chance => {
  let x = scatter(seed + 0x9e3779b9)
  let y = scatter(x + 0x9e3779b9)
  let z = scatter(y + 0x9e3779b9)
  let w = scatter(z + 0x9e3779b9) | 1
  return () => {
    const t = x ^ (x << 11)
    x = y
    y = z
    z = w
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8)
    return (w >>> 0) / 2 ** 32
  }
}
