import { cleanLine } from '../../text/clean-text.ts'
import type { AudioFrame, Heard, ReadSound } from './audio-frame.ts'
import { LiveError } from './live-error.ts'

const CAPTURE = Buffer.from('OggS')
const HEADER = 27
/** All of Opus is counted at this rate (RFC 7845, 4). */
const SAMPLE_RATE = 48_000
/** No packet of sound is larger (RFC 6716, 3.2, times three streams). */
const PACKET_MOST = 64 << 10
const RUBBISH_MOST = 128 << 10

/** Samples in a packet of Opus by its first bytes (RFC 6716, 3.1); 0 when it is none. */
export const opusSamples = (packet: Uint8Array): number => {
  const [toc = 0, second = 0] = packet
  if (packet.length === 0) return 0
  const config = toc >>> 3
  const frame =
    config < 12 ? [480, 960, 1920, 2880][config & 3] : config < 16 ? [480, 960][config & 1] : 120 << (config & 3)
  const count = (toc & 3) === 0 ? 1 : (toc & 3) === 3 ? second & 63 : 2
  const samples = (frame ?? 0) * count
  // RFC 6716, 3.4: no packet holds more than 120 ms.
  return samples > 5760 ? 0 : samples
}

/**
 * Takes Opus packets and titles out of Ogg (RFC 3533, 7845), the same ones however the bytes were cut. A station begins a new
 * stream with each title. Throws `format` when the streams are of anything else, such as Vorbis.
 */
export const oggReader = (): ReadSound => {
  let rest = Buffer.alloc(0)
  let packet: Buffer[] = []
  /** Null where the stream that is read is not known from its beginning. */
  let stream: { channels: number; isTagged: boolean } | null = null
  let rubbish = 0

  const onPacket = (bytes: Buffer): Heard[] => {
    const magic = bytes.toString('latin1', 0, 8)
    if (magic === 'OpusHead') {
      stream = { channels: bytes[9] === 1 ? 1 : 2, isTagged: false }
      if ((bytes[9] ?? 0) > 2 || bytes[18] !== 0) throw new LiveError('format')
      return []
    }
    if (stream === null) throw new LiveError('format')
    if (!stream.isTagged) {
      stream.isTagged = true
      const title = magic === 'OpusTags' ? opusTitle(bytes) : null
      return title === null ? [] : [{ what: 'title', text: title }]
    }
    const samples = opusSamples(bytes)
    if (samples === 0) return []
    const frame: AudioFrame = {
      codec: 'opus',
      bytes: Uint8Array.from(bytes),
      samples,
      sampleRate: SAMPLE_RATE,
      channels: stream.channels,
    }
    return [{ what: 'frame', frame }]
  }

  const onPage = (segments: Buffer, body: Buffer, isContinued: boolean): Heard[] => {
    if (!isContinued) packet = []
    const heard: Heard[] = []
    let [at, begun] = [0, 0]
    for (const size of segments) {
      at += size
      if (size === 255) continue
      packet.push(body.subarray(begun, at))
      heard.push(...onPacket(Buffer.concat(packet)))
      packet = []
      begun = at
    }
    if (begun < at) packet.push(Buffer.from(body.subarray(begun, at)))
    if (packet.reduce((sum, { length }) => sum + length, 0) > PACKET_MOST) throw new LiveError('format')
    return heard
  }

  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    const heard: Heard[] = []
    for (;;) {
      const at = rest.indexOf(CAPTURE)
      const passed = at < 0 ? Math.max(0, rest.length - CAPTURE.length + 1) : at
      rubbish += passed
      rest = rest.subarray(passed)
      if (rubbish > RUBBISH_MOST) throw new LiveError('format')
      if (at < 0 || rest.length < HEADER) return heard
      const count = rest[HEADER - 1] ?? 0
      const segments = rest.subarray(HEADER, HEADER + count)
      const end = HEADER + count + segments.reduce((sum, size) => sum + size, 0)
      if (segments.length < count || rest.length < end) return heard
      rubbish = 0
      heard.push(...onPage(segments, rest.subarray(HEADER + count, end), ((rest[5] ?? 0) & 1) === 1))
      rest = rest.subarray(end)
    }
  }
}

/** `artist - title` in a stream's comments (RFC 7845, 5.2); null when they do not tell. */
const opusTitle = (bytes: Buffer): string | null => {
  const told = new Map<string, string>()
  let at = 8
  const next = (): Buffer | null => {
    if (at + 4 > bytes.length) return null
    const from = at + 4
    at = from + bytes.readUInt32LE(at)
    return at > bytes.length ? null : bytes.subarray(from, at)
  }
  if (next() === null || at + 4 > bytes.length) return null
  const count = Math.min(200, bytes.readUInt32LE(at))
  at += 4
  for (let n = 0; n < count; n += 1) {
    const [name = '', ...text] = (next() ?? Buffer.alloc(0)).toString('utf8').split('=')
    if (!told.has(name.toLowerCase())) told.set(name.toLowerCase(), cleanLine(text.join('=')))
  }
  const parts = [told.get('artist'), told.get('title')].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? null : cleanLine(parts.join(' - '))
}
