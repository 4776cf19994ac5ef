/** Remembers at most `limit` values, each for a while; the one unused for longest goes first. `now` in ms. */
export class TtlCache<Value> {
  readonly #limit: number
  readonly #entries = new Map<string, { value: Value; until: number }>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#entries.delete(key)
    if (entry.until <= now) return undefined
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: Value, until: number): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until })
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) return
      this.#entries.delete(oldest)
    }
  }
}

/** A function that answers from memory what it answered lately, and asks once for all who ask meanwhile. Failures are not kept. */
export function remember<Args extends readonly unknown[], Value>(
  ask: (...args: Args) => Promise<Value>,
  options: {
    keepMs: number
    limit: number
    now(): number
    keyOf(...args: Args): string
    /** Values that are not are answered and forgotten. */
    isWorthKeeping?(value: Value): boolean
  },
): (...args: Args) => Promise<Value> {
  const cache = new TtlCache<{ value: Value }>(options.limit)
  const asked = new Map<string, Promise<Value>>()
  return (...args) => {
    const key = options.keyOf(...args)
    const known = cache.get(key, options.now())
    if (known) return Promise.resolve(known.value)
    const waiting = asked.get(key)
    if (waiting) return waiting
    const answer = ask(...args)
      .then((value) => {
        if (options.isWorthKeeping?.(value) ?? true) cache.set(key, { value }, options.now() + options.keepMs)
        return value
      })
      .finally(() => asked.delete(key))
    asked.set(key, answer)
    return answer
  }
}
