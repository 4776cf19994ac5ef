/** `perSecond` requests in the long run, `burst` of them at once; nobody waits longer than `patienceMs` for a turn. */
export type PaceRule = { perSecond: number; burst: number; patienceMs: number }

/** The instant (ms) at which all that was asked for will have been paid for. */
export type Pace = number

export const freshPace: Pace = 0

/**
 * Takes a turn: how long to wait for it, and the pace afterwards. Null when that is longer than anyone should wait.
 * (The generic cell rate algorithm, ITU-T I.371.)
 */
export function takeTurn(rule: PaceRule, pace: Pace, now: number): { waitMs: number; pace: Pace } | null {
  const each = 1000 / rule.perSecond
  const from = Math.max(pace, now)
  const waitMs = Math.max(0, from - now - each * (rule.burst - 1))
  return waitMs > rule.patienceMs ? null : { waitMs, pace: from + each }
}
