/** Samples that a decoder of layer III puts out before the first that it was given (528), and one for the overlap. */
const DECODER_DELAY = 529

/**
 * How many decoded samples come before a song's own first one, by the information frame that LAME and its like write
 * (the first bytes of an MP3 file, ID3 tags left out, are `frame`). Such a frame tells the encoder's delay; without one
 * browsers leave out nothing.
 */
export const mp3Delay = (frame: Uint8Array): number => {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  if (frame.length < 200 || frame[0] !== 0xff) return 0
  const isMpeg1 = (((frame[1] ?? 0) >>> 3) & 3) === 3
  const isMono = (frame[3] ?? 0) >>> 6 === 3
  const at = 4 + (isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  const text = (from: number) => String.fromCharCode(...frame.subarray(from, from + 4))
  if (text(at) !== 'Xing' && text(at) !== 'Info') return 0
  const fields = view.getUint32(at + 4)
  const sizes = [4, 4, 100, 4].reduce((sum, size, bit) => sum + (fields & (1 << bit) ? size : 0), 0)
  const encoder = at + 8 + sizes
  if (encoder + 24 > frame.length || !/^(LAME|Lavf|Lavc)/.test(text(encoder))) return 0
  const delay = view.getUint16(encoder + 21) >>> 4
  return delay === 0 ? 0 : delay + DECODER_DELAY
}

/** Where the ID3v2 tag that begins here ends (id3.org, ID3v2.4.0 structure, 3.1); 0 when none does. */
export const id3Length = (head: Uint8Array): number => {
  if (String.fromCharCode(...head.subarray(0, 3)) !== 'ID3') return 0
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | ((head[index] ?? 0) & 0x7f), 0)
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0)
}
