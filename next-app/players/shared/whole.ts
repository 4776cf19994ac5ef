import type { Song } from '@earshot/sync'

/** Longer than this a song is not decoded whole: at 23 MB a minute that would be 700 MB. */
const WHOLE_MOST_MS = 30 * 60_000
/** The same for one of which only the size is known: a quarter of an hour of usual music, half an hour of speech. */
const WHOLE_MOST_BYTES = 16 << 20

/** Whether a song is short enough to be fetched and decoded whole. */
export const isWholeSized = ({ durationMs, source }: Song): boolean => {
  if (durationMs !== null) return durationMs <= WHOLE_MOST_MS
  const isKnown = source.kind === 'file' || source.kind === 'url'
  return isKnown && source.sizeBytes !== null && source.sizeBytes <= WHOLE_MOST_BYTES
}
