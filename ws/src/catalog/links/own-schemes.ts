import { songId } from '@earshot/sync'
import type { Link } from './link.ts'

const SPOTIFY = /^spotify:(?:user:[^:]+:)?(track|album|playlist):([0-9A-Za-z]{22})$/
export const QUERY_LENGTH = 200

/** What is named without an address: `spotify:track:…`, and our own `song:` and `search:`. */
export function readOwnScheme(line: string): Link | null {
  const [, what, id] = SPOTIFY.exec(line) ?? []
  if ((what === 'track' || what === 'album' || what === 'playlist') && id) return { kind: 'spotify', what, id }
  const song = line.startsWith('song:') ? songId.safeParse(line.slice('song:'.length)) : null
  if (song?.success) return { kind: 'library', songId: song.data }
  if (line.startsWith('search:')) {
    const query = line.slice('search:'.length).replace(/\s+/g, ' ').trim()
    if (query !== '' && query.length <= QUERY_LENGTH) return { kind: 'words', query }
  }
  return null
}
