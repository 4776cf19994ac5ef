import type { UserId } from '@earshot/sync'
import type { SessionRecord } from './shelf.ts'
import type { Standing } from './token-rule.ts'

/** A session as this process knows it; `seenAt` is right to the moment here. */
export type KnownSession = SessionRecord & Standing & { name: string }

type Kept = { session: KnownSession; readAt: number; writtenSeenAt: number }
type Reading = { asked: Promise<KnownSession | null>; ends: { userId: UserId; hasEnded: (id: string) => boolean }[] }

export type KnownSessionsDeps = {
  read: (id: string) => Promise<(SessionRecord & { name: string }) | null>
  /** ms since 1970. */
  now: () => number
  /** Told of a session that was known and is gone from the database: another process has ended it. */
  onGone: (session: KnownSession) => void
  onProblem: (problem: string, error: unknown) => void
}

/** After so long a session is read anew, behind whoever asks for it. */
const BELIEVED_MS = 60_000
/** Some 300 bytes each. Those asked for longest ago are forgotten first. */
const MOST = 20_000

/** Sessions that were read, and those that have ended, so that the same question is not asked again and again (rules K1 to K6). */
export class KnownSessions {
  readonly #deps: KnownSessionsDeps
  readonly #kept = new Map<string, Kept>()
  /** When a session was found to have ended. */
  readonly #ended = new Map<string, number>()
  readonly #reading = new Map<string, Reading>()

  constructor(deps: KnownSessionsDeps) {
    this.#deps = deps
  }

  /** The session; null when it has ended. Rejects when it is not known yet and the database fails. */
  async get(id: string): Promise<KnownSession | null> {
    const kept = this.#kept.get(id)
    if (kept !== undefined) {
      keep(this.#kept, id, kept)
      if (this.#deps.now() - kept.readAt >= BELIEVED_MS) {
        kept.readAt = this.#deps.now()
        this.#ask(id).catch((error) => this.#deps.onProblem('a session could not be read anew', error))
      }
      return kept.session
    }
    const endedAt = this.#ended.get(id)
    if (endedAt !== undefined && this.#deps.now() - endedAt < BELIEVED_MS) return null
    return this.#ask(id)
  }

  put(record: SessionRecord & { name: string }): KnownSession {
    const before = this.#kept.get(record.id)?.session
    if (before !== undefined) {
      // Who holds it sees what is new. A reading may be older than the newest token, and knows nothing of its use.
      const isNewer = record.generation > before.generation
      const seenAt = Math.max(before.seenAt, record.seenAt)
      Object.assign(before, { name: record.name, seenAt })
      if (isNewer) {
        Object.assign(before, { generation: record.generation, rotatedAt: record.rotatedAt, confirmedAt: null })
      }
    }
    const session = before ?? { ...record, confirmedAt: null }
    keep(this.#kept, record.id, { session, readAt: this.#deps.now(), writtenSeenAt: record.seenAt })
    return session
  }

  rename(userId: string, name: string): void {
    for (const { session } of this.#kept.values()) if (session.userId === userId) session.name = name
  }

  /** Believes nothing of it any more. */
  forget(id: string): void {
    this.#kept.delete(id)
  }

  end(userId: UserId, hasEnded: (id: string) => boolean): void {
    for (const { session } of [...this.#kept.values()]) {
      if (session.userId === userId && hasEnded(session.id)) this.#end(session.id)
    }
    // A reading that began before the end may come back after it.
    for (const { ends } of this.#reading.values()) ends.push({ userId, hasEnded })
  }

  /** Those of `open` that are known; they are in use. */
  used(open: ReadonlySet<string>): KnownSession[] {
    return [...open].flatMap((id) => {
      const session = this.#kept.get(id)?.session
      if (session !== undefined) session.seenAt = this.#deps.now()
      return session ?? []
    })
  }

  /** Ids of sessions that were used, when the database knows of no use for as long as `ms`. */
  unwritten(open: ReadonlySet<string>, ms: number): string[] {
    const late = [...this.#kept.values()].filter(({ session, writtenSeenAt }) => session.seenAt - writtenSeenAt >= ms)
    const forgotten = [...open].filter((id) => !this.#kept.has(id) && !this.#ended.has(id))
    return [...late.map(({ session }) => session.id), ...forgotten]
  }

  written(ids: readonly string[]): void {
    for (const id of ids) {
      const kept = this.#kept.get(id)
      if (kept !== undefined) kept.writtenSeenAt = kept.session.seenAt
    }
  }

  #ask(id: string): Promise<KnownSession | null> {
    const begun = this.#reading.get(id)
    if (begun !== undefined) return begun.asked
    const ends: Reading['ends'] = []
    const asked = this.#deps
      .read(id)
      .then((record) => {
        const isOver = record === null || ends.some(({ userId, hasEnded }) => userId === record.userId && hasEnded(id))
        if (!isOver) return this.put(record)
        const before = this.#kept.get(id)?.session
        this.#end(id)
        if (before !== undefined) this.#deps.onGone(before)
        return null
      })
      .finally(() => this.#reading.delete(id))
    this.#reading.set(id, { asked, ends })
    return asked
  }

  #end(id: string): void {
    this.#kept.delete(id)
    keep(this.#ended, id, this.#deps.now())
  }
}

function keep<Value>(map: Map<string, Value>, id: string, value: Value): void {
  map.delete(id)
  map.set(id, value)
  if (map.size <= MOST) return
  const [longestAgo] = map.keys()
  if (longestAgo !== undefined) map.delete(longestAgo)
}
