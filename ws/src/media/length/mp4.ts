import type { ReadAt } from './read-at.ts'

/** Boxes that may follow each other at the top of a file; fragmented files have two for every few seconds. */
const TOP_BOXES = 20_000
const MOOV_BYTES = 32 << 20
/** Boxes looked at inside one box; real files have some dozen. */
const CHILD_BOXES = 1000

type Box = { type: string; from: number; to: number }

/**
 * How long the sound of an MP4 file lasts, in ms, without the encoder's priming where an edit list tells it
 * (ISO/IEC 14496-12, 8.6.6). `unknown` when the file does not say; null when it is damaged or cut short.
 */
export async function mp4LengthMs(file: ReadAt, size: number): Promise<number | 'unknown' | null> {
  let at = 0
  let moov: Buffer | null = null
  for (let boxes = 0; at < size; boxes += 1) {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, at)
    const box = boxAt(head.subarray(0, bytesRead), 0, size - at)
    if (!box || boxes >= TOP_BOXES) return null
    if (box.type === 'moov' && !moov) {
      if (box.to > MOOV_BYTES) return null
      moov = Buffer.alloc(box.to)
      await file.read(moov, 0, box.to, at)
    }
    at += box.to
  }
  return moov ? soundLengthMs(moov) : null
}

/** The length that a whole `moov` box tells of its first sound track. */
function soundLengthMs(bytes: Buffer): number | 'unknown' | null {
  const moov = boxAt(bytes, 0, bytes.length)
  if (!moov) return null
  const mvhd = child(bytes, moov, 'mvhd')
  const sound = children(bytes, moov).find((trak) => trak.type === 'trak' && handlerOf(bytes, trak) === 'soun')
  const mdia = sound && child(bytes, sound, 'mdia')
  const mdhd = mdia && child(bytes, mdia, 'mdhd')
  const movie = mvhd && timesOf(bytes, mvhd)
  const media = mdhd && timesOf(bytes, mdhd)
  if (!sound || !movie || !media) return null
  if (media.duration === 0) return 'unknown'
  const edts = child(bytes, sound, 'edts')
  const elst = edts && child(bytes, edts, 'elst')
  const edit = elst && firstEdit(bytes, elst)
  const wholeMs = ((media.duration - (edit?.mediaTime ?? 0)) / media.timescale) * 1000
  if (!edit || edit.duration === 0) return wholeMs
  // The edit's length is in coarse ticks of the movie: it counts only where it cuts more than such a tick.
  const tickMs = 1000 / movie.timescale
  const editMs = edit.duration * tickMs
  return editMs < wholeMs - 2 * tickMs ? editMs : wholeMs
}

/** The box at this place, with its content's bounds; null when it does not fit into `limit`. */
function boxAt(bytes: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > bytes.length) return null
  const type = bytes.toString('latin1', at + 4, at + 8)
  const short = bytes.readUInt32BE(at)
  if (short === 0) return { type, from: at + 8, to: limit }
  if (short !== 1) return short >= 8 && at + short <= limit ? { type, from: at + 8, to: at + short } : null
  if (at + 16 > bytes.length) return null
  const long = Number(bytes.readBigUInt64BE(at + 8))
  return long >= 16 && at + long <= limit ? { type, from: at + 16, to: at + long } : null
}

function children(bytes: Buffer, parent: Box): Box[] {
  const found: Box[] = []
  for (let at = parent.from; at < parent.to && found.length < CHILD_BOXES; ) {
    const box = boxAt(bytes, at, parent.to)
    if (!box) break
    found.push(box)
    at = box.to
  }
  return found
}

const child = (bytes: Buffer, parent: Box, type: string): Box | undefined =>
  children(bytes, parent).find((box) => box.type === type)

function handlerOf(bytes: Buffer, trak: Box): string | null {
  const mdia = child(bytes, trak, 'mdia')
  const hdlr = mdia && child(bytes, mdia, 'hdlr')
  return hdlr ? bytes.toString('latin1', hdlr.from + 8, hdlr.from + 12) : null
}

/** Timescale and duration of an `mvhd` or `mdhd` box, which both begin alike. */
function timesOf(bytes: Buffer, box: Box): { timescale: number; duration: number } | null {
  const long = bytes[box.from] === 1
  const at = box.from + (long ? 20 : 12)
  if (at + (long ? 12 : 8) > box.to) return null
  const timescale = bytes.readUInt32BE(at)
  const duration = long ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4)
  return timescale > 0 ? { timescale, duration } : null
}

/** The first edit that shows media: its length in ticks of the movie, where it begins in ticks of the media. */
function firstEdit(bytes: Buffer, elst: Box): { duration: number; mediaTime: number } | null {
  const long = bytes[elst.from] === 1
  const step = long ? 20 : 12
  for (let at = elst.from + 8; at + step <= elst.to; at += step) {
    const duration = long ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at)
    const mediaTime = long ? Number(bytes.readBigInt64BE(at + 8)) : bytes.readInt32BE(at + 4)
    if (mediaTime >= 0) return { duration, mediaTime }
  }
  return null
}
