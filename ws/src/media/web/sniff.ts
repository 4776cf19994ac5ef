/** What an answer looks like before anything of it is believed. Header texts are lower case; `head` are its first bytes. */
export type Look = { contentType: string; path: string; headers: Readonly<Record<string, unknown>>; head: Buffer }

const PLAYLIST_TYPES = /^(audio|application)\/(x-)?(vnd\.apple\.)?(mpegurl|scpls|pls\+xml)$/
const HLS_TYPE = 'application/vnd.apple.mpegurl'
const PLAYLIST_NAME = /\.(m3u8?|pls)$/i

/** The media type alone, without its parameters. */
export const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Whether a server that sends this type may be sending sound. Many know no better than `octet-stream`. */
export const mayBeAudio = (contentType: string): boolean =>
  contentType === '' ||
  /^(audio\/|video\/(mp4|ogg|webm|quicktime)$|(application|binary)\/(ogg|octet-stream|x-flac|mp4)$)/.test(contentType)

/** Whether headers are those of a radio's server. */
export const isIcy = (headers: Look['headers']): boolean =>
  ['icy-name', 'icy-metaint', 'icy-br', 'icy-genre', 'icy-url', 'icy-pub'].some((name) => headers[name] !== undefined)

/** Whether it is text that names songs or pieces of sound, and of which kind. */
export function playlistIn({ contentType, path, head }: Look): 'hls' | 'playlist' | null {
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  const isM3u = text.startsWith('#EXTM3U')
  if (isM3u && /^#EXT-X-/m.test(text)) return 'hls'
  if (isM3u || /^\[playlist\]/i.test(text)) return 'playlist'
  if (contentType === HLS_TYPE) return 'hls'
  const isTold = PLAYLIST_TYPES.test(contentType) || (PLAYLIST_NAME.test(path) && !text.startsWith('<'))
  return isTold && text.length > 0 ? 'playlist' : null
}
