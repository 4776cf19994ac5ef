import type { DurationMs } from '@earshot/sync'

/** One entry as it stands in a playlist's text; what it does not tell is empty or null. */
export type Entry = { address: string; title: string; artist: string; album: string; durationMs: DurationMs | null }
export type Playlist = { name: string; entries: Entry[] }

/** "Artist - Title" in its parts; a line without a dash that stands apart is a title. */
export function splitTitle(line: string): { artist: string; title: string } {
  const [, artist = '', title = ''] = /^(.*?\S)\s+[-–—]\s+(\S.*)$/.exec(line) ?? []
  return title === '' ? { artist: '', title: line } : { artist, title }
}
