import type { AudioFrame, Heard, ReadSound } from '../audio-frame.ts'
import { frameReader } from '../framing.ts'
import type { Listen, SourceOptions } from '../icy-source.ts'
import { LiveError } from '../live-error.ts'
import { asLiveError, openWay, type Way } from '../reach.ts'
import { framesIn, isFragment, type Track, trackIn } from './fragment.ts'
import { chooseVariant, type Playlist, readPlaylist, type Segment } from './playlist.ts'
import { isTransportStream, soundIn } from './transport-stream.ts'

const PLAYLIST_BYTES = 1 << 20
/** Half a minute of sound and pictures. */
const SEGMENT_BYTES = 16 << 20
/** Sound that is fetched before anything is told: as much later as it will be played (see `Relay`). */
const BEGIN_TARGETS = 3
/** A playlist that brings nothing new for so many of its own lengths is over. */
const STALE_TARGETS = 6

export type HlsOptions = SourceOptions & {
  now: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Listens to a station by its playlist of pieces (RFC 8216): AAC or MP3, by itself, in transport streams or fragments. */
export const hlsSource = ({ url, policy, limits, now, wait }: HlsOptions): Listen =>
  async function* (signal) {
    const way = openWay(policy, signal, limits)
    try {
      let { address, playlist } = await piecesAt(way, new URL(url))
      yield [{ what: 'portions', ms: playlist.targetMs }]
      const read = segmentReader(way)
      let next: number | null = null
      let freshAt = now()
      for (;;) {
        const askedAt = now()
        const isFirst = next === null
        const segments: Segment[] = next === null ? newest(playlist) : freshOf(playlist, next)
        const begun: Heard[] = []
        for (const segment of segments) {
          const heard = await read(segment)
          // What is fetched at once in the beginning comes at once: its end is what is broadcast now.
          if (isFirst) begun.push(...heard)
          else yield heard
          next = segment.number + 1
        }
        if (isFirst) yield begun
        if (segments.length > 0) freshAt = now()
        else if (playlist.isOver || now() - freshAt > STALE_TARGETS * playlist.targetMs) return
        // RFC 8216, 6.3.4: after a change not sooner than a target later, else half of one.
        const restMs = segments.length > 0 ? playlist.targetMs : playlist.targetMs / 2
        await wait(Math.max(200, restMs - (now() - askedAt)), signal)
        if (signal.aborted) return
        playlist = (await piecesAt(way, address)).playlist
      }
    } catch (error) {
      throw asLiveError(error)
    } finally {
      way.close()
    }
  }

/** However short they are told to be. */
const BEGIN_MOST = 12

type PiecesList = Playlist & { kind: 'pieces' }

/** The newest pieces: enough to begin with. */
const newest = ({ segments, targetMs }: PiecesList): Segment[] => {
  let lengthMs = 0
  const from = segments.findLastIndex(({ durationMs }) => {
    lengthMs += durationMs
    return lengthMs >= BEGIN_TARGETS * targetMs
  })
  return segments.slice(Math.max(0, from, segments.length - BEGIN_MOST))
}

/** What follows; where numbers have begun anew, or we have slept through all of it, the newest. */
const freshOf = (playlist: PiecesList, next: number): Segment[] => {
  const { segments } = playlist
  const [first] = segments
  const last = segments.at(-1)
  if (first === undefined || last === undefined) return []
  const isLost = first.number > next || last.number < next - 1 - segments.length
  return isLost ? newest(playlist) : segments.filter(({ number }) => number >= next)
}

/** The pieces' playlist at an address, or at the one chosen there. */
const piecesAt = async (way: Way, address: URL): Promise<{ address: URL; playlist: PiecesList }> => {
  let at = address
  for (let choices = 0; choices < 3; choices += 1) {
    const { url, body } = await way.get(at)
    const playlist = readPlaylist((await bytesOf(body, PLAYLIST_BYTES)).toString('utf8'), url)
    if (playlist?.kind === 'pieces') return { address: at, playlist }
    const chosen = playlist && chooseVariant(playlist.variants)
    if (!chosen) break
    at = chosen.url
  }
  throw new LiveError('format')
}

const bytesOf = async (body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new LiveError('format')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Fetches pieces and takes the sound out of them, whatever it is packed in. */
const segmentReader = (way: Way): ((segment: Segment) => Promise<Heard[]>) => {
  let frames: ReadSound = frameReader()
  let known: { url: string; track: Track | null } | null = null

  const trackOf = async ({ map }: Segment, bytes: Buffer): Promise<Track | null> => {
    if (map === null) return trackIn(bytes)
    if (known?.url !== map.href) {
      const { body } = await way.get(map)
      known = { url: map.href, track: trackIn(await bytesOf(body, SEGMENT_BYTES)) }
    }
    return known.track
  }

  return async (segment) => {
    const { body } = await way.get(segment.url)
    const bytes = await bytesOf(body, SEGMENT_BYTES)
    if (isFragment(bytes)) {
      const track = await trackOf(segment, bytes)
      if (track === null) throw new LiveError('format')
      return framesIn(bytes, track).map((frame: AudioFrame) => ({ what: 'frame', frame }))
    }
    const sound = isTransportStream(bytes) ? soundIn(bytes) : bytes.subarray(id3Length(bytes))
    if (sound === null) throw new LiveError('format')
    const heard = frames(sound)
    // A piece that holds nothing of what is looked for must not count against the next.
    if (heard.length === 0) frames = frameReader()
    return heard
  }
}

/** Pieces of bare audio begin with a tag that tells their time (RFC 8216, 3.4; id3.org, ID3v2.4.0 structure, 3.1). */
const id3Length = (bytes: Buffer): number => {
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0
  return 10 + [6, 7, 8, 9].reduce((sum, at) => (sum << 7) | ((bytes[at] ?? 0) & 0x7f), 0)
}
