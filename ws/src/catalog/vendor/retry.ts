/** How one try ended that did not bring an answer to use. `retryAfter`: the header as it came. */
export type Failure =
  | { kind: 'network' }
  | { kind: 'timeout' }
  | { kind: 'status'; status: number; retryAfter: string | null }

/** What to do after it: wait and try again, or give up; `closedMs`: how long this vendor is not to be asked at all. */
export type Verdict = { kind: 'again'; afterMs: number } | { kind: 'give-up'; closedMs: number }

const TRIES = 3
const FIRST_WAIT_MS = 400
/** A vendor that asks for patience gets so much while somebody waits; beyond it they are told. */
const PATIENCE_MS = 3000
const LONGEST_CLOSED_MS = 15 * 60_000
const UNTOLD_CLOSED_MS = 30_000

const isPassing = (status: number) => status === 500 || (status >= 502 && status <= 504)

/**
 * Whether a request that may be repeated is tried again. `attempt` counts from 1; `chance` is from 0 to 1, so that many
 * who failed together do not come back together. Faults of the network and 5xx: twice more, after some 0.4 and 1.2 s. 429: as
 * the vendor says, if that is soon, else it is left alone until then.
 */
export function afterFailure(failure: Failure, attempt: number, now: number, chance: number): Verdict {
  const isLast = attempt >= TRIES
  if (failure.kind === 'status' && failure.status === 429) {
    const told = readRetryAfter(failure.retryAfter, now)
    if (told !== null && told <= PATIENCE_MS && !isLast) return { kind: 'again', afterMs: told }
    return { kind: 'give-up', closedMs: Math.min(told ?? UNTOLD_CLOSED_MS, LONGEST_CLOSED_MS) }
  }
  const passes = failure.kind !== 'status' || isPassing(failure.status)
  if (!passes || isLast) return { kind: 'give-up', closedMs: 0 }
  return { kind: 'again', afterMs: FIRST_WAIT_MS * 3 ** (attempt - 1) * (0.75 + chance / 2) }
}

/** Retry-After in ms, told as seconds or as a date (RFC 9110, 10.2.3); null when it is neither. */
export function readRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
