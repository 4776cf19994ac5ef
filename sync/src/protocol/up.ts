import * as z from 'zod'
import { CHAT_TEXT_LENGTH } from './chat.ts'
import { commandId, inviteId, itemId, messageId, songId, spaceId, userId } from './ids.ts'
import { listenerState } from './listener-state.ts'
import { crossfade, queueOrder, repeat } from './playback.ts'
import { vote } from './queue-edit.ts'
import { reaction } from './reaction.ts'
import { givenRole } from './roles.ts'
import { doorMode, PASSWORD_LENGTH, roomSettings, SPACE_NAME_LENGTH } from './room.ts'
import { durationMs, latenessMs, localMs, positionMs } from './units.ts'

/** Asks for everything about a space, and for all that happens in it from now on. May be sent again at any time. */
export const joinRoom = z.object({
  type: z.literal('join-room'),
  protocolVersion: z.int(),
  spaceId,
  /** What leads past the door, for who was not let in before. */
  password: z.string().max(PASSWORD_LENGTH).optional(),
  inviteKey: z.string().max(64).optional(),
})

/** Asks those inside to be let in; they are asked for as long as this socket is open. */
export const requestEntry = z.object({ type: z.literal('request-entry'), spaceId })

/** `sentAt` comes back untouched; the server adds its two stamps. */
export const clockProbe = z.object({ type: z.literal('clock-probe'), sentAt: localMs })

/** How the sender stands, told to the others now and then. Changes nothing in the space and is not answered. */
export const reportState = z.object({ type: z.literal('report-state'), ...listenerState.shape })

/** Shows something to all in the room without a word. Kept nowhere, not answered, and nothing is lost with it. */
export const sendReaction = z.object({ type: z.literal('send-reaction'), reaction })

/** `itemId` says which song is meant: the command does nothing when another one plays by then. */
const aboutCurrent = { commandId, itemId: itemId.optional() }

export const pausePlayback = z.object({ type: z.literal('pause-playback'), ...aboutCurrent })
export const resumePlayback = z.object({ type: z.literal('resume-playback'), ...aboutCurrent })
export const seekPlayback = z.object({ type: z.literal('seek-playback'), ...aboutCurrent, positionMs })
/** On to the next song. */
export const skipSong = z.object({ type: z.literal('skip-song'), ...aboutCurrent })
/** Back to this song's beginning or, within its first seconds, to the song before. */
export const previousSong = z.object({ type: z.literal('previous-song'), ...aboutCurrent })

/** Where an added song goes: to the end, before all that waits, or at once in place of what plays. */
export const place = z.enum(['end', 'next', 'now'])
export type Place = z.infer<typeof place>

export const addSong = z.object({ type: z.literal('add-song'), commandId, songId, place: place.optional() })
export const removeItem = z.object({ type: z.literal('remove-item'), commandId, itemId })
/** To just before another item; null: to the end. */
export const moveItem = z.object({ type: z.literal('move-item'), commandId, itemId, before: itemId.nullable() })
/** Before all that waits. */
export const playNext = z.object({ type: z.literal('play-next'), commandId, itemId })
/** One vote for each person and item: a new one replaces it, 0 takes it back. */
export const voteItem = z.object({ type: z.literal('vote-item'), commandId, itemId, vote })
export const clearQueue = z.object({ type: z.literal('clear-queue'), commandId })
export const shuffleQueue = z.object({ type: z.literal('shuffle-queue'), commandId })
/** Takes back the newest change to the queue, for who made it. */
export const undoQueue = z.object({ type: z.literal('undo-queue'), commandId })
export const setOrder = z.object({ type: z.literal('set-order'), commandId, order: queueOrder })
export const setRepeat = z.object({ type: z.literal('set-repeat'), commandId, repeat })
/** By how much songs overlap, where both are of a kind that can. */
export const setCrossfade = z.object({ type: z.literal('set-crossfade'), commandId, ms: crossfade.shape.ms })
/** For who may not skip alone: enough of those present do. */
export const voteSkip = z.object({ type: z.literal('vote-skip'), commandId, itemId })

