import type {
  AccuracyClass,
  Item,
  ItemId,
  PlayerName,
  PositionMs,
  PublicUser,
  Queue,
  Refusal,
  SongId,
  SpaceId,
  States,
  UserId,
} from '@earshot/sync'
import type { Failure } from '../players/failure.ts'
import type { MakeSound } from '../players/player.ts'
import type { Screen } from '../players/screen.ts'
import type { CalibrationHands, CalibrationQuestion, CalibrationStatus, Correction } from './calibration/status.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { LinkStatus } from './link-status.ts'

/**
 * What this device's sound is doing. `locked`: the browser wants one gesture before it lets a page sound.
 * `lagging`: it sounds, but not yet where the room is.
 */
export type SoundStatus =
  | { state: 'idle' }
  | { state: 'locked' }
  | { state: 'loading'; itemId: ItemId }
  | { state: 'in-step'; itemId: ItemId }
  | { state: 'lagging'; itemId: ItemId }
  | { state: 'paused'; itemId: ItemId }
  | { state: 'failed'; itemId: ItemId; failure: Failure }

/** How well this device is in step, for the room's sync meter. Lengths in ms. */
export type SyncReading = {
  /** Half the least round trip and what the clock may have drifted since: the estimate is no further off than this. */
  clockBoundMs: number | null
  /** How far off the clock's estimate is likely to be: one standard deviation. */
  doubtMs: number | null
  roundTripMs: number | null
  /** Heard position minus the room's position; null while nothing can be measured. */
  errorMs: number | null
  outputLatencyMs: number | null
  accuracy: AccuracyClass | null
  player: PlayerName | null
}

/** One consistent picture of the room; replaced, never changed, so that `===` tells whether anything is new. */
export type RoomSnapshot = {
  spaceId: SpaceId
  link: LinkStatus
  sound: SoundStatus
  sync: SyncReading
  /** False until the first `room-joined`. */
  joined: boolean
  name: string
  you: PublicUser | null
  creatorId: UserId | null
  users: readonly PublicUser[]
  /** How people say that they stand. */
  states: States
  /** What the room plays or holds paused at this moment, ends of songs included. */
  item: Item | null
  isPlaying: boolean
  /** What a station says that it plays, as it is heard here; null when it says nothing, and for songs. */
  onAir: string | null
  queue: Queue
  volume: number
  muted: boolean
  /** How much later than its browser tells this device is heard, in ms. */
  outputDelayMs: number
  calibration: CalibrationStatus
  calibrationQuestion: CalibrationQuestion | null
  /** The newest one by somebody else's measurement. */
  correction: Correction | null
  /** Whether others may measure this device. */
  isMeasurable: boolean
  /** The newest thing worth a short notice, such as a refused command; `id` rises with each. */
  notice: { id: number; code: Refusal; message: string } | null
}

/** One tab's link to a space: the only thing the interface talks to. Free of React. */
export interface RoomSession {
  /** Measuring another's device against this one, and being measured. */
  readonly calibration: CalibrationHands
  /** Where its players show what has to be seen: the page holds an element out to it. */
  readonly screen: Screen
  getSnapshot(): RoomSnapshot
  /** Calls `listener` after each new snapshot; answers how to stop. */
  subscribe(listener: () => void): () => void
  /** Where the room's song stands this instant; cheap enough for every animation frame. */
  positionNow(): PositionMs
  pause(): void
  resume(): void
  seek(positionMs: PositionMs): void
  skip(): void
  previous(): void
  playItem(itemId: ItemId): void
  removeItem(itemId: ItemId): void
  addSong(songId: SongId): void
  /** Adds a song of a list: tries until the server has answered, and then answers null, or why it was refused. */
  queueSong(songId: SongId): Promise<Refusal | null>
  setVolume(volume: number): void
  setMuted(muted: boolean): void
  /** Cut to -500..1000 ms; what sounds moves to where it should be within a second. */
  setOutputDelay(ms: number): void
  /** Silences the song on this device alone until the answer is called. */
  hush(): () => void
  /** Plays a short sound heard at `at`, an instant of this device's clock; null when it is too late for it. */
  sound(make: MakeSound, at: number): (() => void) | null
  /** Must be called from within a user's gesture: lets this page sound. */
  unlockSound(): Promise<void>
  /** Everything it knows of itself now; a pull, for when somebody looks. */
  diagnostics(): Diagnostics
  close(): void
}
