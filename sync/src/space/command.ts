import type { CommandId, DurationMs, Item, ItemId, PositionMs, PublicUser } from '../protocol/index.ts'

/** What a user wants changed; everything a stranger might claim has been looked up by the server. */
export type Intent =
  | { type: 'pause-playback'; itemId?: ItemId | undefined }
  | { type: 'resume-playback'; itemId?: ItemId | undefined }
  | { type: 'seek-playback'; itemId?: ItemId | undefined; positionMs: PositionMs }
  | { type: 'skip-song'; itemId?: ItemId | undefined }
  | { type: 'previous-song'; itemId?: ItemId | undefined }
  | { type: 'add-song'; item: Item }
  | { type: 'remove-item'; itemId: ItemId }
  | { type: 'play-item'; itemId: ItemId }
  | { type: 'measure-song'; itemId: ItemId; durationMs: DurationMs }

/** An intent, stamped by the server: whose it is, and how far ahead it takes effect. */
export type UserCommand = Intent & {
  commandId: CommandId
  by: PublicUser
  /** ms from the decision to the effect: time for the news to reach everybody. */
  leadMs: number
  /** The same for a song that nobody has loaded yet. */
  loadLeadMs: number
}

/** `time-passed` comes from the space's alarm: perhaps a song has ended. */
export type Command = UserCommand | { type: 'time-passed' }
