import * as z from 'zod'
import { commandId, itemId, songId, spaceId, userId } from './ids.ts'
import { listenerState } from './listener-state.ts'
import { durationMs, latenessMs, localMs, positionMs } from './units.ts'

/** Asks for everything about a space, and for all that happens in it from now on. May be sent again at any time. */
export const joinRoom = z.object({
  type: z.literal('join-room'),
  protocolVersion: z.int(),
  spaceId,
})

/** `sentAt` comes back untouched; the server adds its two stamps. */
export const clockProbe = z.object({ type: z.literal('clock-probe'), sentAt: localMs })

/** How the sender stands, told to the others now and then. Changes nothing in the space and is not answered. */
export const reportState = z.object({ type: z.literal('report-state'), ...listenerState.shape })

/** `itemId` says which song is meant: the command does nothing when another one plays by then. */
const aboutCurrent = { commandId, itemId: itemId.optional() }

export const pausePlayback = z.object({ type: z.literal('pause-playback'), ...aboutCurrent })
export const resumePlayback = z.object({ type: z.literal('resume-playback'), ...aboutCurrent })
export const seekPlayback = z.object({ type: z.literal('seek-playback'), ...aboutCurrent, positionMs })
/** On to the next song. */
export const skipSong = z.object({ type: z.literal('skip-song'), ...aboutCurrent })
/** Back to this song's beginning or, within its first seconds, to the song before. */
export const previousSong = z.object({ type: z.literal('previous-song'), ...aboutCurrent })

export const addSong = z.object({ type: z.literal('add-song'), commandId, songId })
export const removeItem = z.object({ type: z.literal('remove-item'), commandId, itemId })
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
  playItem,
  measureSong,
])
export type UpCommand = z.infer<typeof upCommand>

/** Everything a client may say. */
export const upMessage = z.discriminatedUnion('type', [
  joinRoom,
  clockProbe,
  reportState,
  ...upCommand.options,
  ...upCalibration.options,
])
export type UpMessage = z.infer<typeof upMessage>
