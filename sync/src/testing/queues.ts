import fc from 'fast-check'
import {
  asServerMs,
  type ItemId,
  type Queue,
  type QueueEdit,
  type QueueOrder,
  type Repeat,
  type UserId,
  type Vote,
} from '../protocol/index.ts'
import { edited, emptyQueue, shuffled, stepBack, stepForward } from '../queue/index.ts'
import { anItem, aUser, T0 } from './generators.ts'

/** Something that happens to a queue. `item`: the how manieth of those there, counted round. */
export type Act =
  | { do: 'add'; by: number; isNext: boolean }
  | { do: 'remove' | 'advance'; item: number }
  | { do: 'move'; item: number; before: number | null }
  | { do: 'vote'; item: number; by: number; vote: Vote }
  | { do: 'clear' }
  | { do: 'shuffle'; seed: number }
  | { do: 'order'; order: QueueOrder }
  | { do: 'repeat'; repeat: Repeat }
  | { do: 'crossfade'; ms: number }
  | { do: 'forward' | 'back' }

const what = <T extends string>(name: T) => fc.constant(name)
const number = fc.nat(30)
const by = fc.nat(4)

/** What somebody does to what waits. */
export const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: what('add'), by, isNext: fc.nat(5).map((n) => n === 0) }) },
  fc.record({ do: what('remove'), item: number }),
  fc.record({ do: what('advance'), item: number }),
  fc.record({ do: what('move'), item: number, before: fc.option(number, { nil: null }) }),
  { weight: 4, arbitrary: fc.record({ do: what('vote'), item: number, by, vote: fc.constantFrom<Vote[]>(-1, 0, 1) }) },
  fc.record({ do: what('shuffle'), seed: fc.nat() }),
)
/** The same, and what happens seldom. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: anAct },
  fc.record({ do: what('clear') }),
  fc.record({ do: what('order'), order: fc.constantFrom<QueueOrder[]>('added', 'votes', 'turns') }),
  fc.record({ do: what('repeat'), repeat: fc.constantFrom<Repeat[]>('off', 'one', 'all') }),
  fc.record({ do: what('crossfade'), ms: fc.constantFrom(0, 1000, 12_000) }),
  { weight: 3, arbitrary: fc.record({ do: what('forward') }) },
  fc.record({ do: what('back') }),
)

/** `act` as an edit of `queue`; null for steps, and where there is nothing to be edited. `n`: no other act has it. */
export const editOf = (queue: Queue, act: Act, n: number): QueueEdit | null => {
  const idAt = (at: number): ItemId | undefined => queue.upcoming[at % Math.max(1, queue.upcoming.length)]?.itemId
  switch (act.do) {
    case 'add': {
      const item = { ...anItem(n), addedBy: aUser(act.by), addedAt: asServerMs(T0 + n) }
      return { type: 'append', item, isNext: act.isNext }
    }
    case 'shuffle':
      return { type: 'arrange', itemIds: shuffled(queue, act.seed) }
    case 'clear':
      return { type: 'clear' }
    case 'order':
      return { type: 'order', order: act.order }
    case 'repeat':
      return { type: 'repeat', repeat: act.repeat }
    case 'crossfade':
      return { type: 'crossfade', ms: act.ms }
    case 'forward':
    case 'back':
      return null
    default: {
      const itemId = idAt(act.item)
      if (itemId === undefined) return null
      if (act.do === 'vote') return { type: 'vote', itemId, userId: aUser(act.by).userId as UserId, vote: act.vote }
      if (act.do !== 'move') return { type: act.do, itemId }
      return { type: 'move', itemId, before: act.before === null ? null : (idAt(act.before) ?? null) }
    }
  }
}

/** What `act` makes of `queue`, `n` seconds into the story. */
export const happened = (queue: Queue, act: Act, n: number): Queue => {
  if (act.do === 'forward') return stepForward(queue, asServerMs(T0 + n * 1000))
  if (act.do === 'back') return stepBack(queue)
  const edit = editOf(queue, act, n)
  return edit === null ? queue : edited(queue, edit)
}

/** A queue as people may have made it. */
export const aQueue = (
  acts: fc.Arbitrary<Act> = anyAct,
  start: Partial<Queue> = {},
  maxLength = 40,
): fc.Arbitrary<Queue> =>
  fc
    .array(acts, { maxLength })
    .map((story) => story.reduce((queue, act, n) => happened(queue, act, n), { ...emptyQueue, ...start }))
