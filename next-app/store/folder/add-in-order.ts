import type { Song, SongId } from '@earshot/sync'

/** How adding many songs stands. */
export type Adding = { done: number; of: number; state: 'adding' | 'stopped' | 'full' | 'done' }

export type AddingPorts = {
  add: (songId: SongId) => void
  /** Places that are left in the queue. */
  free: () => number
  wait: (ms: number) => Promise<void>
  tell: (adding: Adding) => void
}

/** The server takes 20 messages a second from one page, and others want to be heard besides. */
const APART_MS = 120

/** Adds songs in their order, at the pace that the server takes them, until it is done, stopped or the queue is full. */
export const addInOrder = async (songs: readonly Song[], signal: AbortSignal, ports: AddingPorts): Promise<void> => {
  const { add, free, wait, tell } = ports
  const of = songs.length
  for (const [done, { songId }] of songs.entries()) {
    const places = free()
    if (signal.aborted) return tell({ done, of, state: 'stopped' })
    if (places <= 0) return tell({ done, of, state: 'full' })
    add(songId)
    tell({ done: done + 1, of, state: 'adding' })
    await wait(APART_MS)
  }
  tell({ done: of, of, state: 'done' })
}
