import type { Song } from '@earshot/sync'
import type { SoundStatus } from '../../session/room-session.ts'

/** Where lyrics are shown: in the cover's place, under a video, or on a phone over the page. */
export type LyricsPlace = 'over' | 'under' | 'sheet'

/**
 * Where lyrics are shown now; null where they are not. What has to be pressed or read first stays in sight, and nothing lies over a
 * video, on a phone neither.
 */
export const lyricsPlace = (
  song: Song | null,
  sound: SoundStatus['state'],
  isWanted: boolean,
  isNarrow: boolean,
): LyricsPlace | null => {
  if (!isWanted || !hasLyrics(song) || sound === 'locked' || sound === 'failed') return null
  if (song?.source.kind === 'youtube') return 'under'
  return isNarrow ? 'sheet' : 'over'
}

/** Whether a song is one that lyrics could be of: what is broadcast is many. */
export const hasLyrics = (song: Song | null): boolean => song !== null && song.source.kind !== 'live'
