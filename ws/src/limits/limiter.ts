import { type Bucket, type BucketRule, fullBucket, take } from './token-bucket.ts'

/** Buckets that are kept at once; who has not come for longest is forgotten, and begins anew with a full one. */
const KEYS_LIMIT = 10_000

/** One bucket for each key: for what is bounded by person or by room, and not by socket. */
export class Limiter {
  readonly #rule: BucketRule
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(rule: BucketRule, now: () => number) {
    this.#rule = rule
    this.#now = now
  }

  /** Whether there is a token left for `key`, and takes it. */
  take(key: string): boolean {
    const now = this.#now()
    const { bucket, ok } = take(this.#rule, this.#buckets.get(key) ?? fullBucket(this.#rule, now), now)
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    const oldest = this.#buckets.keys().next()
    if (this.#buckets.size > KEYS_LIMIT && oldest.done !== true) this.#buckets.delete(oldest.value)
    return ok
  }
}
