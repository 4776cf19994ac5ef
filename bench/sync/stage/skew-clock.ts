/** `anchor`: the instant, in ms since 1970, at which the clock is right. */
export type Skew = { ppm: number; anchor: number }

/**
 * Runs in a page before its own scripts, and in its workers: their clock is `ppm` millionths fast from the anchor on, against the
 * server and the sound card alike. Timers keep their pace, and `new Date()` and events their time: the product tells
 * no time by them. It must stand alone, for the browser gets nothing but its source.
 */
export function skewClock({ ppm, anchor }: Skew): void {
  const { timeOrigin } = performance
  const real = performance.now.bind(performance)
  const skewed = (ms: number) => {
    const at = timeOrigin + ms
    return at + ((at - anchor) * ppm) / 1e6 - timeOrigin
  }
  performance.now = () => skewed(real())
  Date.now = () => Math.floor(timeOrigin + skewed(real()))
  if (typeof AudioContext === 'undefined') return
  const told = AudioContext.prototype.getOutputTimestamp
  AudioContext.prototype.getOutputTimestamp = function () {
    const stamp = told.call(this)
    if (stamp.performanceTime) stamp.performanceTime = skewed(stamp.performanceTime)
    return stamp
  }
}
