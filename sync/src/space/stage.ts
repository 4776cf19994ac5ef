import * as z from 'zod'
import { endsAt, silence, start } from '../playback/index.ts'
import {
  type Item,
  item,
  type PlaybackState,
  playbackState,
  type Queue,
  queue,
  type ServerMs,
} from '../protocol/index.ts'
import { nextItem, stepForward } from '../queue/index.ts'

/** A playback state and the item it plays. */
export const held = z.object({ item: item.nullable(), playback: playbackState })
export type Held = z.infer<typeof held>

/**
 * What plays, and what will: the part of a space that every listener must know. Commands take effect a little after they
 * are decided, so for some milliseconds earlier states still hold; they are kept oldest first.
 */
export const stage = z.object({ playback: playbackState, queue, earlier: z.array(held) })
export type Stage = z.infer<typeof stage>

/** Commands that may be in the air at once; older ones are of no use to anybody. */
const EARLIER_LIMIT = 16

const newest = ({ playback, queue }: Stage): Held => ({ item: queue.current, playback })

/** What holds at `at`. Before all that is known it is the oldest: nothing better can be said. */
export const heldAt = (stage: Stage, at: ServerMs): Held => {
  if (at >= stage.playback.lastUpdated) return newest(stage)
  return stage.earlier.findLast(({ playback }) => at >= playback.lastUpdated) ?? stage.earlier[0] ?? newest(stage)
}

/** `next` holds from its `lastUpdated` on; what no longer holds at `now` is forgotten. */
export const takeOver = (stage: Stage, next: { playback: PlaybackState; queue: Queue }, now: ServerMs): Stage => {
  if (now >= next.playback.lastUpdated) return { ...next, earlier: [] }
  const states = [...stage.earlier, newest(stage)].filter((it) => it.playback.lastUpdated < next.playback.lastUpdated)
  const holding = states.findLastIndex((it) => now >= it.playback.lastUpdated)
  return { ...next, earlier: states.slice(Math.max(0, holding)).slice(-EARLIER_LIMIT) }
}

/** The instant at which time alone next changes the stage: the playing song's end. */
export const wakeAt = (stage: Pick<Stage, 'playback'>): ServerMs | null => endsAt(stage.playback)

/**
 * The stage at `now`, however many songs have ended since: each begins at the very instant at which the one before it
 * ended, so songs join without a gap. Answers the same value when no song has ended.
 */
export const advance = (stage: Stage, now: ServerMs): Stage => {
  let { playback, queue } = stage
  for (let end = endsAt(playback); end !== null && end <= now; end = endsAt(playback)) {
    const next = nextItem(queue)
    queue = stepForward(queue)
    playback = next === null ? silence(end) : start(next.song, end)
  }
  return playback === stage.playback ? stage : { playback, queue, earlier: [] }
}

/** Everything a listener must know of an instant: what is held or sounds, and what follows if nobody does anything. */
export type Moment = Held & { next: { item: Item; startsAt: ServerMs } | null }

/** What the stage shows at `at`: scheduled states before their instant, and ended songs, included. */
export const momentAt = (stage: Stage, at: ServerMs): Moment => {
  const then = advance(stage, at)
  const end = endsAt(then.playback)
  const next = nextItem(then.queue)
  return { ...heldAt(then, at), next: end !== null && next !== null ? { item: next, startsAt: end } : null }
}
