import * as z from 'zod'
import { serverMs } from './units.ts'

/**
 * What a server relays of a broadcast: pieces of its sound, each stamped with the instant of the server's clock at which
 * its first sample belongs. Everybody plays each piece `delayMs` after its stamp. See docs/protocol.md.
 */

/** How a broadcast's sound is packed: each frame by itself, as its decoder wants it. `aac` frames have ADTS headers. */
export const liveCodec = z.enum(['mp3', 'aac', 'opus'])
export type LiveCodec = z.infer<typeof liveCodec>

/** Why nothing comes from a station; each is tried again, but for `format`, which would not help. */
export const liveTrouble = z.enum(['unreachable', 'refused', 'forbidden', 'format', 'ended', 'too-busy'])
export type LiveTrouble = z.infer<typeof liveTrouble>

/** What a station said that it plays from the instant `at` on. */
export const liveTitle = z.object({ text: z.string().max(300), at: serverMs })
export type LiveTitle = z.infer<typeof liveTitle>

export const LIVE_TITLES_LIMIT = 8

/** First in each answer: how the station is. */
export const liveHead = z.object({
  state: z.enum(['connecting', 'on-air', 'off-air']),
  trouble: liveTrouble.nullable(),
  delayMs: z.number().min(0).max(120_000),
  titles: z.array(liveTitle).max(LIVE_TITLES_LIMIT),
})
export type LiveHead = z.infer<typeof liveHead>

/** A piece's description; its frames' bytes follow, one after the other. Stamps within a run are exact sample counts. */
export const livePiece = z.object({
  /** Rises by one from piece to piece, and never begins anew. */
  number: z.int().min(0),
  /** The same in pieces that follow each other without a hole. */
  run: z.int().min(0),
  at: serverMs,
  codec: liveCodec,
  /** As the frames' headers tell: what a decoder puts out may be more. */
  sampleRate: z.int().min(7000).max(192_000),
  channels: z.int().min(1).max(8),
  /** Samples of one channel, by that rate. */
  samples: z.int().min(1),
  /** The size of each frame in bytes. */
  frames: z.array(z.int().min(1).max(70_000)).min(1).max(2000),
})
export type LivePiece = z.infer<typeof livePiece>
