import { splitTitle } from '../playlists/entry.ts'
import type { Link } from './link.ts'
import { QUERY_LENGTH } from './own-schemes.ts'
import { readLink } from './read-link.ts'

/** What one line of pasted text asks for. */
export type LineLink = { link: Link; title: string; artist: string }

/**
 * The links in lines of text, in their order. A line like "Artist - Title", as lists of songs have them, becomes a search that is
 * made when it is brought in; a number or bullet before it goes. Other lines mean nothing.
 */
export function readLines(text: string): LineLink[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .flatMap((line): LineLink[] => {
      const link = readLink(line)
      if (link) return [{ link, title: '', artist: '' }]
      const query = line
        .replace(/^\s*(?:\d{1,4}[.)]|[-*•])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim()
      const { artist, title } = splitTitle(query)
      if (artist === '' || query.length > QUERY_LENGTH || /https?:/i.test(query)) return []
      return [{ link: { kind: 'words', query }, title, artist }]
    })
}
