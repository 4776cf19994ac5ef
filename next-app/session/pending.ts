import type { CommandId, LocalMs, PositionMs, UpCommand } from '@earshot/sync'

/** Commands that were pressed and not yet answered, oldest first: sent again when the link is back. */
export type Pending = readonly { command: UpCommand; pressedAt: LocalMs; saidAt: LocalMs }[]

/** A press that is not answered within this time is given up: by then nobody expects it any more. */
export const GIVE_UP_AFTER_MS = 15_000
/** An answer that takes longer than this was lost on its way, or its command was; saying it again does no harm. */
const SAY_AGAIN_AFTER_MS = 3000
/** More presses than this cannot wait; the oldest are given up. */
const PENDING_LIMIT = 40

export const press = (pending: Pending, command: UpCommand, pressedAt: LocalMs): Pending =>
  [...pending, { command, pressedAt, saidAt: pressedAt }].slice(-PENDING_LIMIT)

/** Commands to be said again at `now`, all of them when the link is new; and the list that knows of it. */
export const repeat = (pending: Pending, now: LocalMs, isNewLink: boolean): { pending: Pending; say: UpCommand[] } => {
  const isDue = (saidAt: LocalMs) => isNewLink || now - saidAt >= SAY_AGAIN_AFTER_MS
  const say = pending.filter(({ saidAt }) => isDue(saidAt)).map(({ command }) => command)
  if (say.length === 0) return { pending, say }
  return { pending: pending.map((it) => (isDue(it.saidAt) ? { ...it, saidAt: now } : it)), say }
}

export const answered = (pending: Pending, commandId: CommandId): Pending =>
  pending.filter(({ command }) => command.commandId !== commandId)

/** Those that still wait at `now`, and how many were given up. */
export const expire = (pending: Pending, now: LocalMs): { pending: Pending; givenUp: number } => {
  const waiting = pending.filter(({ pressedAt }) => now - pressedAt < GIVE_UP_AFTER_MS)
  return waiting.length === pending.length
    ? { pending, givenUp: 0 }
    : { pending: waiting, givenUp: pending.length - waiting.length }
}

/** What the interface shows at once, before the server has answered. */
export type Hoped = { isPlaying: boolean | null; positionMs: PositionMs | null }

export const hoped = (pending: Pending): Hoped => {
  let isPlaying: boolean | null = null
  let positionMs: PositionMs | null = null
  for (const { command } of pending) {
    if (command.type === 'pause-playback') isPlaying = false
    else if (command.type === 'resume-playback') isPlaying = true
    else if (command.type === 'seek-playback') positionMs = command.positionMs
    else if (command.type === 'skip-song' || command.type === 'play-item') positionMs = null
  }
  return { isPlaying, positionMs }
}
