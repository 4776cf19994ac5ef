import * as z from 'zod'
import { chatMessage } from './chat.ts'
import { commandId, epoch, itemId, messageId, revision, spaceId, userId } from './ids.ts'
import { listenerState, userState } from './listener-state.ts'
import { playbackState, queue } from './playback.ts'
import { queueEdit } from './queue-edit.ts'
import { shown } from './reaction.ts'
import { refusal } from './refusals.ts'
import { doorView, roomInfo } from './room.ts'
import { publicUser } from './song.ts'
import { latenessMs, localMs, serverMs } from './units.ts'

/** Which state of which space a message speaks of, and when the server said it. */
const stamp = { spaceId, epoch, revision, serverTime: serverMs }
/** Whose command it was: null when a song simply ended. */
const cause = { commandId: commandId.nullable(), by: publicUser.nullable() }
/** The whole playback, and the item it plays. */
const playing = { ...stamp, ...cause, itemId: itemId.nullable(), playback: playbackState }

/** One person in the room, however many tabs they have open, and how they stand where that is known. */
export const presentUser = z.object({ ...publicUser.shape, state: listenerState.optional() })
export type PresentUser = z.infer<typeof presentUser>

/** The newest change to the queue that may be taken back: whose it is, and the command that made it. */
export const undoable = z.object({ userId, type: z.string() })
export type Undoable = z.infer<typeof undoable>

/** Who of those present wants to skip the song that plays. */
export const skipVotes = z.array(userId)

/** Everything about a space: the answer to `join-room`. */
export const roomJoined = z.object({
  type: z.literal('room-joined'),
  ...stamp,
  protocolVersion: z.int(),
  room: roomInfo,
  you: publicUser,
  creatorId: publicUser.shape.userId,
  users: z.array(presentUser),
  itemId: itemId.nullable(),
  playback: playbackState,
  queue,
  undo: undoable.nullable(),
  skipVotes,
  /** The newest, oldest first. */
  chat: z.array(chatMessage),
})
export type RoomJoined = z.infer<typeof roomJoined>

export const playbackPaused = z.object({ type: z.literal('playback-paused'), ...playing })
export const playbackResumed = z.object({ type: z.literal('playback-resumed'), ...playing })
export const playbackSeeked = z.object({ type: z.literal('playback-seeked'), ...playing })
/** Another song plays: after an end, a skip, a step back, a choice, or the first one added. */
export const songStarted = z.object({ type: z.literal('song-started'), ...playing, queue })
/** The last song has ended and nothing follows. */
export const playbackEnded = z.object({ type: z.literal('playback-ended'), ...playing, queue })
/** The length of an item's song, not known before, is known from now on. What plays goes on as it did. */
export const songMeasured = z.object({ type: z.literal('song-measured'), ...playing, queue })
/** What waits has changed. Told to who knows the revision before; others ask for the whole. */
export const queueChanged = z.object({
  type: z.literal('queue-changed'),
  ...stamp,
  ...cause,
  edit: queueEdit,
  undo: undoable.nullable(),
})
/** Somebody wants to skip the song that plays; `needed` votes do it. */
export const skipVoted = z.object({ type: z.literal('skip-voted'), ...stamp, ...cause, skipVotes, needed: z.int() })
/** Who decides here, or how, is another thing from now on. */
export const roomChanged = z.object({ type: z.literal('room-changed'), ...stamp, ...cause, room: roomInfo })
/** Someone had to go. */
export const userRemoved = z.object({
  type: z.literal('user-removed'),
  ...stamp,
  ...cause,
  userId,
  reason: z.enum(['kicked', 'banned']),
  room: roomInfo,
})

/** What tells everyone of an accepted command. */
export const announcement = z.discriminatedUnion('type', [
  playbackPaused,
  playbackResumed,
  playbackSeeked,
  songStarted,
  playbackEnded,
  songMeasured,
  queueChanged,
  skipVoted,
  roomChanged,
  userRemoved,
])
export type Announcement = z.infer<typeof announcement>

export const usersChanged = z.object({ type: z.literal('users-changed'), spaceId, users: z.array(publicUser) })

/** To those alone who keep the door: who waits, who was let in, who is banned, which invitations there are. */
export const doorChanged = z.object({ type: z.literal('door-changed'), spaceId, door: doorView })

/** To who asked to be let in: they are, and may join. */
export const entryGranted = z.object({ type: z.literal('entry-granted'), spaceId })

export const chatSaid = z.object({ type: z.literal('chat-said'), spaceId, message: chatMessage })
export const chatDeleted = z.object({ type: z.literal('chat-deleted'), spaceId, messageId })

/** What people in the room showed within a moment. `at`, with the place in the list, is also what a picture's path comes from. */
export const reacted = z.object({ type: z.literal('reacted'), spaceId, at: serverMs, shown: z.array(shown).min(1) })
export type Reacted = z.infer<typeof reacted>

/** How some of the people in the room stand now; of the others there is no news. */
export const statesChanged = z.object({ type: z.literal('states-changed'), spaceId, states: z.array(userState) })

/**
 * The answer to `clock-probe`: `receivedAt` and `answeredAt` are the server's stamps. `revision` lets a client notice
 * that it missed something.
 */
export const clockAnswered = z.object({
  type: z.literal('clock-answered'),
  sentAt: localMs,
  receivedAt: serverMs,
  answeredAt: serverMs,
  epoch: epoch.nullable(),
  revision: revision.nullable(),
})

/** To a person's devices in the room: may `by` measure this one? */
export const calibrationAsked = z.object({
  type: z.literal('calibration-asked'),
  calibrationId: commandId,
  by: publicUser,
})
/** To the device that asked and the one that was first to be ready: both chirp, counting from `startsAt`. */
export const calibrationStarted = z.object({
  type: z.literal('calibration-started'),
  calibrationId: commandId,
  startsAt: serverMs,
})
/** To both: what came of it. `lateMs` is how much later the device measured is heard; null when nothing is to change. */
export const calibrationFinished = z.object({
  type: z.literal('calibration-finished'),
  calibrationId: commandId,
  by: publicUser,
  lateMs: latenessMs.nullable(),
})

/** What one device hears of another in the room that measures it, or is measured. */
export const downCalibration = z.discriminatedUnion('type', [calibrationAsked, calibrationStarted, calibrationFinished])
export type DownCalibration = z.infer<typeof downCalibration>

/** To the sender alone: the command was carried out (now, or when it first came). */
export const commandAccepted = z.object({ type: z.literal('command-accepted'), commandId, revision })
/** To the sender alone: the command changed nothing, and why. */
export const commandRefused = z.object({
  type: z.literal('command-refused'),
  commandId,
  code: refusal,
  message: z.string(),
})
/** To the sender alone: the message was no command that could be named, or could not be read. */
export const messageRefused = z.object({ type: z.literal('message-refused'), code: refusal, message: z.string() })

/** Everything the server may say. */
export const downMessage = z.discriminatedUnion('type', [
  roomJoined,
  ...announcement.options,
  usersChanged,
  statesChanged,
  doorChanged,
  entryGranted,
  chatSaid,
  chatDeleted,
  reacted,
  clockAnswered,
  commandAccepted,
  commandRefused,
  messageRefused,
  ...downCalibration.options,
])
export type DownMessage = z.infer<typeof downMessage>
