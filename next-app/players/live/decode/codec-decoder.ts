import type { Piece } from '../read-answer.ts'
import { type DecoderEvents, follows, type PieceDecoder, RUN_UP_MS } from './sound.ts'

/** Names of WebCodecs' registry. Frames of AAC come with ADTS headers, which it takes where no description is given. */
const CODECS = { mp3: 'mp3', aac: 'mp4a.40.2', opus: 'opus' } as const
/** So much is collected before it is told. */
const TOLD_S = 0.1
/** A decoder that tells times further from our count than this has left something out. */
const MISSING_MS = 5

/** Decodes frames one after the other through WebCodecs; only where there is an `AudioDecoder`. */
export const codecDecoder = ({ sound, failed }: DecoderEvents): PieceDecoder => {
  let before: Piece | null = null
  let run: { decoder: AudioDecoder; begunAt: number; place: number } | null = null

  const begin = (piece: Piece): AudioDecoder => {
    if (run !== null && run.decoder.state !== 'closed') run.decoder.close()
    const begunAt = piece.at
    const collected: Float32Array<ArrayBuffer>[][] = []
    let told = false
    /** Samples put out since the decoder began, and those of them that are told or passed over. */
    let [count, done] = [0, 0]
    const tell = (sampleRate: number) => {
      const channels = joined(collected.splice(0))
      sound({ at: begunAt + (done * 1000) / sampleRate, sampleRate, channels }, told)
      told = true
      done = count
    }
    const decoder = new AudioDecoder({
      output: (data) => {
        const { sampleRate, numberOfFrames, timestamp } = data
        const offMs = timestamp / 1000 - (count * 1000) / sampleRate
        if (Math.abs(offMs) > MISSING_MS) {
          // Told with its own times from here on.
          if (collected.length > 0) tell(sampleRate)
          count = done = Math.round((timestamp * sampleRate) / 1e6)
          told = false
        }
        count += numberOfFrames
        if ((count * 1000) / sampleRate <= RUN_UP_MS[piece.codec]) done = count
        else collected.push(planesOf(data))
        data.close()
        if (count - done >= TOLD_S * sampleRate) tell(sampleRate)
      },
      error: failed,
    })
    const { codec, sampleRate, channels: numberOfChannels } = piece
    decoder.configure({ codec: CODECS[codec], sampleRate, numberOfChannels })
    run = { decoder, begunAt, place: 0 }
    return decoder
  }

  return {
    decode: (piece) => {
      const decoder = run !== null && follows(piece, before) ? run.decoder : begin(piece)
      before = piece
      const each = piece.samples / piece.bytes.length
      for (const data of piece.bytes) {
        const place = run?.place ?? 0
        const timestamp = Math.round((place * 1e6) / piece.sampleRate)
        decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data: Uint8Array.from(data) }))
        if (run !== null) run.place = place + each
      }
    },
    close: () => {
      if (run !== null && run.decoder.state !== 'closed') run.decoder.close()
      run = null
    },
  }
}

const planesOf = (data: AudioData): Float32Array<ArrayBuffer>[] =>
  // Of more loudspeakers than two the front ones, left and right, come first.
  Array.from({ length: Math.min(2, data.numberOfChannels) }, (_, planeIndex) => {
    const plane = new Float32Array(data.numberOfFrames)
    data.copyTo(plane, { planeIndex, format: 'f32-planar' })
    return plane
  })

const joined = (parts: readonly Float32Array<ArrayBuffer>[][]): Float32Array<ArrayBuffer>[] =>
  Array.from({ length: parts[0]?.length ?? 0 }, (_, channel) => {
    const planes = parts.map((part) => part[channel] ?? part[0] ?? new Float32Array())
    const all = new Float32Array(planes.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const plane of planes) {
      all.set(plane, at)
      at += plane.length
    }
    return all
  })
