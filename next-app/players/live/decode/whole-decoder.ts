import type { Piece } from '../read-answer.ts'
import { type DecoderEvents, follows, type PieceDecoder, RUN_UP_MS } from './sound.ts'

/** AAC at such a low rate usually carries the upper half of its sound apart, and is decoded to twice the rate. */
const HALVED_MOST = 24_000

/**
 * Decodes each piece as if it were a file, with the frames before it to run up: where there is no WebCodecs, as on pages that
 * came by plain http. The first piece of a run is run-up alone. Opus would need an Ogg file around it, and is not taken.
 */
export const wholeDecoder = ({ sound, failed }: DecoderEvents): PieceDecoder => {
  let before: Piece | null = null
  let queue = Promise.resolve()
  let isClosed = false
  let told = false

  const decodeAfter = async (runUp: readonly Uint8Array[], piece: Piece, goesOn: boolean) => {
    const { codec, at, samples } = piece
    const sampleRate = codec === 'aac' && piece.sampleRate <= HALVED_MOST ? 2 * piece.sampleRate : piece.sampleRate
    // At its own rate, so that nothing is bent at the ends of pieces.
    const context = new OfflineAudioContext({ numberOfChannels: 2, length: 1, sampleRate })
    const buffer = await context.decodeAudioData(await new Blob([...runUp, ...piece.bytes].map(copy)).arrayBuffer())
    if (isClosed) return
    const length = Math.round((samples * sampleRate) / piece.sampleRate)
    // Decoders leave out at the beginning, each as much as it likes: the end is sure.
    const from = buffer.length - length
    if (from < 0) throw new RangeError('less was decoded than was sent')
    const channels = Array.from({ length: Math.min(2, buffer.numberOfChannels) }, (_, n) =>
      buffer.getChannelData(n).slice(from),
    )
    sound({ at, sampleRate, channels }, told && goesOn)
    told = true
  }

  return {
    decode: (piece) => {
      if (piece.codec === 'opus') throw new TypeError('Opus is not decoded here')
      const goesOn = follows(piece, before)
      const runUp = before !== null && goesOn ? lastOf(before) : null
      before = piece
      if (runUp === null) told = false
      else queue = queue.then(() => decodeAfter(runUp, piece, goesOn)).catch(failed)
    },
    close: () => {
      isClosed = true
    },
  }
}

/** A piece's last frames: as many as a decoder needs, and two for what it leaves out. */
const lastOf = ({ bytes, samples, sampleRate, codec }: Piece): readonly Uint8Array[] => {
  const frameMs = (samples * 1000) / sampleRate / bytes.length
  return bytes.slice(-(Math.ceil(RUN_UP_MS[codec] / frameMs) + 2))
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)
