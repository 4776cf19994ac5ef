import { openSong } from '../../next-app/players/stream/decode/song-reader.ts'

/** The page in which songs are decoded piece by piece and whole, to be compared: bundled and served by a test. */
type Decoded = { base64: string; sampleRate: number }

const toBase64 = (samples: Float32Array): string => {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
  let text = ''
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768))
  return btoa(text)
}

/** `lengthMs` of the left channel from `positionMs` on, decoded from there. */
const decodePieces = async (
  url: string,
  durationMs: number,
  positionMs: number,
  lengthMs: number,
): Promise<Decoded> => {
  const song = await openSong({ url, sizeBytes: null }, durationMs)
  const { sampleRate } = song
  const from = Math.round((positionMs * sampleRate) / 1000)
  const samples = new Float32Array(Math.round((lengthMs * sampleRate) / 1000))
  for await (const { first, channels } of song.pieces(from)) {
    const left = channels[0] ?? new Float32Array()
    const room = from + samples.length - first
    if (room <= 0) break
    samples.set(left.subarray(0, Math.min(room, left.length)), first - from)
  }
  song.close()
  return { base64: toBase64(samples), sampleRate }
}

/** As `decodePieces`, by `decodeAudioData`. */
const decodeWhole = async (url: string, sampleRate: number, positionMs: number, lengthMs: number): Promise<Decoded> => {
  const context = new OfflineAudioContext(1, 1, sampleRate)
  const buffer = await context.decodeAudioData(await (await fetch(url)).arrayBuffer())
  const from = Math.round((positionMs * sampleRate) / 1000)
  const samples = buffer.getChannelData(0).slice(from, from + Math.round((lengthMs * sampleRate) / 1000))
  return { base64: toBase64(samples), sampleRate }
}

/** How long a song is whose length nobody told: counted by its frames, by where decoding ended, and decoded whole. */
const measure = async (url: string) => {
  const song = await openSong({ url, sizeBytes: null }, null)
  const counted = await song.measure()
  let end = 0
  for await (const { first, channels } of song.pieces(0)) end = first + (channels[0]?.length ?? 0)
  song.close()
  const context = new OfflineAudioContext(1, 1, song.sampleRate)
  const { duration } = await context.decodeAudioData(await (await fetch(url)).arrayBuffer())
  return { countedMs: counted, endMs: song.lengthMsTo(end / song.sampleRate), wholeMs: duration * 1000 }
}

export type CodecPage = {
  decodePieces: typeof decodePieces
  decodeWhole: typeof decodeWhole
  measure: typeof measure
}

Object.assign(window, { decodePieces, decodeWhole, measure } satisfies CodecPage)
