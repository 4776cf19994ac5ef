import type { Song, SongId } from '@earshot/sync'
import type { Answer, SongPage } from '../lib/api.ts'

/** The songs of this server, as far as this page has asked: `next` asks for more, null when these are all. */
export type Library = {
  songs: readonly Song[]
  next: SongId | null
  state: 'unread' | 'reading' | 'read' | 'failed'
}

export const UNREAD: Library = { songs: [], next: null, state: 'unread' }

/** The library while it is asked. What is known stays in sight meanwhile. */
export const asking = (library: Library): Library => ({ ...library, state: 'reading' })

/** The library after an answer: the first songs, or those after `after`. */
export const answered = (library: Library, answer: Answer<SongPage>, after: SongId | null): Library => {
  if (!answer.ok) return { ...library, state: 'failed' }
  const { songs, next } = answer.value
  return { ...library, songs: after === null ? songs : [...library.songs, ...songs], next, state: 'read' }
}

/** The library with a song that was just brought in, first in the list and only once. */
export const withSong = (library: Library, song: Song): Library =>
  library.state === 'unread'
    ? library
    : { ...library, songs: [song, ...library.songs.filter(({ songId }) => songId !== song.songId)] }
