/**
 * A mark: a chirp far above the songs, played by a traced page at instants of its audio context that are known to the
 * frame. Where it is found in the recording tells when that instant was really heard.
 */
export const MARK = { seconds: 0.02, fromHertz: 5_000, toHertz: 9_000, level: 0.03 } as const
/** Marks are played at whole multiples of so much context time. */
export const MARK_EVERY_S = 0.5

/** The mark, `rate` samples a second. */
export function markAt(rate: number): Float32Array {
  const { seconds, fromHertz, toHertz, level } = MARK
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => {
    const t = i / rate
    const turns = fromHertz * t + ((toHertz - fromHertz) * t * t) / (2 * seconds)
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * t) / seconds)
    return level * window * Math.sin(2 * Math.PI * turns)
  })
}
