import { start } from '../playback/index.ts'
import type { Item, Permission, QueueEdit, ServerMs } from '../protocol/index.ts'
import { asServerMs, isAtLeast, VOTES_LIMIT } from '../protocol/index.ts'
import { bringForward, findUpcoming, inverseOf, QUEUE_LIMIT, shuffled } from '../queue/index.ts'
import { type Decision, refuse } from './change.ts'
import type { QueueIntent, UserCommand } from './command.ts'
import { needsOf, roleOf } from './permission.ts'
import type { SpaceState, Undo } from './space.ts'

/** What is decided about what waits. Rules S17-S19 in docs/rooms.md. */
export const decideQueue = (space: SpaceState, command: UserCommand & QueueIntent, now: ServerMs): Decision => {
  const { queue } = space
  const change = (edit: QueueEdit): Decision => ({
    type: 'queue-changed',
    edit,
    undo: takingBack(space, command, edit),
  })
  switch (command.type) {
    case 'add-song':
      return addSong(space, command, now, change)
    case 'remove-item':
      if (findUpcoming(queue, command.itemId) === null) return refuse('item-not-found')
      return change({ type: 'remove', itemId: command.itemId })
    case 'move-item':
      return moveItem(space, command, change)
    case 'play-next':
      if (findUpcoming(queue, command.itemId) === null) return refuse('item-not-found')
      return change({ type: 'advance', itemId: command.itemId })
    case 'vote-item': {
      const item = findUpcoming(queue, command.itemId)
      if (item === null) return refuse('item-not-found')
      const { userId } = command.by
      const isNew = item.votes[userId] === undefined
      if (isNew && Object.keys(item.votes).length >= VOTES_LIMIT) return refuse('not-votable')
      // A vote is taken back by voting again; it leaves the change before it as it was.
      return {
        type: 'queue-changed',
        edit: { type: 'vote', itemId: item.itemId, userId, vote: command.vote },
        undo: space.undo,
      }
    }
    case 'clear-queue':
      return queue.upcoming.length === 0 ? refuse('queue-empty') : change({ type: 'clear' })
    case 'shuffle-queue':
      if (queue.order !== 'added') return refuse('order-is-fixed')
      if (queue.upcoming.length === 0) return refuse('queue-empty')
      return change({ type: 'arrange', itemIds: shuffled(queue, command.seed) })
    case 'undo-queue': {
      const { undo } = space
      if (undo === null || undo.userId !== command.by.userId) return refuse('nothing-to-undo')
      // What was added and has played meanwhile cannot be taken back any more.
      const isOver = undo.edit.type === 'remove' && findUpcoming(queue, undo.edit.itemId) === null
      return isOver ? refuse('nothing-to-undo') : { type: 'queue-changed', edit: undo.edit, undo: null }
    }
    case 'set-order':
      return change({ type: 'order', order: command.order })
    case 'set-repeat':
      return { type: 'queue-changed', edit: { type: 'repeat', repeat: command.repeat }, undo: space.undo }
    case 'set-crossfade':
      return { type: 'queue-changed', edit: { type: 'crossfade', ms: command.ms }, undo: space.undo }
    default:
      return command satisfies never
  }
}

type ToChange = (edit: QueueEdit) => Decision

const addSong = (
  space: SpaceState,
  command: UserCommand & { type: 'add-song' },
  now: ServerMs,
  change: ToChange,
): Decision => {
  const { queue, playback, settings } = space
  const item: Item = { ...command.item, addedAt: now, votes: {}, isNext: false }
  const isFull = queue.upcoming.length >= QUEUE_LIMIT
  if (queue.current === null || command.place === 'now') {
    // Where all repeat, the song that plays waits from then on.
    if (isFull && queue.current !== null && queue.repeat === 'all') return refuse('queue-full')
    const at = asServerMs(Math.max(now + command.loadLeadMs, playback.lastUpdated))
    return { type: 'song-started', playback: start(item.song, at), queue: bringForward(queue, item, at) }
  }
  if (isFull) return refuse('queue-full')
  const { userId } = command.by
  const isBound = settings.itemsPerUser !== null && !isAtLeast(roleOf(space, userId), 'moderator')
  const mine = queue.upcoming.filter(({ addedBy }) => addedBy.userId === userId).length
  if (isBound && mine >= (settings.itemsPerUser ?? 0)) return refuse('too-many-of-yours')
  return change({ type: 'append', item, isNext: command.place === 'next' })
}

/** Where votes or turns order the queue, nobody moves songs, but in turns one's own among each other. */
const moveItem = (space: SpaceState, command: UserCommand & { type: 'move-item' }, change: ToChange): Decision => {
  const { queue } = space
  const item = findUpcoming(queue, command.itemId)
  if (item === null) return refuse('item-not-found')
  const before = command.before === null ? null : findUpcoming(queue, command.before)
  if (command.before !== null && before === null) return refuse('item-not-found')
  const isOwn = (it: Item | null) => it === null || it.addedBy.userId === item.addedBy.userId
  const isFree = queue.order === 'added' || (queue.order === 'turns' && isOwn(before))
  return isFree ? change({ type: 'move', itemId: item.itemId, before: command.before }) : refuse('order-is-fixed')
}

const takingBack = (space: SpaceState, command: UserCommand & QueueIntent, edit: QueueEdit): Undo => {
  const [need] = needsOf(space, command)
  return {
    userId: command.by.userId,
    type: command.type,
    need: need as Permission,
    edit: inverseOf(space.queue, edit),
  }
}
