import * as z from 'zod'
import { itemId, userId } from './ids.ts'
import { crossfade, queueOrder, repeat } from './playback.ts'
import { item } from './song.ts'

/** For, against, or neither. */
export const vote = z.union([z.literal(-1), z.literal(0), z.literal(1)])
export type Vote = z.infer<typeof vote>

/**
 * A change to what waits in a queue, small enough to be told to everyone. Server and clients make it with one function
 * (`edit`), on the same queue: a client that missed a revision notices, and asks for the whole.
 */
export const queueEdit = z.discriminatedUnion('type', [
  /** Waits last, or next. */
  z.object({ type: z.literal('append'), item, isNext: z.boolean() }),
  z.object({ type: z.literal('remove'), itemId }),
  z.object({ type: z.literal('clear') }),
  /** To just before another one; null: to the end. */
  z.object({ type: z.literal('move'), itemId, before: itemId.nullable() }),
  /** Next, whatever the order. */
  z.object({ type: z.literal('advance'), itemId }),
  z.object({ type: z.literal('vote'), itemId, userId, vote }),
  /** In this order; what is not named keeps its place behind them. */
  z.object({ type: z.literal('arrange'), itemIds: z.array(itemId) }),
  /**
   * As it was: these items in this order, `nextIds` asked to be next, and `items` back that are not there any more. What
   * has come meanwhile stays.
   */
  z.object({
    type: z.literal('restore'),
    order: queueOrder,
    itemIds: z.array(itemId),
    nextIds: z.array(itemId),
    items: z.array(item),
  }),
  z.object({ type: z.literal('order'), order: queueOrder }),
  z.object({ type: z.literal('repeat'), repeat }),
  z.object({ type: z.literal('crossfade'), ms: crossfade.shape.ms }),
])
export type QueueEdit = z.infer<typeof queueEdit>
