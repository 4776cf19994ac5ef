import type { LiveCodec } from '@earshot/sync'
import type { Piece } from '../read-answer.ts'

/** Decoded sound: the first sample of each channel belongs to the instant `at` of the server's clock, before the delay. */
export type Sound = { at: number; sampleRate: number; channels: Float32Array<ArrayBuffer>[] }

/**
 * Decodes pieces in the order in which they come. Sound that follows on what came before without a hole is told to do so
 * exactly, to the sample.
 */
export type PieceDecoder = {
  /** Throws, or calls `failed`, when the pieces cannot be decoded here. */
  decode: (piece: Piece) => void
  close: () => void
}

export type DecoderEvents = { sound: (sound: Sound, follows: boolean) => void; failed: (error: unknown) => void }

/**
 * What a decoder needs before it is right, ms: layer III has a reservoir of bits that reaches back over nine frames, AAC an
 * overlap, Opus 80 ms (RFC 7845, 4.6).
 */
export const RUN_UP_MS: Readonly<Record<LiveCodec, number>> = { mp3: 270, aac: 50, opus: 80 }

/** Whether a piece goes on where another ended. */
export const follows = (piece: Piece, before: Piece | null): boolean =>
  before !== null &&
  before.run === piece.run &&
  before.number + 1 === piece.number &&
  before.codec === piece.codec &&
  before.sampleRate === piece.sampleRate
