import { endsAt } from '../playback/index.ts'
import { asServerMs, type PlaybackState, type Queue, type ServerMs, type Song } from '../protocol/index.ts'
import { nextItem } from '../queue/index.ts'

/** What plays, and what follows. */
type Playing = { playback: PlaybackState; queue: Queue }

/** Sound that is the page's own can sound twice at once; a vendor's player cannot, and a broadcast has no end. */
const overlaps = ({ source }: Song): boolean => source.kind === 'file' || source.kind === 'url'

/** By how many ms `song` and the one that follows overlap: by half of either at most, so that no more than two sound at once. */
export const overlapOf = (song: Song, next: Song, { crossfade }: Pick<Queue, 'crossfade'>): number => {
  if (crossfade.ms === 0 || !overlaps(song) || !overlaps(next)) return 0
  return Math.min(crossfade.ms, (song.durationMs ?? 0) / 2, (next.durationMs ?? 0) / 2)
}

/**
 * The instant at which what follows takes over by itself: at the end of what plays or, where songs overlap, so much before.
 * Null when nothing ends. Never before what plays took effect, nor before a change to the queue that would have had it so.
 */
export const handoverAt = ({ playback, queue }: Playing): ServerMs | null => {
  const [end, next] = [endsAt(playback), nextItem(queue)]
  if (end === null || next === null || playback.currentSong === null) return end
  const early = end - overlapOf(playback.currentSong, next.song, queue)
  return asServerMs(Math.min(end, Math.max(early, playback.lastUpdated, queue.crossfade.since)))
}

/** The same after a change at `at`: what would have taken over before it does so then. */
export const notBefore = <Told extends Playing>(told: Told, at: ServerMs): Told => {
  const due = handoverAt(told)
  const isLate = due !== null && due < at
  return isLate ? { ...told, queue: { ...told.queue, crossfade: { ...told.queue.crossfade, since: at } } } : told
}
