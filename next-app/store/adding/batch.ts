import { type FoundSong, type Refusal, type Song, type SongId, songId } from '@earshot/sync'
import type { Failure } from '../../lib/api.ts'

/**
 * One song of a list on its way into the queue.
 *
 *   waiting ─► bringing ─► brought ─► queueing ─► added
 *      ▲          │ the server asks to wait           every `queueing` comes after all before it is over
 *      └──────────┤
 *                 └─► failed ◄── queueing
 */
export type BatchSong = {
  found: FoundSong
  state: 'waiting' | 'bringing' | 'brought' | 'queueing' | 'added' | 'failed'
  /** Its name in the library; null until it is brought in. */
  songId: SongId | null
  /** Why it failed. */
  message: string | null
}

/** A whole list on its way into the queue, in its order. */
export type Batch = {
  /** The playlist's own name; null when it has none, or several were put together. */
  name: string | null
  songs: readonly BatchSong[]
  /** `stopped`: by hand, or by what `message` says. */
  phase: 'running' | 'stopped' | 'done'
  message: string | null
  /** Nothing more is brought in until this instant of the device's clock, ms; null when nothing is in the way. */
  hold: { until: number; message: string } | null
  /** How often in a row nothing could be brought in. */
  setbacks: number
}

export type BatchEvent =
  | { type: 'chosen'; name: string | null; found: readonly FoundSong[] }
  | { type: 'bringing'; n: number }
  | { type: 'brought'; n: number; song: Song }
  | { type: 'not-brought'; n: number; failure: Failure; now: number }
  | { type: 'hold-over' }
  | { type: 'queueing'; n: number }
  | { type: 'queued'; n: number }
  | { type: 'not-queued'; n: number; refusal: Refusal; message: string }
  | { type: 'stopped' }
  | { type: 'resumed' }
  | { type: 'retried' }
  | { type: 'dismissed' }

/** So many songs are brought in at a time, and so far ahead of the one that is queued next. */
const AT_ONCE = 3
const AHEAD = 8
/** A server that cannot be reached is tried again after this time, and each time after twice as long, ms. */
const SETBACK_MS = 2_000
const SETBACK_MOST_MS = 30_000
/** Who asks for more patience than this refuses, ms. */
const PATIENCE_MS = 15 * 60_000

/** Nothing is wrong with the song itself: later it may be had. */
const PASSING: ReadonlySet<string> = new Set(['rate-limited', 'unreachable', 'too-busy'])
/** No other song would fare better. */
const FINAL: ReadonlySet<string> = new Set([
  'library-full',
  'disk-full',
  'queue-full',
  'space-not-found',
  'too-many-of-yours',
  'not-allowed',
])

/** The batch after `event`; the same one when the event means nothing to it. */
export const nextBatch = (batch: Batch | null, event: BatchEvent): Batch | null => {
  if (event.type === 'chosen') return chosen(batch, event)
  if (event.type === 'dismissed') return null
  if (batch === null) return null
  switch (event.type) {
    case 'bringing':
      return put(batch, event.n, 'waiting', { state: 'bringing' })
    case 'brought':
      return put({ ...batch, setbacks: 0 }, event.n, 'bringing', { state: 'brought', songId: event.song.songId })
    case 'not-brought':
      return notBrought(batch, event.n, event.failure, event.now)
    case 'hold-over':
      return { ...batch, hold: null }
    case 'queueing':
      return put(batch, event.n, 'brought', { state: 'queueing' })
    case 'queued':
      return over(put(batch, event.n, 'queueing', { state: 'added' }))
    case 'not-queued':
      return notQueued(batch, event)
    case 'stopped':
      return batch.phase === 'running' ? { ...batch, phase: 'stopped', message: null, hold: null } : batch
    case 'resumed':
      return over({ ...batch, phase: 'running', message: null, hold: null })
    case 'retried':
      return { ...batch, songs: batch.songs.map(again), phase: 'running', message: null, hold: null, setbacks: 0 }
    default:
      return event satisfies never
  }
}

