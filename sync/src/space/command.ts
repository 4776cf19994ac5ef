import type {
  CommandId,
  DoorMode,
  DurationMs,
  GivenRole,
  Invite,
  InviteId,
  Item,
  ItemId,
  Place,
  PositionMs,
  PublicUser,
  QueueOrder,
  Repeat,
  RoomSettings,
  UserId,
  Vote,
} from '../protocol/index.ts'

/** About what plays. */
export type PlaybackIntent =
  | { type: 'pause-playback'; itemId?: ItemId | undefined }
  | { type: 'resume-playback'; itemId?: ItemId | undefined }
  | { type: 'seek-playback'; itemId?: ItemId | undefined; positionMs: PositionMs }
  | { type: 'skip-song'; itemId?: ItemId | undefined }
  | { type: 'previous-song'; itemId?: ItemId | undefined }
  | { type: 'play-item'; itemId: ItemId }
  /** `present`: how many people are in the room, so that it can be told when they are enough. */
  | { type: 'vote-skip'; itemId: ItemId; present: readonly UserId[] }
  | { type: 'measure-song'; itemId: ItemId; durationMs: DurationMs }

/** About what waits. */
export type QueueIntent =
  | { type: 'add-song'; item: Item; place?: Place | undefined }
  | { type: 'remove-item'; itemId: ItemId }
  | { type: 'move-item'; itemId: ItemId; before: ItemId | null }
  | { type: 'play-next'; itemId: ItemId }
  | { type: 'vote-item'; itemId: ItemId; vote: Vote }
  | { type: 'clear-queue' }
  | { type: 'shuffle-queue'; seed: number }
  | { type: 'undo-queue' }
  | { type: 'set-order'; order: QueueOrder }
  | { type: 'set-repeat'; repeat: Repeat }
  | { type: 'set-crossfade'; ms: number }

/** About who decides, and who may be here. */
export type PeopleIntent =
  | { type: 'change-room'; name?: string | undefined; settings?: Partial<RoomSettings> | undefined }
  /** `present` are in already: a door that is kept from now on is none to them. */
  | {
      type: 'change-door'
      mode?: DoorMode | undefined
      passwordHash?: string | null | undefined
      present: readonly PublicUser[]
    }
  | { type: 'create-invite'; invite: Invite }
  | { type: 'revoke-invite'; inviteId: InviteId }
  | { type: 'set-role'; userId: UserId; role: GivenRole }
  /** `isPresent`: nobody hands a room to who is not there. */
  | { type: 'hand-over'; userId: UserId; isPresent: boolean }
  | { type: 'kick-user'; userId: UserId }
  | { type: 'mute-user'; userId: UserId; isMuted: boolean }
  /** `user`: by the name they are known by. */
  | { type: 'ban-user'; user: PublicUser }
  | { type: 'unban-user'; userId: UserId }
  | { type: 'admit-user'; user: PublicUser; isAdmitted: boolean }

/** What a user wants changed; everything a stranger might claim has been looked up by the server. */
export type Intent = PlaybackIntent | QueueIntent | PeopleIntent

/** An intent, stamped by the server: whose it is, and how far ahead it takes effect. */
export type UserCommand = Intent & {
  commandId: CommandId
  by: PublicUser
  /** ms from the decision to the effect: time for the news to reach everybody. */
  leadMs: number
  /** The same for a song that nobody has loaded yet. */
  loadLeadMs: number
}

/** What the server itself has to tell a room. */
export type ServerCommand =
  /** From the space's alarm: perhaps a song has ended. */
  | { type: 'time-passed' }
  /** A song from the room's auto-DJ, for a queue that has run dry. */
  | { type: 'refill-queue'; item: Item; loadLeadMs: number }
  /** Somebody knew the password or had an invitation. */
  | { type: 'let-in'; user: PublicUser }
  /** Who stands in for the host from now on; null: nobody needs to. */
  | { type: 'stand-in'; userId: UserId | null }
  /** Somebody has left: perhaps the votes of those who stayed are enough now. */
  | { type: 'count-votes'; present: readonly UserId[]; leadMs: number }

export type Command = UserCommand | ServerCommand
