import { readAdtsFrame } from '../length/adts.ts'
import { readMp3Frame } from '../length/mp3.ts'
import type { Frame } from '../length/walk-frames.ts'
import type { AudioFrame, ReadSound } from './audio-frame.ts'
import { LiveError } from './live-error.ts'

/** The longest header that is looked at. */
const HEADER = 7
/** So much without two frames in a row is no sound that could be played here. */
const RUBBISH_MOST = 128 << 10

type Found = Frame & Pick<AudioFrame, 'codec' | 'channels'>

/**
 * Takes MP3 or ADTS frames out of a stream of bytes, whichever it holds, the same ones however the bytes were cut. What is
 * between frames is passed over; a stream is found again at two frames in a row. Throws `format` after 128 KiB of rubbish.
 */
export const frameReader = (): ReadSound => {
  let rest = Buffer.alloc(0)
  /** What the frame must be like that is to come here; null when none is expected. */
  let mark: number | null = null
  let rubbish = 0

  /** The frame at a place: undefined when none is there, null when it cannot be told yet. */
  const frameAt = (at: number): Found | null | undefined => {
    if (at + HEADER > rest.length) return null
    const frame = headerAt(rest, at)
    if (frame === undefined) return undefined
    if (mark !== null && frame.mark === mark) return at + frame.bytes > rest.length ? null : frame
    const next = at + frame.bytes
    if (next + HEADER > rest.length) return null
    return headerAt(rest, next)?.mark === frame.mark ? frame : undefined
  }

  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    const frames: AudioFrame[] = []
    let at = 0
    for (;;) {
      const found = frameAt(at)
      if (found === null) break
      if (found === undefined) {
        mark = null
        const next = rest.indexOf(0xff, at + 1)
        const to = next < 0 ? rest.length : next
        rubbish += to - at
        at = to
        if (rubbish > RUBBISH_MOST) throw new LiveError('format')
        continue
      }
      const { bytes: size, samples, sampleRate, codec, channels } = found
      mark = found.mark
      rubbish = 0
      frames.push({ codec, samples, sampleRate, channels, bytes: Uint8Array.from(rest.subarray(at, at + size)) })
      at += size
    }
    rest = rest.subarray(at)
    return frames.map((frame) => ({ what: 'frame', frame }))
  }
}

const headerAt = (bytes: Buffer, at: number): Found | undefined => {
  const byte = bytes[at + 3] ?? 0
  const mp3 = readMp3Frame(bytes, at)
  if (mp3 !== null) return { ...mp3, codec: 'mp3', channels: byte >>> 6 === 3 ? 1 : 2 }
  const aac = readAdtsFrame(bytes, at)
  if (aac === null) return undefined
  // 0 means that the frame itself tells; so does nearly nobody, and then it is stereo.
  const told = (((bytes[at + 2] ?? 0) & 1) << 2) | (byte >>> 6)
  return { ...aac, codec: 'aac', channels: told === 0 ? 2 : told === 7 ? 8 : told }
}
