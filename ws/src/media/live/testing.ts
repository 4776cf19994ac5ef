import type { AudioFrame, Heard, ReadSound } from './audio-frame.ts'

/** The bytes in pieces of these sizes, over and over; in one when there are none. */
export const cutAnywhere = (bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] => {
  if (sizes.length === 0) return [bytes]
  const parts: Uint8Array[] = []
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  return parts
}

export const framesOf = (heard: readonly Heard[]): AudioFrame[] =>
  heard.flatMap((it) => (it.what === 'frame' ? [it.frame] : []))

/** All frames that a reader finds in these parts. */
export const readAll = (read: ReadSound, parts: readonly Uint8Array[]): AudioFrame[] =>
  framesOf(parts.flatMap((part) => read(part)))

/** A frame of 1024 samples at 48 kHz that holds nothing. */
export const aFrame = (changes: Partial<AudioFrame> = {}): AudioFrame => ({
  codec: 'aac',
  bytes: new Uint8Array(100),
  samples: 1024,
  sampleRate: 48_000,
  channels: 2,
  ...changes,
})
