import type { ReadAt } from './read-at.ts'

/** One frame's header: its size, what it sounds, and a mark that is the same for all frames of one stream. */
export type Frame = { bytes: number; samples: number; sampleRate: number; mark: number }
export type ReadFrame = (bytes: Buffer, at: number) => Frame | null

/** What a stream of frames holds. `bytes` is the sum of the frames, `firstAt` where the first one lies. */
export type Frames = { first: Frame; firstAt: number; count: number; samples: number; bytes: number }

/** Small enough that a hostile block, every byte of which looks like a header, takes about a millisecond. */
const BLOCK = 1 << 17
/** Enough for every header, and for two frames in a row to be seen in one block. */
const OVERLAP = 1 << 14

/**
 * Walks the frames of a self-framing stream (MP3, ADTS) between two places of a file, over rubbish in between like a
 * decoder does. Answers null when there is not even one frame that another one, or the end, follows.
 */
export async function walkFrames(file: ReadAt, from: number, to: number, readFrame: ReadFrame): Promise<Frames | null> {
  let found: Frames | null = null
  let at = from
  while (at < to) {
    const block = Buffer.alloc(Math.min(BLOCK + OVERLAP, to - at))
    const { bytesRead } = await file.read(block, 0, block.length, at)
    if (bytesRead === 0) break
    const last = at + bytesRead >= to
    const bytes = block.subarray(0, bytesRead)
    // In the last block every place is looked at; before, the overlap is left to the next one.
    const end = last ? bytesRead : bytesRead - OVERLAP
    let place = 0
    while (place < end) {
      const frame = frameAt(bytes, place, found?.first.mark ?? null, readFrame)
      if (!frame) {
        // Every header begins so; without one, the rest of the block is passed over.
        place = bytes.indexOf(0xff, place + 1)
        if (place < 0) place = bytes.length
        continue
      }
      found ??= { first: frame, firstAt: at + place, count: 0, samples: 0, bytes: 0 }
      found.count += 1
      found.samples += frame.samples
      found.bytes += frame.bytes
      place += frame.bytes
    }
    if (last) break
    at += place
  }
  return found
}

/** The frame at this place, if it is whole and (for the first one) followed by its like. */
export function frameAt(bytes: Buffer, at: number, mark: number | null, readFrame: ReadFrame): Frame | null {
  const frame = readFrame(bytes, at)
  if (!frame || at + frame.bytes > bytes.length) return null
  if (mark !== null) return frame.mark === mark ? frame : null
  if (at + frame.bytes === bytes.length) return frame
  const next = readFrame(bytes, at + frame.bytes)
  return next && next.mark === frame.mark ? frame : null
}
