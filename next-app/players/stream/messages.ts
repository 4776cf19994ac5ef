import type { SongId } from '@earshot/sync'
import type { SoundAddress } from '../shared/sound-address.ts'
import type { Voice } from './voices.ts'

/** When which frame of the page's audio context is rendered: `frame` at the instant `at`, in ms since 1970. */
export type ContextClock = { frame: number; at: number }

/** From the page to the sound worker. */
export type SoundOrder =
  | { do: 'open'; sampleRate: number }
  /** All that is to be played from a whole frame on: what was rendered for later is void. `plan` numbers the orders. */
  | { do: 'play'; plan: number; voices: readonly Voice[]; from: number; clock: ContextClock }
  | { do: 'clock'; clock: ContextClock }
  /** Frames are counted by another context from now on; nothing sounds. */
  | { do: 'begin-anew'; clock: ContextClock }
  | { do: 'load'; songId: SongId; address: SoundAddress; durationMs: number | null }
  | { do: 'unload'; songId: SongId }
  | TapeMessage

/** From the decoder, or from the page for a song decoded whole. A tape is a run of samples without a hole. */
export type TapeMessage =
  | { do: 'open-tape'; tape: number; songId: SongId; sampleRate: number; from: number }
  | { do: 'append'; tape: number; channels: Float32Array<ArrayBuffer>[] }
  | { do: 'end-tape'; tape: number }
  | { do: 'drop'; tape: number; before: number }
  | { do: 'close-tape'; tape: number }

/** Where a song is needed: now, when `dueInS` is 0, or so much later. */
export type Need = { songId: SongId; positionS: number; dueInS: number }

/** From a frame on a voice that should sound has nothing to play, or has. */
export type DryChange = { frame: number; id: number; dry: boolean }

/** Sound for the frames from `from` on, one array for each channel: none when it is silence. */
export type Block = {
  plan: number
  from: number
  frames: number
  channels: Float32Array<ArrayBuffer>[]
  dry: DryChange[]
}

/** From the sound worker to the page. `heldS`: seconds of decoded sound that it holds. */
export type SoundReport =
  | { say: 'ready'; songId: SongId }
  | { say: 'failed'; songId: SongId; reason: string }
  /** How long a song is of which only the sound itself tells. */
  | { say: 'length'; songId: SongId; lengthMs: number }
  | { say: 'held'; heldS: number }
  | ({ say: 'block' } & Block)
