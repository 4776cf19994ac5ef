import type { Refusal, Song, SongId } from '@earshot/sync'
import { words } from '../../lib/words.ts'

/** How adding many songs stands: `done` of them are in the queue. `message`: why it went no further. */
export type Adding = { done: number; of: number; state: 'adding' | 'stopped' | 'done'; message?: string }

export type AddingPorts = {
  /** Puts a song into the queue; null when it is there. */
  queue: (songId: SongId) => Promise<Refusal | null>
  wait: (ms: number) => Promise<void>
  tell: (adding: Adding) => void
}

/** The server takes 20 messages a second from one page, and others want to be heard besides. */
const APART_MS = 80
/** A refusal for being too much is over by then, ms. */
const TOO_MUCH_MS = 3_000

/** No song is taken in after these. */
const FINAL: ReadonlySet<Refusal> = new Set<Refusal>(['queue-full', 'space-not-found', 'unavailable'])

/**
 * Adds songs in their order, each when the one before it is in the queue, until it is done, stopped or no more are taken. What the
 * server does not know any more is left out.
 */
export const addInOrder = async (songs: readonly Song[], signal: AbortSignal, ports: AddingPorts): Promise<void> => {
  const { queue, wait, tell } = ports
  const of = songs.length
  let done = 0
  tell({ done, of, state: 'adding' })
  for (const { songId } of songs) {
    for (;;) {
      if (signal.aborted) return tell({ done, of, state: 'stopped' })
      const refusal = await queue(songId)
      if (refusal !== null && FINAL.has(refusal)) {
        return tell({ done, of, state: 'stopped', message: words.refusals[refusal] })
      }
      if (refusal === null) done += 1
      tell({ done, of, state: 'adding' })
      await wait(refusal === 'rate-limited' ? TOO_MUCH_MS : APART_MS)
      if (refusal !== 'rate-limited') break
    }
  }
  tell({ done, of, state: 'done' })
}
