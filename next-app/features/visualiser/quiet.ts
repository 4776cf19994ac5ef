/** What is drawn must not share the moment in which a song begins or is put elsewhere: the sound needs it. */
export const QUIET_MS = 1500
/** A place so far from where it should be was gone to. */
const MOVED_MS = 300

/** What of a room shows that something begins. */
export type Going = { itemId: string | null; isPlaying: boolean; positionMs: number }
/** How it went at the instant `at`, and since when as one would expect. */
export type Course = Going & { at: number; since: number }

/** The course after one more look. */
export const courseAfter = (before: Course | null, going: Going, at: number): Course => {
  const expectedMs = before === null ? 0 : before.positionMs + (before.isPlaying ? at - before.at : 0)
  const isAsExpected =
    before !== null &&
    before.itemId === going.itemId &&
    before.isPlaying === going.isPlaying &&
    Math.abs(going.positionMs - expectedMs) < MOVED_MS
  return { ...going, at, since: isAsExpected ? before.since : at }
}

/** Whether there is time for something beside the sound. */
export const hasLeisure = ({ isPlaying, at, since }: Course): boolean => isPlaying && at - since >= QUIET_MS
