/** Headers as an HTTP client tells them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>

const textOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
const typeOf = (headers: Headers): string => textOf(headers['content-type']).split(';')[0]?.trim().toLowerCase() ?? ''

const STREAM_TYPES = /^(audio\/.*|application\/ogg|application\/octet-stream)$/
const HLS_TYPES = new Set([
  'application/vnd.apple.mpegurl',
  'application/x-mpegurl',
  'audio/mpegurl',
  'audio/x-mpegurl',
])

/** Whether an answer with these headers is a broadcast: it says so as stations do, or is sound without a length. */
export const isBroadcast = (headers: Headers): boolean => {
  if (HLS_TYPES.has(typeOf(headers))) return false
  const saysSo = Object.keys(headers).some((name) => name.startsWith('icy-') || name === 'ice-audio-info')
  if (saysSo) return true
  const isEndless = headers['content-length'] === undefined && headers['accept-ranges'] === undefined
  return isEndless && STREAM_TYPES.test(typeOf(headers)) && typeOf(headers) !== 'application/octet-stream'
}

/** Whether a text is a playlist of HLS, and not one of songs. */
export const isHls = (text: string): boolean =>
  /^\uFEFF?#EXTM3U/.test(text) && /^#EXT-X-(TARGETDURATION|STREAM-INF|MEDIA-SEQUENCE)/m.test(text)

/** What a station's headers tell of it; empty where they do not. */
export const stationName = (headers: Headers): string => textOf(headers['icy-name'])
