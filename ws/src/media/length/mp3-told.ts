import { afterId3, readMp3Frame, readMp3Info } from './mp3.ts'
import type { ReadAt } from './read-at.ts'
import { type Frame, frameAt } from './walk-frames.ts'

const HEAD = 32 << 10
/** Looked at in so many places, each some frames long, whether all frames are of one bit rate. */
const SPOTS = 6
const SPOT = 8 << 10

/**
 * How long an MP3 file sounds, in ms, without reading it whole: told by an information frame that counts exactly the bytes
 * that are there. The same figure as `mp3LengthMs`, or null when nothing tells it.
 */
export async function mp3ToldLengthMs(file: ReadAt, size: number): Promise<number | null> {
  const start = await startOf(file, size)
  if (!start?.info?.frames || start.info.bytes === null) return null
  const { first, firstAt, info } = start
  // Some count the tags behind the music, others do not.
  const ends = [size, await endOf(file, size)]
  if (!ends.includes(firstAt + start.info.bytes)) return null
  const samples = start.info.frames * first.samples - info.delay - info.padding
  return samples > 0 ? (samples / first.sampleRate) * 1000 : null
}

/**
 * The same for a file without an information frame that is of one bit rate wherever it is looked at, as most long mixes
 * are: its bytes then count its frames. Null when it is not.
 */
export async function mp3EvenLengthMs(file: ReadAt, size: number): Promise<number | null> {
  const start = await startOf(file, size)
  if (!start || start.info) return null
  const { first, firstAt } = start
  const end = await endOf(file, size)
  const perFrame = start.meanBytes
  for (let spot = 1; spot <= SPOTS; spot += 1) {
    const at = Math.max(firstAt, Math.floor(firstAt + ((end - firstAt) * spot) / SPOTS - SPOT))
    const bytes = await cut(file, at, Math.min(SPOT, end - at))
    if (!isEven(bytes, first)) return null
  }
  const frames = Math.round((end - firstAt) / perFrame)
  return frames > 0 ? ((frames * first.samples) / first.sampleRate) * 1000 : null
}

/** The first frame, and what it says if it is an information frame. */
async function startOf(file: ReadAt, size: number) {
  const from = await afterId3(file)
  const head = await cut(file, from, Math.min(HEAD, size - from))
  for (let at = head.indexOf(0xff); at >= 0; at = head.indexOf(0xff, at + 1)) {
    const first = frameAt(head, at, null, readMp3Frame)
    if (!first) continue
    const info = readMp3Info(head.subarray(at, at + first.bytes))
    return { first, firstAt: from + at, info, meanBytes: meanBytesOf(head, at, first) }
  }
  return null
}

/** How long a frame of this bit rate is on the whole: some are a byte longer, so that the rate comes out even. */
function meanBytesOf(bytes: Buffer, at: number, { samples, sampleRate, bytes: length }: Frame): number {
  const unpadded = length - (((bytes[at + 2] ?? 0) >>> 1) & 1)
  // The bit rate is a whole number of kbit/s: the one whose frame, cut to whole bytes, is so long.
  const kbps = Math.ceil((unpadded * sampleRate) / (samples * 125))
  return (samples * 125 * kbps) / sampleRate
}

/** Whether the bytes hold a run of frames that differ by no more than a padding byte. */
function isEven(bytes: Buffer, { bytes: length, mark }: Frame): boolean {
  let seen = 0
  for (let at = bytes.indexOf(0xff); at >= 0; ) {
    const frame = frameAt(bytes, at, mark, readMp3Frame)
    const isLike = frame !== null && Math.abs(frame.bytes - length) <= 1
    const next = isLike ? readMp3Frame(bytes, at + frame.bytes) : null
    if (isLike && (seen > 0 || next?.mark === mark)) {
      seen += 1
      at += frame.bytes
      if (next && Math.abs(next.bytes - length) > 1) return false
    } else if (seen > 0) break
    else at = bytes.indexOf(0xff, at + 1)
  }
  return seen >= 2
}

/** Where the tags behind the music begin: ID3v1 (128 bytes), before it APEv2 (its footer tells its size). */
async function endOf(file: ReadAt, size: number): Promise<number> {
  let end = size
  const tail = await cut(file, Math.max(0, size - 160), Math.min(160, size))
  if (tail.length >= 128 && tail.toString('latin1', tail.length - 128, tail.length - 125) === 'TAG') end -= 128
  const footer = tail.length - (size - end) - 32
  if (footer >= 0 && tail.toString('latin1', footer, footer + 8) === 'APETAGEX') {
    const hasHeader = (tail.readUInt32LE(footer + 20) & 0x8000_0000) !== 0
    end -= tail.readUInt32LE(footer + 12) + (hasHeader ? 32 : 0)
  }
  return Math.max(0, end)
}

async function cut(file: ReadAt, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, length)), 0, Math.max(0, length), at)
  return buffer.subarray(0, bytesRead)
}