/** What is named is changed, the rest stays. */
export const changeRoom = z.object({
  type: z.literal('change-room'),
  commandId,
  name: z.string().trim().min(1).max(SPACE_NAME_LENGTH).optional(),
  settings: roomSettings.partial().optional(),
})
/** `password`: null takes it away. */
export const changeDoor = z.object({
  type: z.literal('change-door'),
  commandId,
  mode: doorMode.optional(),
  password: z.string().min(1).max(PASSWORD_LENGTH).nullable().optional(),
})
export const createInvite = z.object({ type: z.literal('create-invite'), commandId, label: z.string().trim().max(60) })
export const revokeInvite = z.object({ type: z.literal('revoke-invite'), commandId, inviteId })

const aboutUser = { commandId, userId }
export const setRole = z.object({ type: z.literal('set-role'), ...aboutUser, role: givenRole })
/** Makes someone present the host, and the host a moderator. */
export const handOver = z.object({ type: z.literal('hand-over'), ...aboutUser })
/** Out, and not let in again where the door is kept. */
export const kickUser = z.object({ type: z.literal('kick-user'), ...aboutUser })
export const muteUser = z.object({ type: z.literal('mute-user'), ...aboutUser, isMuted: z.boolean() })
export const banUser = z.object({ type: z.literal('ban-user'), ...aboutUser })
export const unbanUser = z.object({ type: z.literal('unban-user'), ...aboutUser })
/** Lets in who waits outside; or, of who was let in, takes that back. */
export const admitUser = z.object({ type: z.literal('admit-user'), ...aboutUser, isAdmitted: z.boolean() })

/** What is said in a room; it changes nothing else there. */
export const sendChat = z.object({
  type: z.literal('send-chat'),
  commandId,
  text: z.string().trim().min(1).max(CHAT_TEXT_LENGTH),
})
export const deleteChat = z.object({ type: z.literal('delete-chat'), commandId, messageId })

export const upChat = z.discriminatedUnion('type', [sendChat, deleteChat])
export type UpChat = z.infer<typeof upChat>
/** Plays an upcoming item now; those before it stay in the queue. */
export const playItem = z.object({ type: z.literal('play-item'), commandId, itemId })
/**
 * How long an upcoming or playing item's song is, by a player that has loaded it: for songs of which only its player can
 * know. The first that comes counts.
 */
export const measureSong = z.object({ type: z.literal('measure-song'), commandId, itemId, durationMs })

/**
 * Asks a person's device in the room to be measured by this one. `commandId` names the measurement in all that follows;
 * it changes nothing in the room.
 */
export const startCalibration = z.object({ type: z.literal('start-calibration'), commandId, userId })
/** Whether this device lets itself be measured now. */
export const answerCalibration = z.object({
  type: z.literal('answer-calibration'),
  calibrationId: commandId,
  ready: z.boolean(),
})
/** What was found: the device measured is heard so much later than this one. Null: nothing that is to be kept. */
export const finishCalibration = z.object({
  type: z.literal('finish-calibration'),
  calibrationId: commandId,
  lateMs: latenessMs.nullable(),
})

/** What one device says to another in the room, by way of the server. */
export const upCalibration = z.discriminatedUnion('type', [startCalibration, answerCalibration, finishCalibration])
export type UpCalibration = z.infer<typeof upCalibration>

/** What changes a space, as it comes over the wire. */
export const upCommand = z.discriminatedUnion('type', [
  pausePlayback,
  resumePlayback,
  seekPlayback,
  skipSong,
  previousSong,
  addSong,
  removeItem,
  moveItem,
  playItem,
  playNext,
  voteItem,
  clearQueue,
  shuffleQueue,
  undoQueue,
  setOrder,
  setRepeat,
  setCrossfade,
  voteSkip,
  measureSong,
  changeRoom,
  changeDoor,
  createInvite,
  revokeInvite,
  setRole,
  handOver,
  kickUser,
  muteUser,
  banUser,
  unbanUser,
  admitUser,
])
export type UpCommand = z.infer<typeof upCommand>

/** Everything a client may say. */
export const upMessage = z.discriminatedUnion('type', [
  joinRoom,
  requestEntry,
  clockProbe,
  reportState,
  sendReaction,
  ...upCommand.options,
  ...upChat.options,
  ...upCalibration.options,
])
export type UpMessage = z.infer<typeof upMessage>
