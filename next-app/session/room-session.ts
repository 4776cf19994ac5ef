import type {
  AccuracyClass,
  ChatMessage,
  DoorView,
  Item,
  ItemId,
  PlayerName,
  PositionMs,
  PublicUser,
  Queue,
  Refusal,
  RoomInfo,
  SongId,
  SpaceId,
  States,
  Undoable,
  UpChat,
  UpCommand,
  UserId,
} from '@earshot/sync'
import type { Failure } from '../players/failure.ts'
import type { MakeSound } from '../players/player.ts'
import type { Screen } from '../players/screen.ts'
import type { CalibrationHands, CalibrationQuestion, CalibrationStatus, Correction } from './calibration/status.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { LinkStatus } from './link-status.ts'
import type { ReactionHands } from './reactions.ts'

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

/**
 * Whether this page is in the room, and what it takes to come in. `isTrying`: a password was said and not yet answered.
 * `waiting`: somebody inside was asked. `out`: for now there is no way in.
 */
export type Entry =
  | { state: 'coming' }
  | { state: 'inside' }
  | { state: 'password'; isWrong: boolean; isTrying: boolean }
  | { state: 'approval' }
  | { state: 'waiting' }
  | { state: 'out'; reason: 'turned-away' | 'banned' | 'kicked' }

/** What leads past a door: a password that was typed, or the key of an invitation. */
export type Pass = { password?: string; inviteKey?: string }

/** A command as the interface gives it; the session names it. */
export type Told = WithoutId<UpCommand | UpChat>
export type WithoutId<C> = C extends { commandId: unknown } ? Omit<C, 'commandId'> : never

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
  /** Who decides here, and how; null until the first `room-joined`. */
  room: RoomInfo | null
  /** The newest change to the queue, which who made it may take back. */
  undo: Undoable | null
  skipVotes: readonly UserId[]
  /** The votes that skip the song; null while nobody has voted. */
  skipNeeded: number | null
  /** What those know of the door who keep it; null for others. */
  door: DoorView | null
  /** What was said, oldest first. */
  chat: readonly ChatMessage[]
  entry: Entry
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
  readonly reactions: ReactionHands
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
  /**
   * Gives any other command. Answers null when it was carried out, or why it was refused; `unavailable` when the server
   * did not answer for 15 s.
   */
  tell(command: Told): Promise<Refusal | null>
  /** Tries to come in by a password or an invitation. */
  enter(pass: Pass): void
  /** Asks those inside to be let in. */
  requestEntry(): void
  setVolume(volume: number): void
  setMuted(muted: boolean): void
  /** Cut to -500..1000 ms; what sounds moves to where it should be within a second. */
  setOutputDelay(ms: number): void
  /** How much of its volume this device has, from 0 to 1, until told otherwise: no part of the snapshot, and nothing that is kept. */
  setFade(share: number): void
  /**
   * Writes how strongly what is heard here is made of each band of frequency, as a player does; false where that cannot be
   * seen.
   */
  spectrum(bands: Uint8Array<ArrayBuffer>): boolean
  /** Silences the song on this device alone until the answer is called. */
  hush(): () => void
  /** Plays a short sound heard at `at`, an instant of this device's clock; null when it is too late for it. */
  sound(make: MakeSound, at: number): (() => void) | null
  /** Must be called from within a user's gesture: lets this page sound. */
  unlockSound(): Promise<void>
  /** Everything it knows of itself now; a pull, for when somebody looks. */
  diagnostics(): Diagnostics
  /** This browser is somebody else from now on: comes in again by its new cookie, while the song plays on. */
  renew(): void
  close(): void
}
