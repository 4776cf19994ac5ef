import type { CommandId, Lateness, PublicUser, Refusal, UserId } from '@earshot/sync'
import type { MicrophoneFault } from './microphone.ts'

/** Why a measurement came to nothing: no microphone, a refusal of the server, nothing found, or no sound allowed here. */
export type CalibrationFault = MicrophoneFault | Refusal | Extract<Lateness, { ok: false }>['why'] | 'silent' | 'lost'

/** How this device measures another's, or is measured. */
export type CalibrationStatus =
  | { phase: 'none' }
  /** The microphone is being opened, or the other one asked. */
  | { phase: 'opening'; userId: UserId }
  | { phase: 'asking'; userId: UserId }
  /** Both chirp, and the microphone listens. */
  | { phase: 'listening'; userId: UserId }
  | { phase: 'measured'; userId: UserId; lateMs: number; plusMinusMs: number }
  /** The other one is told. */
  | { phase: 'telling'; userId: UserId; lateMs: number }
  | { phase: 'told'; userId: UserId; lateMs: number }
  | { phase: 'failed'; userId: UserId; why: CalibrationFault }

/** Somebody wants to measure this device, and its listener is to say whether they may; or has, and it goes on. */
export type CalibrationQuestion = { calibrationId: CommandId; by: PublicUser; isAgreed: boolean }

/** Somebody's measurement moved this device; `beforeMs` is the output delay it had. `id` rises with each. */
export type Correction = { id: number; by: PublicUser; lateMs: number; beforeMs: number }

/** What one may do about it. */
export type CalibrationHands = {
  /** Measures the device of somebody in the room against this one. In a user's gesture, for the microphone's sake. */
  measure(userId: UserId): void
  /** Puts right what was measured: that device, or this one. */
  correct(which: 'that' | 'this'): void
  /** Ends whatever goes on, or clears what came of it. */
  stop(): void
  /** To a `CalibrationQuestion`. */
  answer(ready: boolean): void
  /** Whether others may measure this device: the room's creator unasked, anybody else when its listener says yes. */
  setMeasurable(measurable: boolean): void
}
