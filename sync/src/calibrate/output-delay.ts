/** What a device's sound may be late, or early, beyond what its browser tells, in ms. */
export const OUTPUT_DELAY_LEAST_MS = -500
export const OUTPUT_DELAY_MOST_MS = 1000

/** The nearest output delay that may be: within the bounds, to a tenth of a ms; 0 for what is no number. */
export const asOutputDelay = (ms: number): number => {
  if (Number.isNaN(ms)) return 0
  const bounded = Math.min(OUTPUT_DELAY_MOST_MS, Math.max(OUTPUT_DELAY_LEAST_MS, ms))
  return Math.round(bounded * 10) / 10 + 0
}
