import { AccountError } from './account-error.ts'

/** Wrong passwords for one e-mail; then it waits until the oldest of them is this old. */
const MOST = 10
const WITHIN_MS = 15 * 60_000
/** E-mails that are remembered; the ones tried longest ago are forgotten first. */
const REMEMBERED = 10_000

/**
 * Counts wrong passwords by e-mail, from whatever addresses they come. A try counts when it begins, so that a hundred at once
 * are a hundred, and is taken back when it was right. Unknown e-mails are counted alike.
 */
export class Attempts {
  readonly #now: () => number
  readonly #tries = new Map<string, number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Runs a check that answers whether a password was right; throws `too-many-attempts` instead when there were too many. */
  async count(email: string, check: () => Promise<boolean>): Promise<boolean> {
    const now = this.#now()
    const recent = (this.#tries.get(email) ?? []).filter((at) => at > now - WITHIN_MS)
    const oldest = recent[0]
    if (recent.length >= MOST && oldest !== undefined) {
      throw new AccountError('too-many-attempts', { waitMs: oldest + WITHIN_MS - now })
    }
    recent.push(now)
    this.#keep(email, recent)
    let counts = true
    try {
      const isRight = await check()
      if (isRight) this.#tries.delete(email)
      counts = false
      return isRight
    } finally {
      // A check that could not be made was no try.
      if (counts) this.#takeBack(email, now)
    }
  }

  #keep(email: string, tries: number[]): void {
    this.#tries.delete(email)
    this.#tries.set(email, tries)
    if (this.#tries.size <= REMEMBERED) return
    const [longestAgo] = this.#tries.keys()
    if (longestAgo !== undefined) this.#tries.delete(longestAgo)
  }

  #takeBack(email: string, at: number): void {
    const tries = this.#tries.get(email)
    const index = tries?.indexOf(at) ?? -1
    if (tries && index >= 0) tries.splice(index, 1)
  }
}
