/** Counts what is open at the same time, for each session and in all. */
export class Streams {
  readonly #maxPerSession: number
  readonly #maxAtOnce: number
  readonly #open = new Map<string, number>()
  #count = 0

  constructor(maxPerSession: number, maxAtOnce: number) {
    this.#maxPerSession = maxPerSession
    this.#maxAtOnce = maxAtOnce
  }

  /** Takes note of one more; answers how to say that it has ended, or null when there are too many. */
  begin(session: string): (() => void) | null {
    const own = this.#open.get(session) ?? 0
    if (own >= this.#maxPerSession || this.#count >= this.#maxAtOnce) return null
    this.#open.set(session, own + 1)
    this.#count += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#count -= 1
      const left = (this.#open.get(session) ?? 1) - 1
      if (left > 0) this.#open.set(session, left)
      else this.#open.delete(session)
    }
  }
}
