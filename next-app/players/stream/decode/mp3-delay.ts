/** Samples that a decoder of layer III puts out before the first that it was given (528), and one for the overlap. */
const DECODER_DELAY = 529

/** Samples that the encoder put before and behind the music. */
export type Mp3Gaps = { before: number; behind: number }

/**
 * How many decoded samples come before a song's own first one, by the information frame that LAME and its like write
 * (the first bytes of an MP3 file, ID3 tags left out, are `frame`). Such a frame tells the encoder's delay; without one
 * browsers leave out nothing.
 */
export const mp3Delay = (frame: Uint8Array): number => {
  const { before } = mp3Gaps(frame)
  return before === 0 ? 0 : before + DECODER_DELAY
}

/** What the information frame tells of what the encoder added; nothing where there is none. */
export const mp3Gaps = (frame: Uint8Array): Mp3Gaps => {
  const none = { before: 0, behind: 0 }
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (frame.length < 200 || frame[0] !== 0xff) return none
  const isMpeg1 = (((frame[1] ?? 0) >>> 3) & 3) === 3
  const isMono = (frame[3] ?? 0) >>> 6 === 3
  const at = 4 + (isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  const text = (from: number) => String.fromCharCode(...frame.subarray(from, from + 4))
  if (text(at) !== 'Xing' && text(at) !== 'Info') return none
  const fields = view.getUint32(at + 4)
  const sizes = [4, 4, 100, 4].reduce((sum, size, bit) => sum + (fields & (1 << bit) ? size : 0), 0)
  const encoder = at + 8 + sizes
  if (encoder + 24 > frame.length || !/^(LAME|Lavf|Lavc)/.test(text(encoder))) return none
  return { before: view.getUint16(encoder + 21) >>> 4, behind: view.getUint16(encoder + 22) & 0xfff }
}

/** Where the ID3v2 tag that begins here ends (id3.org, ID3v2.4.0 structure, 3.1); 0 when none does. */
export const id3Length = (head: Uint8Array): number => {
  if (String.fromCharCode(...head.subarray(0, 3)) !== 'ID3') return 0
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((head[index] ?? 0) & 0x7f), 0)
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0)
}
