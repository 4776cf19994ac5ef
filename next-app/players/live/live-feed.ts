import type { LiveHead, SongId } from '@earshot/sync'
import * as z from 'zod'
import { within } from '../shared/within.ts'
import { type Answer, type Piece, readAnswer } from './read-answer.ts'

/** Whom a feed tells what it hears. */
export type FeedEvents = {
  head: (head: LiveHead) => void
  piece: (piece: Piece) => void
  /** The server gave no answer, or none of this kind, or lets no more stations be heard. It is asked again. */
  failed: (failure: 'network' | 'too-many-stations') => void
}

/** How a feed asks: `after` is the number of the newest piece that it has. Throws when there is no answer. */
export type AskLive = (
  songId: SongId,
  after: number | null,
  signal: AbortSignal,
) => Promise<Answer | 'too-many-stations'>

/** A piece comes twice a second; more often nobody needs to ask. */
const ASK_EVERY_MS = 350
const RETRY_MS = { first: 1000, most: 8000 }
/** The server holds a question for which there is no answer yet for so long. */
const HELD_MS = 3000
const ANSWER_WITHIN_MS = 12_000

/** Asks this page's server. */
export const askLive: AskLive = async (songId, after, signal) => {
  const query = new URLSearchParams({ wait: String(HELD_MS), ...(after !== null && { after: String(after) }) })
  return within(ANSWER_WITHIN_MS, signal, async (limited) => {
    const response = await fetch(`/api/live/${songId}/pieces?${query}`, { signal: limited })
    if (!response.ok) {
      const { error } = refused.parse(await response.json())
      if (error.code === 'too-many-stations') return error.code
      throw new Error(`${error.code} for a broadcast`)
    }
    return readAnswer(new Uint8Array(await response.arrayBuffer()))
  })
}

const refused = z.object({ error: z.object({ code: z.string() }) })

/** Hears one station from the server, for as long as it is awake. */
export class LiveFeed {
  readonly #songId: SongId
  readonly #events: FeedEvents
  readonly #ask: AskLive
  #awake: AbortController | null = null

  constructor(songId: SongId, events: FeedEvents, ask: AskLive = askLive) {
    this.#songId = songId
    this.#events = events
    this.#ask = ask
  }

  get isAwake(): boolean {
    return this.#awake !== null
  }

  wake(): void {
    if (this.#awake !== null) return
    this.#awake = new AbortController()
    void this.#hear(this.#awake.signal)
  }

  sleep(): void {
    this.#awake?.abort()
    this.#awake = null
  }

  async #hear(signal: AbortSignal): Promise<void> {
    let after: number | null = null
    let failures = 0
    while (!signal.aborted) {
      const askedAt = performance.now()
      const answer: Answer | 'too-many-stations' | null = await this.#ask(this.#songId, after, signal).catch(() => null)
      if (signal.aborted) return
      if (answer === null || answer === 'too-many-stations') {
        this.#events.failed(answer ?? 'network')
        await pause(Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** failures), signal)
        failures += 1
        continue
      }
      failures = 0
      this.#events.head(answer.head)
      for (const piece of answer.pieces) {
        this.#events.piece(piece)
        after = piece.number
      }
      const restMs = answer.head.state === 'off-air' ? RETRY_MS.first : ASK_EVERY_MS
      await pause(restMs - (performance.now() - askedAt), signal)
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted || ms <= 0) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
