import { emptyQueue, type Refusal, type RoomView, type ServerMs, silence } from '@earshot/sync'
import type { Entry } from './room-session.ts'

/**
 * Where one stands before a door after the server has refused for `code`; null when that is about something else. Who
 * waits goes on waiting: on a new link those inside are asked again.
 */
export const entryAfter = (code: Refusal, before: Entry): Entry | null => {
  switch (code) {
    case 'password-needed':
      return before.state === 'waiting' ? before : { state: 'password', isWrong: false, isTrying: false }
    case 'password-wrong':
      return { state: 'password', isWrong: true, isTrying: false }
    case 'approval-needed':
      return before.state === 'waiting' ? before : { state: 'approval' }
    case 'turned-away':
    case 'banned':
    case 'kicked':
      return { state: 'out', reason: code }
    default:
      return null
  }
}

/** Where one stands once something was said that should lead in. Whoever is inside stays there. */
export const entering = (before: Entry): Entry => {
  if (before.state === 'inside') return before
  return before.state === 'password' ? { ...before, isTrying: true } : { state: 'coming' }
}

/** Whether an answer to `join-room` is awaited: if none comes, it is asked again. */
export const isEntering = (entry: Entry): boolean =>
  entry.state === 'coming' || entry.state === 'inside' || (entry.state === 'password' && entry.isTrying)

/** A room that one is no longer in: nothing plays, and nobody is there. */
export const silenced = (view: RoomView, now: ServerMs): RoomView => ({
  ...view,
  playback: silence(now),
  queue: emptyQueue,
  earlier: [],
  users: [],
  states: new Map(),
  chat: [],
  door: null,
})
