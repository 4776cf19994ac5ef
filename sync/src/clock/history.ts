import type { LocalMs } from '../protocol/units.ts'
import type { Sample } from './probe.ts'

/** A proven limit of the offset at one instant. */
export type Edge = { at: LocalMs; offsetMs: number }

/**
 * The best of one stretch of time: the tightest limit from the quickest way back (`lowest`), the tightest from the
 * quickest way there (`highest`), which need not come from the same probe, and the least round trip.
 */
export type Bucket = { lowest: Edge; highest: Edge; roundTripMs: number }

/**
 * What is remembered of all samples: one bucket for each `bucketMs` in which any came, and the newest ones as they are.
 * The oldest first.
 */
export type History = { bucketMs: number; buckets: readonly Bucket[]; recent: readonly Sample[] }

/**
 * Buckets begin narrow, so that the first minute is seen in detail, and are joined by twos as they become too many: at
 * most 64 of them, reaching back some 15 minutes.
 */
const NARROWEST_MS = 1000
const WIDEST_MS = 16_000
const REACHES_BACK_MS = 900_000
export const MAX_BUCKETS = 64
/** The whole of a long burst. */
export const MAX_RECENT = 700

const bucketOf = ({ at, lowestMs, highestMs, roundTripMs }: Sample): Bucket => ({
  lowest: { at, offsetMs: lowestMs },
  highest: { at, offsetMs: highestMs },
  roundTripMs,
})

/** A history of one sample. */
export const beginHistory = (sample: Sample): History => ({
  bucketMs: NARROWEST_MS,
  buckets: [bucketOf(sample)],
  recent: [sample],
})

const slotOf = (bucket: Bucket, bucketMs: number): number =>
  Math.floor(Math.min(bucket.lowest.at, bucket.highest.at) / bucketMs)

/** The best of both. Limits of different instants are compared along the trend, or a fast clock would always favour old ones. */
const join = (older: Bucket, newer: Bucket, skewPpm: number): Bucket => {
  const gain = (from: Edge, to: Edge): number => to.offsetMs - from.offsetMs - (to.at - from.at) * skewPpm * 1e-6
  return {
    lowest: gain(older.lowest, newer.lowest) >= 0 ? newer.lowest : older.lowest,
    highest: gain(older.highest, newer.highest) <= 0 ? newer.highest : older.highest,
    roundTripMs: Math.min(older.roundTripMs, newer.roundTripMs),
  }
}

const joinEqualSlots = (buckets: readonly Bucket[], bucketMs: number, skewPpm: number): Bucket[] => {
  const joined: Bucket[] = []
  for (const bucket of buckets) {
    const last = joined.at(-1)
    if (last !== undefined && slotOf(last, bucketMs) === slotOf(bucket, bucketMs)) {
      joined[joined.length - 1] = join(last, bucket, skewPpm)
    } else joined.push(bucket)
  }
  return joined
}

/** The history with one sample more, `skewPpm` being the trend known so far. */
export const remember = (history: History, sample: Sample, skewPpm: number): History => {
  const since = sample.at - REACHES_BACK_MS
  const kept = history.buckets.filter(({ lowest, highest }) => Math.max(lowest.at, highest.at) > since)
  const recent = [...history.recent.filter(({ at }) => at > since), sample].slice(-MAX_RECENT)
  let { bucketMs } = history
  let buckets = joinEqualSlots([...kept, bucketOf(sample)], bucketMs, skewPpm)
  while (buckets.length > MAX_BUCKETS && bucketMs < WIDEST_MS) {
    bucketMs *= 2
    buckets = joinEqualSlots(buckets, bucketMs, skewPpm)
  }
  return { bucketMs, buckets: buckets.slice(-MAX_BUCKETS), recent }
}
