import type { ReadAt } from './read-at.ts'

const HEAD = 4 << 10
/** Holds the last page of every stream: a page is at most some 64 KB, and other streams' may follow. */
const TAIL = 256 << 10

type Stream = { serial: number; sampleRate: number; preSkip: number }

/**
 * How long an Ogg file (RFC 3533) of Vorbis or Opus sounds, in ms: the last page of its sound tells which sample it ends
 * with. Null when the file is neither, or its end is not there.
 */
export async function oggLengthMs(file: ReadAt, size: number): Promise<number | null> {
  const head = await cut(file, 0, Math.min(HEAD, size))
  const stream = streamOf(head)
  if (!stream) return null
  const from = Math.max(0, size - TAIL)
  const tail = await cut(file, from, size - from)
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at > 0 ? tail.lastIndexOf('OggS', at - 1) : -1) {
    if (at + 27 > tail.length || tail.readUInt32LE(at + 14) !== stream.serial) continue
    // A page on which no packet ends has -1 here.
    const samples = tail.readBigInt64LE(at + 6)
    if (samples < 0n) continue
    const heard = Number(samples) - stream.preSkip
    return heard > 0 ? (heard / stream.sampleRate) * 1000 : null
  }
  return null
}

/** The first stream of sound that begins at the top of the file. */
function streamOf(head: Buffer): Stream | null {
  for (let at = 0; at + 27 < head.length && head.toString('latin1', at, at + 4) === 'OggS'; ) {
    const serial = head.readUInt32LE(at + 14)
    const segments = head[at + 26] ?? 0
    const body = at + 27 + segments
    if (body + 20 > head.length) return null
    // RFC 7845, 5.1: Opus counts at 48 kHz, whatever rate it was made from. Vorbis I, 4.2.2.
    if (head.toString('latin1', body, body + 8) === 'OpusHead') {
      return { serial, sampleRate: 48_000, preSkip: head.readUInt16LE(body + 10) }
    }
    if (head.toString('latin1', body, body + 7) === '\x01vorbis') {
      const sampleRate = head.readUInt32LE(body + 12)
      return sampleRate > 0 ? { serial, sampleRate, preSkip: 0 } : null
    }
    at = body + head.subarray(at + 27, body).reduce((sum, length) => sum + length, 0)
  }
  return null
}

async function cut(file: ReadAt, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
