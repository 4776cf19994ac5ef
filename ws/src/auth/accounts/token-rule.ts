const DAY_MS = 24 * 3600_000
/** A session that nobody has used for so long is over. */
export const IDLE_MS = 30 * DAY_MS
/** A session is over after so long, however much it is used. */
export const LONGEST_MS = 365 * DAY_MS
/** A token older than this is to be replaced. */
export const ROTATE_MS = DAY_MS
/** A token that was replaced stays good for so long once its successor has been used. */
export const GRACE_MS = 2 * 60_000

/** How a session stands. Times in ms since 1970. */
export type Standing = {
  createdAt: number
  seenAt: number
  /** Of the newest token, and when that was made. */
  generation: number
  rotatedAt: number
  /** When the newest token first came back; null before it has. */
  confirmedAt: number | null
}

/**
 * `good`: the newest token. `replaced`: the one before, still good; its bearer is to be given the newest. `due`: the newest, and
 * it is time for another.
 */
export type Verdict = 'refused' | 'good' | 'replaced' | 'due'

/** Whether a session is over by its age alone. */
export const isOver = ({ createdAt, seenAt }: Pick<Standing, 'createdAt' | 'seenAt'>, now: number): boolean =>
  now - seenAt >= IDLE_MS || now - createdAt >= LONGEST_MS

/**
 * What a token of this generation is worth now (rules A1 to A5). An answer may be lost on its way and with it the new token, so the
 * old one counts until the new one has been seen, and then for as long as requests that left together may take.
 */
export function judgeToken(standing: Standing, generation: number, now: number): Verdict {
  if (isOver(standing, now)) return 'refused'
  const { confirmedAt } = standing
  if (generation === standing.generation) return now - standing.rotatedAt >= ROTATE_MS ? 'due' : 'good'
  const isBefore = generation === standing.generation - 1
  return isBefore && (confirmedAt === null || now - confirmedAt < GRACE_MS) ? 'replaced' : 'refused'
}
