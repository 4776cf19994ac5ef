import type { ReadAt } from './read-at.ts'
import { type Frame, walkFrames } from './walk-frames.ts'

// ISO/IEC 11172-3, 2.4.1.3 and 13818-3; bit rates of layer III in kbit/s, by the header's index.
const RATES_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const RATES_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [44_100, 48_000, 32_000]

/** The header of a layer III frame at this place, or null. Free-format frames count as none. */
export function readMp3Frame(bytes: Buffer, at: number): Frame | null {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return null
  const header = bytes.readUInt32BE(at)
  const version = (header >>> 19) & 3 // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  if (header >>> 21 !== 0x7ff || version === 1 || ((header >>> 17) & 3) !== 1) return null
  const kbps = (version === 3 ? RATES_MPEG1 : RATES_MPEG2)[(header >>> 12) & 15]
  const baseRate = SAMPLE_RATES[(header >>> 10) & 3]
  if (!kbps || !baseRate) return null
  const sampleRate = version === 3 ? baseRate : version === 2 ? baseRate / 2 : baseRate / 4
  const samples = version === 3 ? 1152 : 576
  const bytesLong = Math.floor((samples * 125 * kbps) / sampleRate) + ((header >>> 9) & 1)
  // The mark: version, layer and sample rate; bit rate, padding and stereo mode may change from frame to frame.
  return { bytes: bytesLong, samples, sampleRate, mark: header & 0xfffe0c00 }
}

/**
 * What an information frame at the start says: samples that the encoder put before and behind the music, and how many
 * frames and bytes there are, itself counted among the bytes alone.
 */
export type Mp3Info = { delay: number; padding: number; frames: number | null; bytes: number | null }

/**
 * Reads the Xing/Info frame (LAME's extension tells delay and padding); null for an ordinary frame. `frame` begins
 * with its header.
 */
export function readMp3Info(frame: Buffer): Mp3Info | null {
  const none = { delay: 0, padding: 0, frames: null, bytes: null }
  if (frame.length < 40) return null
  if (frame.toString('latin1', 36, 40) === 'VBRI') return none
  const mpeg1 = (((frame[1] ?? 0) >>> 3) & 3) === 3
  const mono = (frame[3] ?? 0) >>> 6 === 3
  const at = 4 + (mpeg1 ? (mono ? 17 : 32) : mono ? 9 : 17)
  const name = frame.toString('latin1', at, at + 4)
  if ((name !== 'Xing' && name !== 'Info') || frame.length < at + 8) return null
  const fields = frame.readUInt32BE(at + 4)
  const sizes = [4, 4, 100, 4].reduce((sum, size, bit) => sum + (fields & (1 << bit) ? size : 0), 0)
  const encoder = at + 8 + sizes
  if (frame.length < encoder + 24 || !/^(LAME|Lavf|Lavc)/.test(frame.toString('latin1', encoder, encoder + 4)))
    return none
  const packed = frame.readUIntBE(encoder + 21, 3)
  return {
    delay: packed >>> 12,
    padding: packed & 0xfff,
    frames: fields & 1 ? frame.readUInt32BE(at + 8) : null,
    bytes: fields & 2 ? frame.readUInt32BE(at + (fields & 1 ? 12 : 8)) : null,
  }
}

/**
 * How long an MP3 file sounds, in ms, from its frames: without the information frame and without what the encoder
 * added, like browsers decode it. Null when the file is no run of frames.
 */
export async function mp3LengthMs(file: ReadAt, size: number): Promise<number | null> {
  const from = await afterId3(file)
  const frames = await walkFrames(file, from, size, readMp3Frame)
  if (!frames || frames.bytes < (size - from) / 2) return null
  const first = Buffer.alloc(frames.first.bytes)
  await file.read(first, 0, first.length, frames.firstAt)
  const info = readMp3Info(first)
  const samples = frames.samples - (info ? frames.first.samples + info.delay + info.padding : 0)
  return samples > 0 ? (samples / frames.first.sampleRate) * 1000 : null
}

/** Where the ID3v2 tags at the start of a file end (id3.org, ID3v2.4.0 structure, 3.1). */
export async function afterId3(file: ReadAt): Promise<number> {
  let at = 0
  for (let tags = 0; tags < 8; tags += 1) {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(10), 0, 10, at)
    if (bytesRead < 10 || head.toString('latin1', 0, 3) !== 'ID3') break
    const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((head[index] ?? 0) & 0x7f), 0)
    at += 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0)
  }
  return at
}
