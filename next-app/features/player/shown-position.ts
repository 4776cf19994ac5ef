/** A place in the song someone asked for, in ms, and until when (ms, same clock as `now`) to wait for the room to be there. */
export type Wanted = { positionMs: number; askedAt: number }

/** How long the bar stays where it was put while the room has not followed yet. */
const PATIENCE_MS = 1500
/** The room counts as having followed when it is this near, playing on included. */
const NEAR_MS = 400

/** What the seek bar shows: where the room is, or where it was just sent and will be in a moment. */
export const shownPosition = (
  actualMs: number,
  wanted: Wanted | null,
  now: number,
): { positionMs: number; wanted: Wanted | null } => {
  if (wanted === null) return { positionMs: actualMs, wanted: null }
  const waited = now - wanted.askedAt
  const ahead = actualMs - wanted.positionMs
  if (waited > PATIENCE_MS || (ahead > -NEAR_MS && ahead < waited + NEAR_MS))
    return { positionMs: actualMs, wanted: null }
  return { positionMs: wanted.positionMs, wanted }
}

/** Where along a bar of `width` px the point `x` lies, 0..1, when a thumb of `thumb` px never leaves the bar. */
export const fractionAt = (x: number, width: number, thumb: number): number =>
  width <= thumb ? 0 : Math.min(1, Math.max(0, (x - thumb / 2) / (width - thumb)))

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 5_000,
  ArrowUp: 5_000,
  ArrowLeft: -5_000,
  ArrowDown: -5_000,
  PageUp: 30_000,
  PageDown: -30_000,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** Where a key on the seek bar leads from `positionMs`; null for keys that mean nothing to it. */
export const positionAfterKey = (key: string, positionMs: number, durationMs: number): number | null => {
  const step = STEPS[key]
  return step === undefined ? null : Math.min(durationMs, Math.max(0, positionMs + step))
}
