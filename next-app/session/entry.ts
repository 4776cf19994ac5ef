import { emptyQueue, type Refusal, type RoomView, type ServerMs, silence } from '@earshot/sync'
import type { Entry } from './room-session.ts'

/** Where one stands before a door after the server has refused for `code`; null when that is about something else. */
export const entryAfter = (code: Refusal, before: Entry): Entry | null => {
  switch (code) {
    case 'password-needed':
      return { state: 'password', isWrong: false }
    case 'password-wrong':
      return { state: 'password', isWrong: true }
    case 'approval-needed':
    case 'invite-invalid':
      // A new link: those inside are asked again.
      return before.state === 'waiting' ? before : { state: 'approval' }
    case 'turned-away':
    case 'banned':
    case 'kicked':
      return { state: 'out', reason: code }
    default:
      return null
  }
}

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
