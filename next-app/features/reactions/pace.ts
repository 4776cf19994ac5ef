/** A little less than the room takes, five at once and two a second: what is pressed evenly may arrive in a bunch. */
const MOST = 5
const WITHIN_MS = 3000

/** Whether one may show something at `now`, having shown others at `times` (oldest first); and what to remember from then on. */
export const mayShow = (times: readonly number[], now: number): { may: boolean; times: readonly number[] } => {
  const lately = times.filter((at) => now - at < WITHIN_MS)
  return lately.length < MOST ? { may: true, times: [...lately, now] } : { may: false, times: lately }
}
