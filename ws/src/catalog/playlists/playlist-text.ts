import type { Entry, Playlist } from './entry.ts'
import { readM3u } from './m3u.ts'
import { mayBeOwnJson, readOwnJson } from './own-json.ts'
import { readPls } from './pls.ts'
import { readXspf } from './xspf.ts'

/** Pieces of one broadcast or film (HLS), which are no songs. */
const isPieces = (text: string) => /^#EXT-X-(?:TARGETDURATION|STREAM-INF|MEDIA-SEQUENCE)/m.test(text)

/**
 * The entries of a playlist's text: M3U, PLS, XSPF or our own JSON, told by how it begins; of several in one text, one after the other. Null when it is none of them. `base` is where it came
 * from: entries may be relative to it, and without one such entries are left out, as files of somebody's own computer are.
 */
export function readPlaylist(text: string, base: string | null): Playlist | null {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trimStart()
  const parts = bare.split(NEXT_HEAD).map((part) => part.replace(/^\uFEFF/, ''))
  if (!readerOf(parts[0] ?? '') && !readerOf(bare)) return null
  const playlists = parts.flatMap((part) => readerOf(part)?.(part) ?? [])
  const [first, ...others] = playlists
  if (first === undefined) return null
  const entries = playlists.flatMap((playlist) => playlist.entries)
  // Several have no name together.
  return { name: others.length === 0 ? first.name : '', entries: entries.flatMap((entry) => resolve(entry, base)) }
}

/** Where another playlist begins: files that were dropped together come as one text. */
const NEXT_HEAD = /\n(?=\uFEFF?(?:#EXTM3U\b|\[playlist\]|<\?xml\b|\{"format":"earshot-playlist"))/i

function readerOf(text: string): ((text: string) => Playlist | null) | null {
  if (/^#EXTM3U\b/.test(text) || /^#EXTINF:/m.test(text)) return isPieces(text) ? null : readM3u
  if (mayBeOwnJson(text)) return readOwnJson
  if (/^\[playlist\]/i.test(text)) return readPls
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<playlist[\s>]/.test(text)) return readXspf
  return null
}

/** With its whole address; none when it has none on the web. A vendor's own way of naming a song stays, and ours. */
function resolve(entry: Entry, base: string | null): Entry[] {
  if (/^(?:spotify|song):/.test(entry.address)) return [entry]
  // A drive's letter would be read as a scheme.
  if (/^(?:[a-z]:[\\/]|\\\\)/i.test(entry.address)) return []
  if (!URL.canParse(entry.address, base ?? undefined)) return []
  const url = new URL(entry.address, base ?? undefined)
  return url.protocol === 'http:' || url.protocol === 'https:' ? [{ ...entry, address: url.href }] : []
}
