/** A piece of a broadcast: `map` is the address of what must be known first to read it. */
export type Segment = { number: number; url: URL; durationMs: number; map: URL | null }

/** A playlist of other playlists, or of pieces (RFC 8216, 4.3). */
export type Playlist =
  | { kind: 'choice'; variants: Variant[] }
  | { kind: 'pieces'; targetMs: number; segments: Segment[]; isOver: boolean }

/** One of several playlists of the same broadcast. `hasVideo` is null where it is not told. */
export type Variant = { url: URL; bandwidth: number; hasVideo: boolean | null }

const SEGMENTS_MOST = 2000
/** A radio station has no more than this; what has is a television's sound and pictures. */
const BANDWIDTH_MOST = 330_000

/**
 * Reads a playlist that was found at `base`. Null when it is none, or is one that cannot be played here: encrypted, or
 * cut into ranges of bytes.
 */
export const readPlaylist = (text: string, base: URL): Playlist | null => {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (!lines[0]?.startsWith('#EXTM3U')) return null
  return text.includes('#EXT-X-STREAM-INF') ? readChoice(lines, base) : readPieces(lines, base)
}

const readChoice = (lines: readonly string[], base: URL): Playlist | null => {
  const variants: Variant[] = []
  for (const [n, line] of lines.entries()) {
    const told = tagOf(line, '#EXT-X-STREAM-INF:')
    const media = tagOf(line, '#EXT-X-MEDIA:')
    const address = told === null ? (attributesOf(media ?? '').get('URI') ?? null) : addressAfter(lines, n)
    if ((told === null && media === null) || address === null || !URL.canParse(address, base.href)) continue
    const attributes = attributesOf(told ?? media ?? '')
    if (media !== null && attributes.get('TYPE') !== 'AUDIO') continue
    const codecs = attributes.get('CODECS')
    const hasVideo = media !== null ? false : attributes.has('RESOLUTION') || hasPictures(codecs)
    variants.push({ url: new URL(address, base), bandwidth: Number(attributes.get('BANDWIDTH') ?? 0), hasVideo })
  }
  return variants.length === 0 ? null : { kind: 'choice', variants }
}

/** The best of those that hold sound alone, within reason; else the smallest. */
export const chooseVariant = (variants: readonly Variant[]): Variant | undefined => {
  const bySize = [...variants].sort((a, b) => a.bandwidth - b.bandwidth)
  const sound = bySize.filter(({ hasVideo }) => hasVideo === false)
  const those = sound.length > 0 ? sound : bySize.filter(({ hasVideo }) => hasVideo !== true)
  return those.findLast(({ bandwidth }) => bandwidth <= BANDWIDTH_MOST) ?? those[0] ?? bySize[0]
}

const readPieces = (lines: readonly string[], base: URL): Playlist | null => {
  let number = 0
  let targetMs = 0
  let durationMs = 0
  let map: URL | null = null
  const segments: Segment[] = []
  for (const line of lines) {
    const duration = tagOf(line, '#EXTINF:')
    const key = tagOf(line, '#EXT-X-KEY:')
    const before = tagOf(line, '#EXT-X-MAP:')
    if (duration !== null) durationMs = Number.parseFloat(duration) * 1000
    else if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) number = Number.parseInt(line.slice(22), 10)
    else if (line.startsWith('#EXT-X-TARGETDURATION:')) targetMs = Number.parseFloat(line.slice(22)) * 1000
    else if (line.startsWith('#EXT-X-BYTERANGE')) return null
    else if (key !== null && attributesOf(key).get('METHOD') !== 'NONE') return null
    else if (before !== null) {
      const uri = attributesOf(before).get('URI')
      if (uri === undefined || !URL.canParse(uri, base.href) || attributesOf(before).has('BYTERANGE')) return null
      map = new URL(uri, base)
    } else if (line !== '' && !line.startsWith('#')) {
      if (!URL.canParse(line, base.href) || !(durationMs >= 0) || segments.length >= SEGMENTS_MOST) return null
      segments.push({ number: number + segments.length, url: new URL(line, base), durationMs, map })
    }
  }
  const isSound = Number.isSafeInteger(number) && number >= 0 && targetMs > 0 && targetMs < 120_000
  return isSound ? { kind: 'pieces', targetMs, segments, isOver: lines.includes('#EXT-X-ENDLIST') } : null
}

const tagOf = (line: string, tag: string): string | null => (line.startsWith(tag) ? line.slice(tag.length) : null)

/** No tag has more to say, and none stands further from its address: whoever sends more only wants to be searched for long. */
const ATTRIBUTES_MOST = 8192
const BETWEEN_MOST = 100

/** `NAME=value` and `NAME="value"`, apart by commas (RFC 8216, 4.2). */
const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.slice(0, ATTRIBUTES_MOST).matchAll(/(?<![A-Z0-9-])([A-Z0-9-]{1,64})=(?:"([^"]*)"|([^,]*))/g)].map(
      ([, name = '', a, b]) => [name, a ?? b ?? ''],
    ),
  )

const addressAfter = (lines: readonly string[], at: number): string | null => {
  for (let n = at + 1; n < Math.min(lines.length, at + 1 + BETWEEN_MOST); n += 1) {
    const line = lines[n] ?? ''
    if (line !== '' && !line.startsWith('#')) return line
  }
  return null
}

const hasPictures = (codecs: string | undefined): boolean | null =>
  codecs === undefined ? null : /\b(avc|hvc|hev|vp0|av01|dvh|mp4v)/.test(codecs)
