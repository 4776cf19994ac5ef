/** How the writing stands: `dropped` counts jobs lost since the start, to a full queue or refused by the database. */
export type WriteBehindHealth = { pending: number; failing: boolean; dropped: number }

/** What happened to a job by name: it failed and will be tried again, or it was dropped for good. */
export type WriteTrouble = {
  kind: 'retrying' | 'refused' | 'overflow'
  job: string
  error: unknown
  attempt: number
}

export type WriteBehindOptions = {
  /** Jobs that may wait at most. */
  limit: number
  /** Whether the database will refuse this job however often it is tried. */
  isRefused(error: unknown): boolean
  onTrouble(trouble: WriteTrouble): void
}

type Job = { name: string; run(): Promise<unknown> }

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 30_000

/** Waiting before the next try: doubles from 250 ms to 30 s. `attempt` counts from 1. */
export const retryDelayMs = (attempt: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt - 1, 20))

/**
 * Carries out jobs one after the other in the order they came, never while the caller waits. While the database fails
 * the first job is tried again and again and the others wait behind it. A job that the database refuses for what it
 * is (a broken reference) is dropped, so that it cannot hold up the rest. When `limit` jobs wait, a new one is dropped:
 * what came before stays whole and in order. Nothing is dropped without `onTrouble` and the count in `health`.
 */
export class WriteBehind {
  readonly #options: WriteBehindOptions
  readonly #jobs: Job[] = []
  #failing = false
  #dropped = 0
  #working = false
  #wakeUp: (() => void) | null = null
  #onIdle: (() => void)[] = []

  constructor(options: WriteBehindOptions) {
    this.#options = options
  }

  /** Takes a job; false when the queue is full and the job was dropped. */
  push(name: string, run: () => Promise<unknown>): boolean {
    if (this.#jobs.length >= this.#options.limit) {
      this.#drop({ kind: 'overflow', job: name, error: null, attempt: 0 })
      return false
    }
    this.#jobs.push({ name, run })
    if (!this.#working) void this.#work()
    return true
  }

  health(): WriteBehindHealth {
    return { pending: this.#jobs.length, failing: this.#failing, dropped: this.#dropped }
  }

  /** Waits until all is written, at most `withinMs`; answers how many jobs are left over. */
  async drain(withinMs: number): Promise<number> {
    if (this.#jobs.length === 0) return 0
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      this.#onIdle.push(() => {
        clearTimeout(timer)
        resolve()
      })
      this.#wakeUp?.()
    })
    return this.#jobs.length
  }

  async #work(): Promise<void> {
    this.#working = true
    for (let job = this.#jobs[0]; job; job = this.#jobs[0]) {
      // SQLite works in the calling thread: what the caller sends in this turn goes out before.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#insist(job)
      this.#jobs.shift()
    }
    this.#working = false
    for (const resolve of this.#onIdle.splice(0)) resolve()
  }

  async #insist(job: Job): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await job.run()
        this.#failing = false
        return
      } catch (error) {
        if (this.#options.isRefused(error)) {
          this.#failing = false
          return this.#drop({ kind: 'refused', job: job.name, error, attempt })
        }
        this.#failing = true
        this.#options.onTrouble({ kind: 'retrying', job: job.name, error, attempt })
        await this.#pause(retryDelayMs(attempt))
      }
    }
  }

  #drop(trouble: WriteTrouble): void {
    this.#dropped += 1
    this.#options.onTrouble(trouble)
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      // A failing database alone keeps no process alive.
      timer.unref()
      this.#wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
