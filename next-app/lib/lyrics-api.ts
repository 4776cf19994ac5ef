import { type FoundLyrics, foundLyrics, type SongId } from '@earshot/sync'
import { type Answer, as, ask } from './api.ts'

/** What this server has of a song's lyrics. */
export const askLyrics = (songId: SongId): Promise<Answer<FoundLyrics>> =>
  ask('GET', `/api/songs/${encodeURIComponent(songId)}/lyrics`, as(foundLyrics))
