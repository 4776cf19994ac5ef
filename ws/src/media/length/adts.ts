import type { ReadAt } from './read-at.ts'
import { type Frame, walkFrames } from './walk-frames.ts'

// ISO/IEC 14496-3, table 1.18.
const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
]

/** The header of an ADTS frame (ISO/IEC 14496-3, 1.A.2.2) at this place, or null. */
export function readAdtsFrame(bytes: Buffer, at: number): Frame | null {
  if (at + 7 > bytes.length || bytes[at] !== 0xff) return null
  const header = bytes.readUInt32BE(at)
  if (header >>> 20 !== 0xfff || ((header >>> 17) & 3) !== 0) return null
  const sampleRate = SAMPLE_RATES[(header >>> 10) & 15]
  const length = ((header & 3) << 11) | (bytes.readUInt16BE(at + 4) >>> 5)
  if (!sampleRate || length < 7) return null
  const blocks = ((bytes[at + 6] ?? 0) & 3) + 1
  // The mark: everything that stands fixed in a stream, which is all but the private bits.
  return { bytes: length, samples: 1024 * blocks, sampleRate, mark: header & 0xfffffdc0 }
}

/** How long a raw AAC file sounds, in ms; null when the file is no run of frames. */
export async function adtsLengthMs(file: ReadAt, size: number): Promise<number | null> {
  const frames = await walkFrames(file, 0, size, readAdtsFrame)
  if (!frames || frames.bytes < size / 2) return null
  return (frames.samples / frames.first.sampleRate) * 1000
}