/** What is to be begun now: songs to be brought in, and the one that may go into the queue. */
export const wantedOf = (
  batch: Batch,
): { bring: { n: number; link: string }[]; queue: { n: number; songId: SongId } | null } => {
  if (batch.phase !== 'running') return { bring: [], queue: null }
  const { songs } = batch
  const first = songs.findIndex(({ state }) => !isOver(state))
  if (first < 0) return { bring: [], queue: null }
  const next = songs[first]
  const queue = next?.state === 'brought' && next.songId !== null ? { n: first, songId: next.songId } : null
  if (batch.hold !== null) return { bring: [], queue }
  const free = AT_ONCE - songs.filter(({ state }) => state === 'bringing').length
  const near = songs.slice(first, first + AHEAD).map((song, n) => ({ song, n: first + n }))
  const bring = near.filter(({ song }) => song.state === 'waiting').slice(0, Math.max(0, free))
  return { bring: bring.map(({ song, n }) => ({ n, link: song.found.link })), queue }
}

/** How many are in the queue, could not be, and there are in all. */
export const countOf = ({ songs }: Batch): { added: number; failed: number; all: number } => ({
  added: songs.filter(({ state }) => state === 'added').length,
  failed: songs.filter(({ state }) => state === 'failed').length,
  all: songs.length,
})

const isOver = (state: BatchSong['state']): boolean => state === 'added' || state === 'failed'
/** What a link of the library's own names; null when a song has to be brought in first. */
const ownOf = ({ link }: FoundSong): SongId | null =>
  (link.startsWith('song:') && songId.safeParse(link.slice('song:'.length)).data) || null
const fresh = (found: FoundSong): BatchSong => {
  const own = ownOf(found)
  return { found, state: own === null ? 'waiting' : 'brought', songId: own, message: null }
}
const again = (song: BatchSong): BatchSong => (song.state === 'failed' ? fresh(song.found) : song)

/** A list chosen while another one is under way comes after it. */
const chosen = (batch: Batch | null, { name, found }: BatchEvent & { type: 'chosen' }): Batch => {
  const songs = found.map(fresh)
  if (batch === null || batch.phase === 'done') {
    return { name, songs, phase: 'running', message: null, hold: null, setbacks: 0 }
  }
  return { ...batch, name: null, songs: [...batch.songs, ...songs], phase: 'running', message: null }
}

/** Moves song `n` on from one state; the same batch when it is not there any more. */
const put = (batch: Batch, n: number, from: BatchSong['state'], to: Partial<BatchSong>): Batch => {
  const song = batch.songs[n]
  return song?.state === from ? { ...batch, songs: batch.songs.with(n, { ...song, ...to }) } : batch
}

const notBrought = (batch: Batch, n: number, { code, message, waitMs }: Failure, now: number): Batch => {
  if (FINAL.has(code)) return stop(put(batch, n, 'bringing', { state: 'waiting' }), message)
  const isPassing = PASSING.has(code) || waitMs !== undefined
  const forMs = waitMs ?? Math.min(SETBACK_MOST_MS, SETBACK_MS * 2 ** batch.setbacks)
  if (!isPassing || forMs > PATIENCE_MS) return over(put(batch, n, 'bringing', { state: 'failed', message }))
  const waiting = put(batch, n, 'bringing', { state: 'waiting' })
  // Several may come back at once with the same news; only what the server asks for makes the wait longer.
  const isNews = batch.hold === null || (waitMs !== undefined && now + waitMs > batch.hold.until)
  if (batch.phase !== 'running' || !isNews) return waiting
  return { ...waiting, hold: { until: now + forMs, message }, setbacks: batch.setbacks + (batch.hold === null ? 1 : 0) }
}

const notQueued = (batch: Batch, { n, refusal, message }: BatchEvent & { type: 'not-queued' }): Batch => {
  const back = put(batch, n, 'queueing', { state: 'brought' })
  if (FINAL.has(refusal)) return stop(back, message)
  if (PASSING.has(refusal)) return back
  return over(put(batch, n, 'queueing', { state: 'failed', message }))
}

const stop = (batch: Batch, message: string): Batch =>
  batch.phase === 'running' ? { ...batch, phase: 'stopped', message, hold: null } : batch

/** Done when nothing is under way any more. */
const over = (batch: Batch): Batch =>
  batch.songs.every(({ state }) => isOver(state)) ? { ...batch, phase: 'done', message: null, hold: null } : batch
