import type { SongId } from '@earshot/sync'
import type { Voice } from './voices.ts'

/** From the page to the worklet. */
export type PlanMessage =
  /** All that is to be played from now on, whole: what is not in it is heard no more. */
  | { do: 'play'; voices: readonly Voice[] }
  /** The line on which tapes come from the decoder. */
  | { do: 'listen'; port: MessagePort }
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

/** From the worklet to the decoder. `spent`: samples played, handed back so that the sound's thread has no garbage. */
export type NeedsMessage = { say: 'needs'; needs: Need[] } | { say: 'spent'; channels: Float32Array<ArrayBuffer>[] }

/** From the worklet to the page: a voice that should sound has nothing to play, or has again. */
export type DryMessage = { say: 'dry'; id: number; dry: boolean }

/** From the page to the decoder. */
export type DecoderOrder =
  | { do: 'connect'; port: MessagePort }
  | { do: 'load'; songId: SongId; url: string; durationMs: number }
  | { do: 'unload'; songId: SongId }

/** From the decoder to the page. `heldS`: seconds of decoded sound that the worklet holds for it. */
export type DecoderReport =
  | { say: 'ready'; songId: SongId }
  | { say: 'failed'; songId: SongId; reason: string }
  | { say: 'held'; heldS: number }
