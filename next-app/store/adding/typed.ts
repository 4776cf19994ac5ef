/** What somebody means by what stands in the box. */
export type Typed =
  | { kind: 'nothing' }
  /** One song's address, or a playlist's: only the server can tell. */
  | { kind: 'link'; text: string }
  /** A playlist file's content, or songs one to a line. */
  | { kind: 'list'; text: string; lines: number }
  | { kind: 'search'; query: string }

/** No longer query is answered. */
const QUERY_LENGTH = 200
/** The longest text that the server reads, bytes. */
export const TEXT_BYTES = 256 * 1024

/** `https://…`, or a vendor's own way of naming things: `spotify:track:…`. */
const LINK = /^(?:https?:\/\/[^\s/]+\S*|spotify:[a-z]+:\w+\S*)$/i
/** An address as people say it: `youtu.be/dQw4w9WgXcQ`. Without a path it could be anyone's name. */
const BARE_LINK = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/\S+$/i

const asLink = (word: string): string | null =>
  LINK.test(word) ? word : BARE_LINK.test(word) ? `https://${word}` : null

/** A queue that was saved as JSON (`lib/playlist-file`). */
const isOwnJson = (line: string): boolean => /^\{"format":"earshot-playlist"/.test(line)

/** How many songs a playlist's text names (JSON of ours, PLS, XSPF, M3U), or a text with one to a line. */
const countSongs = (lines: readonly string[]): number => {
  const starts = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length
  if (isOwnJson(lines[0] ?? '')) return lines.join('\n').match(/"songId":/g)?.length ?? 0
  if (starts(/^\[playlist\]$/i) > 0) return starts(/^file\d+\s*=/i)
  if (starts(/^(?:<\?xml|<playlist)/i) > 0) return lines.join('\n').match(/<track[\s>]/gi)?.length ?? 0
  return starts(/^[^#]/)
}

/** What was typed decides: an address is a link, several lines are a list, anything else is searched for. */
export const readTyped = (text: string): Typed => {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [first] = lines
  if (first === undefined) return { kind: 'nothing' }
  if (lines.length > 1 || isOwnJson(first) || /^(?:#EXTM3U|<\?xml|<playlist)/i.test(first)) {
    return { kind: 'list', text: lines.join('\n'), lines: countSongs(lines) }
  }
  const links = first.split(/\s+/).map(asLink)
  if (links.every((link) => link !== null)) {
    const [only] = links
    return links.length === 1 && only
      ? { kind: 'link', text: only }
      : { kind: 'list', text: links.join('\n'), lines: links.length }
  }
  return { kind: 'search', query: first.replace(/\s+/g, ' ').slice(0, QUERY_LENGTH) }
}
