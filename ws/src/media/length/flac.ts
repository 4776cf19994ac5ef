import type { ReadAt } from './read-at.ts'

/** Holds the last frame of every stream: a frame is at most some 64 KB. */
const TAIL = 256 << 10

type StreamInfo = { maxBlock: number; sampleRate: number; totalSamples: number }

/**
 * How long a FLAC file (RFC 9639) sounds, in ms; null when it is damaged or ends before its last sample. The number of
 * samples that the header promises must be borne out by the last frame, since a cut file would end in silence.
 */
export async function flacLengthMs(file: ReadAt, size: number): Promise<number | null> {
  const head = Buffer.alloc(64 << 10)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  const info = readStreamInfo(head.subarray(0, bytesRead))
  if (!info) return null
  const from = Math.max(0, size - TAIL)
  const tail = Buffer.alloc(size - from)
  await file.read(tail, 0, tail.length, from)
  let heard = 0
  for (let at = tail.indexOf(0xff); at >= 0; at = tail.indexOf(0xff, at + 1)) {
    const end = lastSampleOf(tail, at, info)
    if (end !== null && (info.totalSamples === 0 || end <= info.totalSamples)) heard = end
    if (info.totalSamples > 0 && end === info.totalSamples) break
  }
  if (heard === 0 || heard < info.totalSamples) return null
  return (heard / info.sampleRate) * 1000
}

/** The STREAMINFO block (RFC 9639, 8.2), which is the first one; an ID3 tag may stand before it. */
function readStreamInfo(head: Buffer): StreamInfo | null {
  const at = head.indexOf('fLaC', 0, 'latin1') + 8
  if (at < 8 || at + 18 > head.length) return null
  const packed = head.readBigUInt64BE(at + 10)
  const sampleRate = Number(packed >> 44n)
  const totalSamples = Number(packed & 0xf_ffff_ffffn)
  return sampleRate > 0 ? { maxBlock: head.readUInt16BE(at + 2), sampleRate, totalSamples } : null
}

/** The end, in samples, of the frame whose header (RFC 9639, 9.1) stands here; null when none does. */
function lastSampleOf(bytes: Buffer, at: number, info: StreamInfo): number | null {
  if (at + 16 > bytes.length) return null
  const [, second = 0, third = 0, fourth = 0, lead = 0] = bytes.subarray(at, at + 5)
  if (second >>> 1 !== 0x7c || fourth & 1) return null
  const numberBytes = lead < 0x80 ? 1 : Math.clz32(~(lead << 24))
  if (numberBytes > 7 || (numberBytes === 1 && lead >= 0x80)) return null
  let number = numberBytes === 1 ? lead : lead & (0x7f >>> numberBytes)
  for (let index = 1; index < numberBytes; index += 1) number = number * 64 + ((bytes[at + 4 + index] ?? 0) & 0x3f)
  let next = at + 4 + numberBytes
  const sizeCode = third >>> 4
  const block = blockSize(sizeCode, bytes, next)
  next += sizeCode === 6 ? 1 : sizeCode === 7 ? 2 : 0
  const rateCode = third & 15
  next += rateCode === 12 ? 1 : rateCode === 13 || rateCode === 14 ? 2 : 0
  if (block === null || rateCode === 15 || crc8(bytes, at, next) !== bytes[next]) return null
  const variable = (second & 1) === 1
  return (variable ? number : number * info.maxBlock) + block
}

function blockSize(code: number, bytes: Buffer, at: number): number | null {
  if (code === 0) return null
  if (code === 1) return 192
  if (code <= 5) return 144 << code
  if (code === 6) return (bytes[at] ?? 0) + 1
  if (code === 7) return bytes.readUInt16BE(at) + 1
  return 1 << code
}

/** CRC-8 with the polynomial x^8 + x^2 + x + 1 (RFC 9639, 9.1.8). */
function crc8(bytes: Buffer, from: number, to: number): number {
  let crc = 0
  for (let at = from; at < to; at += 1) {
    crc ^= bytes[at] ?? 0
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 7) & 0xff : crc << 1
  }
  return crc
}
