import { start } from '../playback/index.ts'
import { type Announcement, AUTO_DJ, asServerMs, type Refusal, type ServerMs } from '../protocol/index.ts'
import { bringForward, newItem } from '../queue/index.ts'
import { announce, apply, type Change, type Decision, refuse } from './change.ts'
import type { Command, ServerCommand, UserCommand } from './command.ts'
import { decidePeople, letIn } from './decide-people.ts'
import { countVotes, decidePlayback } from './decide-playback.ts'
import { decideQueue } from './decide-queue.ts'
import { forbidden } from './permission.ts'
import { hostOf, RECENT_LIMIT, type SpaceState } from './space.ts'
import { advance } from './stage.ts'

/** What came of a command: the space after it and what everyone is told, or why nothing changed. */
export type Step = { ok: true; space: SpaceState; say: Announcement[] } | { ok: false; refusal: Refusal }

/** Every rule of a room: what `command` makes of `space` at `now`. Rules S1-S11 in docs/sync.md, S12-S33 in docs/rooms.md. */
export const reduce = (space: SpaceState, command: Command, now: ServerMs): Step => {
  if (isServers(command)) return stepOf(space, ofServer(space, command, now), now, null)
  const key = `${command.by.userId} ${command.commandId}`
  if (space.recent.includes(key)) return { ok: false, refusal: 'repeated-command' }
  const refusal = forbidden(space, command)
  if (refusal !== null) return { ok: false, refusal }
  return stepOf(space, decide(space, command, now), now, command)
}

const isServers = (command: Command): command is ServerCommand => !('by' in command)

const stepOf = (space: SpaceState, change: Decision, now: ServerMs, command: UserCommand | null): Step => {
  if ('refusal' in change) return { ok: false, refusal: change.refusal }
  const after = apply(space, change, now)
  const recent =
    command === null
      ? space.recent
      : [...space.recent, `${command.by.userId} ${command.commandId}`].slice(-RECENT_LIMIT)
  const stamped = { ...after, recent }
  return { ok: true, space: stamped, say: [announce(stamped, change, now, command)] }
}

const decide = (space: SpaceState, command: UserCommand, now: ServerMs): Decision => {
  switch (command.type) {
    case 'pause-playback':
    case 'resume-playback':
    case 'seek-playback':
    case 'skip-song':
    case 'previous-song':
    case 'play-item':
    case 'vote-skip':
    case 'measure-song':
      return decidePlayback(space, command, now)
    case 'add-song':
    case 'remove-item':
    case 'move-item':
    case 'play-next':
    case 'vote-item':
    case 'clear-queue':
    case 'shuffle-queue':
    case 'undo-queue':
    case 'set-order':
    case 'set-repeat':
    case 'set-crossfade':
      return decideQueue(space, command, now)
    default:
      return decidePeople(space, command, now)
  }
}

const ofServer = (space: SpaceState, command: ServerCommand, now: ServerMs): Decision => {
  switch (command.type) {
    case 'time-passed':
      return timePassed(space, now)
    case 'refill-queue': {
      const { queue, playback } = space
      if (!isDry(space)) return refuse('not-due')
      const item = newItem({ ...command.item, addedBy: AUTO_DJ, addedAt: now })
      if (queue.current !== null) {
        return { type: 'queue-changed', edit: { type: 'append', item, isNext: false }, undo: space.undo }
      }
      const at = asServerMs(Math.max(now + command.loadLeadMs, playback.lastUpdated))
      return { type: 'song-started', playback: start(item.song, at), queue: bringForward(queue, item, at) }
    }
    case 'let-in':
      return {
        type: 'room-changed',
        room: { door: { ...space.door, admitted: letIn(space.door.admitted, command.user) } },
      }
    case 'stand-in':
      if (command.userId === space.actingHostId || command.userId === hostOf(space)) return refuse('not-due')
      return { type: 'room-changed', room: { actingHostId: command.userId } }
    case 'count-votes':
      return countVotes(space, command, now)
    default:
      return command satisfies never
  }
}

/** Whether it is the auto-DJ's turn: nothing waits, and nothing repeats. */
export const isDry = ({ queue, settings }: Pick<SpaceState, 'queue' | 'settings'>): boolean =>
  settings.autoDj !== 'off' && queue.upcoming.length === 0 && (queue.current === null || queue.repeat === 'off')

const timePassed = (space: SpaceState, now: ServerMs): Decision => {
  const stage = advance(space, now)
  if (stage === space) return refuse('not-due')
  const { playback, queue } = stage
  const type: Change['type'] = playback.isPlaying ? 'song-started' : 'playback-ended'
  return { type, playback, queue }
}
