import { REACTIONS_NAMED, type Reaction, type Refusal, type ServerMs, type Shown, type UserId } from '@earshot/sync'
import { Limiter } from '../limits/limiter.ts'
import type { BucketRule } from '../limits/token-bucket.ts'
import { Alarm, type Timers } from './alarm.ts'

/** Of one person in one room, whatever their tabs. */
const REACTIONS: BucketRule = { perSecond: 2, burst: 5 }
/** A room is told no more often: two hundred people who press make four messages a second, and not four hundred. */
export const TOLD_EVERY_MS = 250

type Show = { userId: UserId; reaction: Reaction }

/**
 * What was shown within a moment, counted: the first by whose they were, the others by what they were. Every show is counted
 * once. Rule T2 in docs/rooms.md.
 */
export const counted = (shows: readonly Show[]): Shown[] => {
  const named = new Map<string, Shown>()
  const others = new Map<string, Shown>()
  for (const { userId, reaction } of shows) {
    const key = `${userId} ${reaction}`
    const isNamed = named.has(key) || named.size < REACTIONS_NAMED
    const [known, at] = isNamed ? [named, key] : [others, reaction]
    const many = (known.get(at)?.many ?? 0) + 1
    known.set(at, { userId: isNamed ? userId : null, reaction, many })
  }
  return [...named.values(), ...others.values()]
}

/** What people show in one room: told at once to all, and what comes on its heels together. Kept nowhere. */
export class Reactions {
  readonly #now: () => ServerMs
  readonly #tell: (shown: Shown[], at: ServerMs) => void
  readonly #pace: Limiter
  readonly #alarm: Alarm
  #shows: Show[] = []
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(timers: Timers, now: () => ServerMs, tell: (shown: Shown[], at: ServerMs) => void) {
    this.#now = now
    this.#tell = tell
    this.#pace = new Limiter(REACTIONS, now)
    this.#alarm = new Alarm(timers, now, () => this.#told())
  }

  /** Shows it to the room; `rate-limited` when somebody shows too much. */
  show(userId: UserId, reaction: Reaction): Refusal | null {
    if (!this.#pace.take(userId)) return 'rate-limited'
    this.#shows.push({ userId, reaction })
    const due = this.#toldAt + TOLD_EVERY_MS
    if (this.#now() >= due) this.#told()
    else this.#alarm.set(due as ServerMs)
    return null
  }

  close(): void {
    this.#alarm.set(null)
  }

  #told(): void {
    const at = this.#now()
    const shown = counted(this.#shows)
    this.#shows = []
    this.#toldAt = at
    this.#alarm.set(null)
    if (shown.length > 0) this.#tell(shown, at)
  }
}
