/** `perSecond` tokens flow in, up to `burst`; each message takes one. */
export type BucketRule = { perSecond: number; burst: number }

export type Bucket = { tokens: number; filledAt: number }

export const fullBucket = (rule: BucketRule, now: number): Bucket => ({ tokens: rule.burst, filledAt: now })

/** The bucket after one more message at `now` (ms), and whether there was a token for it. */
export const take = (rule: BucketRule, bucket: Bucket, now: number): { bucket: Bucket; ok: boolean } => {
  const flowed = (Math.max(0, now - bucket.filledAt) / 1000) * rule.perSecond
  const tokens = Math.min(rule.burst, bucket.tokens + flowed)
  return { bucket: { tokens: tokens >= 1 ? tokens - 1 : tokens, filledAt: now }, ok: tokens >= 1 }
}
