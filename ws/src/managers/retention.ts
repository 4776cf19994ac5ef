import type { SpaceId } from '@earshot/sync'
import type { Before, Prune } from '../store/retention.ts'
import type { Timers } from './alarm.ts'

const DAY_MS = 86_400_000
/** Soon after a start: a server that is started anew each day prunes too. */
const FIRST_MS = 10 * 60_000

export type RetentionDeps = {
  prune: Prune
  keepMs: Record<'roomsMs' | 'historyMs' | 'chatMs', number | null>
  isAsleep: (spaceId: SpaceId) => boolean
  /** Told of a room that was deleted. */
  onRemoved: (spaceId: SpaceId) => void
  timers: Timers
  now: () => number
  onProblem: (problem: string, error: unknown) => void
}

/** Deletes each day what the operator wants kept no longer. Answers how to stop. */
export const startRetention = (deps: RetentionDeps): (() => void) => {
  const { prune, keepMs, isAsleep, onRemoved, timers, now, onProblem } = deps
  if (Object.values(keepMs).every((ms) => ms === null)) return () => {}
  let timer: unknown = null
  const run = async () => {
    try {
      const { rooms } = await prune(cutOff(keepMs, now()), isAsleep)
      for (const spaceId of rooms) onRemoved(spaceId)
    } catch (error) {
      onProblem('what is old could not be deleted', error)
    }
  }
  const wait = (ms: number) => {
    timer = timers.setTimeout(() => {
      void run()
      wait(DAY_MS)
    }, ms)
  }
  wait(FIRST_MS)
  return () => timers.clearTimeout(timer)
}

/** The instants before which things are old. */
export const cutOff = (keepMs: RetentionDeps['keepMs'], now: number): Before => {
  const before = (ms: number | null) => (ms === null ? null : now - ms)
  return { rooms: before(keepMs.roomsMs), history: before(keepMs.historyMs), chat: before(keepMs.chatMs) }
}
