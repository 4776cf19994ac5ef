import * as z from 'zod'
import { endsAt, silence, start } from '../playback/index.ts'
import {
  asServerMs,
  type Item,
  item,
  type PlaybackState,
  playbackState,
  type Queue,
  queue,
  type ServerMs,
} from '../protocol/index.ts'
import { again, nextItem, PLAYED_LIMIT, roundOf, stepForward } from '../queue/index.ts'
import { handoverAt, overlapOf } from './handover.ts'

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

/** The instant at which time alone next changes the stage: the playing song hands over, or ends. */
export const wakeAt = (stage: Pick<Stage, 'playback' | 'queue'>): ServerMs | null => handoverAt(stage)

/** Where stages have come to by time alone: who looks again a frame later need not step through all songs anew. */
const advanced = new WeakMap<Stage, Stage>()

/**
 * The stage at `now`, however many songs have ended since: each begins at the very instant at which the one before it
 * ended, or handed over, so songs join without a gap. Answers the same value when no song has.
 */
export const advance = (stage: Stage, now: ServerMs): Stage => {
  const end = handoverAt(stage)
  if (end === null || now < end) return stage
  const known = advanced.get(stage)
  const from = known !== undefined && known.playback.lastUpdated <= now ? known : stage
  const then = stepOn(from, now)
  advanced.set(stage, then)
  return then
}

const stepOn = (stage: Stage, now: ServerMs): Stage => {
  let { playback, queue } = stage
  // The rest of a round and two whole ones put a queue that repeats into the order in which all others follow.
  let steps = 3 * (queue.upcoming.length + 1)
  const due = () => handoverAt({ playback, queue })
  for (let end = due(); end !== null && end <= now; end = due()) {
    if (steps-- === 0) {
      const rounds = roundsSkipped({ playback, queue }, now)
      playback = rounds.playback
      queue = rounds.queue
      continue
    }
    queue = stepForward(queue, end)
    playback = queue.current === null ? silence(end) : start(queue.current.song, end)
  }
  return playback === stage.playback ? stage : { playback, queue, earlier: [] }
}

/** The same place some whole rounds of a repeating queue later, as near before `now` as they lead. */
const roundsSkipped = (
  { playback, queue }: Pick<Stage, 'playback' | 'queue'>,
  now: ServerMs,
): Pick<Stage, 'playback' | 'queue'> => {
  const { current, upcoming, repeat } = queue
  if (current === null || repeat === 'off') return { playback, queue }
  const items = repeat === 'one' ? [current] : [current, ...upcoming]
  const lastsMs = ({ song }: Item, n: number) => {
    const next = items[(n + 1) % items.length] ?? current
    return (song.durationMs ?? Number.POSITIVE_INFINITY) - overlapOf(song, next.song, queue)
  }
  const roundMs = items.reduce((sum, item, n) => sum + lastsMs(item, n), 0)
  // So many items are stepped through all the same: what was played last is a part of the queue.
  const left = Math.ceil(PLAYED_LIMIT / items.length)
  const rounds = Math.max(0, Math.floor((now - playback.startedAt) / roundMs) - left)
  if (rounds === 0) return { playback, queue }
  const later = (item: Item): Item => ({
    ...again(item, asServerMs(item.addedAt + rounds * roundMs), rounds),
    ...(repeat === 'all' && { round: roundOf(item) + rounds }),
  })
  return {
    playback: start(current.song, asServerMs(playback.startedAt + rounds * roundMs)),
    queue: { ...queue, current: later(current), upcoming: repeat === 'one' ? upcoming : upcoming.map(later) },
  }
}

/**
 * Everything a listener must know of an instant: what is held or sounds, and what follows if nobody does anything, while
 * what sounds goes on for `overlapMs`.
 */
export type Moment = Held & { next: { item: Item; startsAt: ServerMs; overlapMs: number } | null }

/** What the stage shows at `at`: scheduled states before their instant, and ended songs, included. */
export const momentAt = (stage: Stage, at: ServerMs): Moment => {
  const then = advance(stage, at)
  const [startsAt, end] = [handoverAt(then), endsAt(then.playback)]
  const item = nextItem(then.queue)
  const follows = startsAt !== null && end !== null && item !== null
  return { ...heldAt(then, at), next: follows ? { item, startsAt, overlapMs: end - startsAt } : null }
}
