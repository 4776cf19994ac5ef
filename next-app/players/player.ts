import type { Capabilities, LocalMs, Order, PlayerName, Seen } from '@earshot/sync'

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
  readonly name: PlayerName
  readonly capabilities: Capabilities
  /** Does as told; an order that comes too late is carried out as if it had come in time, only cut at its beginning. */
  carryOut(order: Order): void
  /** What it does at `now`, an instant of this device's clock. */
  see(now: LocalMs): Seen
  /** Calls `listener` when something changed that no order explains: a song is loaded, sound is allowed. */
  onChange(listener: () => void): () => void
  /** From 0 to 1; on top of the device's own. */
  setVolume(volume: number): void
  /** Within a user's gesture: asks the browser to let the page sound. */
  unlock(): Promise<void>
  /** From the page to the ear, in ms, as the browser tells it; null when it does not. */
  outputLatencyMs(): number | null
  /** Cheap enough for once a second. */
  diagnostics(): PlayerDiagnostics
  close(): void
}
