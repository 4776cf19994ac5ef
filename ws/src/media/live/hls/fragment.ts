import type { AudioFrame } from '../audio-frame.ts'
import { LiveError } from '../live-error.ts'

/** How a track of AAC is coded, out of the file's beginning: `header` tells how to write ADTS headers for its frames. */
export type Track = { id: number; sampleRate: number; channels: number; rateIndex: number; sampleBytes: number }

type Box = { type: string; body: Buffer; at: number }

const BOX = 8
const SAMPLES = 1024
// ISO/IEC 14496-3, table 1.18.
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]
const ADTS = 7
const FRAME_MOST = 8191

/** The boxes in these bytes (ISO/IEC 14496-12, 4.2), up to one that is cut off. */
const boxesIn = (bytes: Buffer): Box[] => {
  const boxes: Box[] = []
  for (let at = 0; at + BOX <= bytes.length; ) {
    const size = bytes.readUInt32BE(at) || bytes.length - at
    if (size < BOX || at + size > bytes.length) break
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + BOX, at + size), at })
    at += size
  }
  return boxes
}

/** The bodies of all boxes at a path. */
const bodiesAt = (bytes: Buffer, [type, ...path]: readonly string[]): Buffer[] =>
  boxesIn(bytes)
    .filter((box) => box.type === type)
    .flatMap(({ body }) => (path.length === 0 ? [body] : bodiesAt(body, path)))

export const isFragment = (bytes: Uint8Array): boolean =>
  ['ftyp', 'styp', 'moof', 'sidx', 'moov', 'emsg', 'prft'].includes(
    Buffer.from(bytes.subarray(4, 8)).toString('latin1'),
  )

/** The first track of AAC that a file's beginning tells of; null when there is none. */
export const trackIn = (init: Uint8Array): Track | null => {
  const bytes = Buffer.from(init)
  const defaults = bodiesAt(bytes, ['moov', 'mvex', 'trex'])
  for (const trak of bodiesAt(bytes, ['moov', 'trak'])) {
    const [head] = bodiesAt(trak, ['tkhd'])
    const [samples] = bodiesAt(trak, ['mdia', 'minf', 'stbl', 'stsd'])
    const entry = samples && boxesIn(samples.subarray(8)).find(({ type }) => type === 'mp4a')
    if (!head || !entry) continue
    const id = head.readUInt32BE(head[0] === 1 ? 20 : 12)
    const [esds] = bodiesAt(entry.body.subarray(28), ['esds'])
    const coded = esds && codingIn(esds)
    const preset = defaults.find((it) => it.length >= 20 && it.readUInt32BE(4) === id)
    if (coded) return { ...coded, id, sampleBytes: preset?.readUInt32BE(16) ?? 0 }
  }
  return null
}

/** What an AudioSpecificConfig says (ISO/IEC 14496-3, 1.6.2.1); it lies in an `esds` behind the tag 5. */
const codingIn = (esds: Buffer): Pick<Track, 'sampleRate' | 'channels' | 'rateIndex'> | null => {
  for (let at = 4; at + 3 < esds.length; at += 1) {
    if (esds[at] !== 5) continue
    let from = at + 1
    // Lengths may be written in one byte or in four.
    while ((esds[from] ?? 0) & 0x80) from += 1
    const bits = esds.subarray(from + 1)
    if (bits.length < 2) continue
    const rateIndex = (((bits[0] ?? 0) & 7) << 1) | ((bits[1] ?? 0) >>> 7)
    const channels = ((bits[1] ?? 0) >>> 3) & 15
    const sampleRate = RATES[rateIndex]
    const type = (bits[0] ?? 0) >>> 3
    if (sampleRate === undefined || channels < 1 || channels > 7 || ![2, 5, 29].includes(type)) continue
    return { rateIndex, channels: channels === 7 ? 8 : channels, sampleRate }
  }
  return null
}

/** Of one piece: seven minutes of sound at the shortest frames. */
const FRAMES_MOST = 20_000

/** A track's frames in a fragment (ISO/IEC 14496-12, 8.8), each with an ADTS header before it. */
export const framesIn = (fragment: Uint8Array, track: Track): AudioFrame[] => {
  const bytes = Buffer.from(fragment)
  const frames = boxesIn(bytes)
    .filter(({ type }) => type === 'moof')
    .flatMap((moof) =>
      boxesIn(moof.body)
        .filter(({ type }) => type === 'traf')
        .flatMap(({ body }) => framesOf(bytes, moof.at, body, track)),
    )
  if (frames.length > FRAMES_MOST) throw new LiveError('format')
  return frames
}

const framesOf = (bytes: Buffer, moofAt: number, traf: Buffer, track: Track): AudioFrame[] => {
  const [head] = bodiesAt(traf, ['tfhd'])
  if (!head || head.length < 8 || head.readUInt32BE(4) !== track.id) return []
  const has = (bit: number) => (head.readUIntBE(1, 3) & bit) !== 0
  const sizeAt = 8 + (has(1) ? 8 : 0) + (has(2) ? 4 : 0) + (has(8) ? 4 : 0)
  const preset = has(0x10) && sizeAt + 4 <= head.length ? head.readUInt32BE(sizeAt) : track.sampleBytes
  const base = has(1) ? Number(head.readBigUInt64BE(8)) : moofAt
  let at = base
  return bodiesAt(traf, ['trun']).flatMap((run) => {
    const flags = run.readUIntBE(1, 3)
    if (flags & 1) at = base + run.readInt32BE(8)
    const fields = [0x100, 0x200, 0x400, 0x800].filter((bit) => flags & bit)
    let from = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
    const frames: AudioFrame[] = []
    for (let n = Math.min(run.readUInt32BE(4), FRAMES_MOST); n > 0; n -= 1) {
      const place = from + 4 * fields.indexOf(0x200)
      const size = flags & 0x200 ? (place + 4 <= run.length ? run.readUInt32BE(place) : 0) : preset
      from += 4 * fields.length
      if (size < 1 || size + ADTS > FRAME_MOST || at + size > bytes.length) return frames
      frames.push(frameOf(bytes.subarray(at, at + size), track))
      at += size
    }
    return frames
  })
}

/** A frame of AAC LC behind an ADTS header (ISO/IEC 14496-3, 1.A.2.2). */
const frameOf = (sound: Buffer, { sampleRate, channels, rateIndex }: Track): AudioFrame => {
  const size = sound.length + ADTS
  const told = channels === 8 ? 7 : channels
  const header = [
    0xff,
    0xf1,
    (1 << 6) | (rateIndex << 2) | (told >>> 2),
    ((told & 3) << 6) | (size >>> 11),
    (size >>> 3) & 0xff,
    ((size & 7) << 5) | 0x1f,
    0xfc,
  ]
  return { codec: 'aac', bytes: Uint8Array.of(...header, ...sound), samples: SAMPLES, sampleRate, channels }
}
