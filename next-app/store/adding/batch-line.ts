import type { FoundSong, Refusal, Song, SongId } from '@earshot/sync'
import type { Answer } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import { type Batch, type BatchEvent, nextBatch, wantedOf } from './batch.ts'

export type BatchDeps = {
  /** Brings a song into the library. */
  bring(link: string): Promise<Answer<Song>>
  /** Puts a song into the queue; null when it is there. */
  queue(songId: SongId): Promise<Refusal | null>
  now(): number
  after(ms: number, run: () => void): () => void
  /** The newest state, to be drawn. */
  show(batch: Batch | null): void
}

/** The socket takes 20 commands a second, and what people press must not wait behind a list, ms. */
const PACE_MS = 80
/** A refusal for being too much is over by then, ms. */
const TOO_MUCH_MS = 3_000

/** Carries out what `wantedOf` tells, and tells `nextBatch` what came of it. */
export class BatchLine {
  readonly #deps: BatchDeps
  #batch: Batch | null = null
  /** Answers of an earlier batch mean nothing to a later one. */
  #life = 0
  #isQueueing = false
  #cancelHold: (() => void) | null = null
  #holdUntil: number | null = null

  constructor(deps: BatchDeps) {
    this.#deps = deps
  }

  add(found: readonly FoundSong[], name: string | null): void {
    if (this.#batch?.phase === 'done') this.#life++
    this.#tell({ type: 'chosen', name, found })
  }

  stop = (): void => this.#tell({ type: 'stopped' })
  resume = (): void => this.#tell({ type: 'resumed' })
  retry = (): void => this.#tell({ type: 'retried' })

  /** Forgets the list, wherever it is; what is in the queue stays there. */
  dismiss = (): void => {
    this.#life++
    this.#tell({ type: 'dismissed' })
  }

  #tell(event: BatchEvent): void {
    const before = this.#batch
    this.#batch = nextBatch(before, event)
    if (this.#batch !== before) this.#deps.show(this.#batch)
    this.#awaitHold()
    this.#begin()
  }

  #begin(): void {
    if (this.#batch === null) return
    const { bring, queue } = wantedOf(this.#batch)
    const life = this.#life
    // Marked before they are begun: an answer may come at once.
    if (queue !== null && !this.#isQueueing) {
      this.#isQueueing = true
      this.#batch = nextBatch(this.#batch, { type: 'queueing', n: queue.n })
      void this.#queue(queue.n, queue.songId, life)
    }
    for (const { n } of bring) this.#batch = nextBatch(this.#batch, { type: 'bringing', n })
    for (const { n, link } of bring) void this.#bring(n, link, life)
    if (queue !== null || bring.length > 0) this.#deps.show(this.#batch)
  }

  async #bring(n: number, link: string, life: number): Promise<void> {
    const answer = await this.#deps.bring(link)
    if (life !== this.#life) return
    if (answer.ok) this.#tell({ type: 'brought', n, song: answer.value })
    else this.#tell({ type: 'not-brought', n, failure: answer, now: this.#deps.now() })
  }

  async #queue(n: number, songId: SongId, life: number): Promise<void> {
    const refusal = await this.#deps.queue(songId)
    this.#deps.after(refusal === 'rate-limited' ? TOO_MUCH_MS : PACE_MS, () => {
      this.#isQueueing = false
      this.#begin()
    })
    if (life !== this.#life) return
    if (refusal === null) this.#tell({ type: 'queued', n })
    else this.#tell({ type: 'not-queued', n, refusal, message: words.refusals[refusal] })
  }

  #awaitHold(): void {
    const until = this.#batch?.hold?.until ?? null
    if (until === this.#holdUntil) return
    this.#cancelHold?.()
    this.#holdUntil = until
    this.#cancelHold =
      until === null
        ? null
        : this.#deps.after(Math.max(0, until - this.#deps.now()), () => this.#tell({ type: 'hold-over' }))
  }
}
