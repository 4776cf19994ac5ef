import type { Capabilities, Item, LocalMs, Order, PlayerName, Seen } from '@earshot/sync'
import type { Failure } from './failure.ts'

/** Samples of one channel at so many a second, each from -1 to 1. */
export type MakeSound = (sampleRate: number) => Float32Array<ArrayBuffer>

/** What a player can tell of how it makes sound, each as far as it knows; for people, and for no decision. */
export type PlayerDiagnostics = {
  /** The state of its audio context. */
  contextState?: string
  sampleRateHz?: number
  baseLatencyMs?: number
  outputLatencyMs?: number | null
  /** Whether the browser says what leaves the loudspeaker when, or it is reckoned from what the page handed over. */
  timestamps?: 'output' | 'stand-in'
  /** Decoded sound that is held, in seconds. */
  heldS?: number
  /** How often the output had nothing to play. */
  underruns?: number
}

/**
 * What makes sound. A player carries out orders and says what it does; what it should do is decided elsewhere
 * (`follow` in the core). Every player passes the suite in contract.ts.
 */
export interface Player {
  /** Which one it is, or which one plays where several stand behind it. */
  readonly name: PlayerName
  readonly capabilities: Capabilities
  /** Does as told; an order that comes too late is carried out as if it had come in time, only cut at its beginning. */
  carryOut(order: Order): void
  /** What it does at `now`, an instant of this device's clock. */
  see(now: LocalMs): Seen
  /** Why a song that failed did; null while none has. Where it is not just passing, another player may do better. */
  failureOf(item: Item): Failure | null
  /** How long a song that it has loaded is, in ms; null when it does not know better than the song itself. */
  lengthMs(item: Item): number | null
  /** What a broadcast says that it plays, as it is heard now; only a player of broadcasts has it. */
  titleOf?(item: Item): string | null
  /** Calls `listener` when something changed that no order explains: a song is loaded, sound is allowed. */
  onChange(listener: () => void): () => void
  /** From 0 to 1; on top of the device's own. */
  setVolume(volume: number): void
  /**
   * How much later this device is heard than the browser tells, in ms from -500 to 1000. What sounds is from then on
   * seen to be off by the change, and an order has to come that much sooner.
   */
  setOutputDelay(ms: number): void
  /**
   * Plays a short sound of its own besides the song, whatever the volume: its first sample is heard at `at`, by the same
   * reckoning as the song. Answers how to take it back; null when it is too late for it, or no sound is allowed.
   */
  sound(make: MakeSound, at: LocalMs): (() => void) | null
  /** Within a user's gesture: asks the browser to let the page sound. */
  unlock(): Promise<void>
  /**
   * Writes how strongly its sound is made of each band of frequency, as it is heard now: from 0 Hz upwards, some 23 Hz each, from 0 to
   * 255. Only a player whose sound is the page's own has it; false where one of several behind it has not.
   */
  spectrum?(bands: Uint8Array<ArrayBuffer>): boolean
  /** From the page to the ear, in ms, as the browser tells it; null when it does not. */
  outputLatencyMs(): number | null
  /** Cheap enough for once a second. */
  diagnostics(): PlayerDiagnostics
  close(): void
}
