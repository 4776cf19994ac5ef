import { expect } from 'vitest'
import { type KnownSong, type Recording, recordingOf } from './hear.ts'
import type { RoomPage } from './room-page.ts'
import { locate } from './song-index.ts'

/** What was heard from all at one instant: each listener's distance from the room, ms; null for one who hears nothing of it. */
export type Instant = { wallMs: number; offs: readonly (number | null)[] }

/** Sound must have been played and recorded before it can be compared. */
const BEHIND_MS = 900
const EVERY_MS = 150
/** How much sound is compared, and how alike it must be; see `hear.ts`. */
const PIECE_MS = 150
const LIKENESS = 0.5
const SILENCE = 1e-4
/** How long is listened after the time within which all should have come. */
const STEADY_MS = 2500
/** Two listeners are in step when they are nearer to each other than this. */
const IN_STEP_MS = 40

/** Listens to all from `fromMs` (wall clock) on for a while: once it has been, so that listening disturbs nobody. */
export async function listenFor(
  listeners: readonly RoomPage[],
  songs: readonly KnownSong[],
  fromMs: number,
  forMs: number,
): Promise<Instant[]> {
  const rest = fromMs + forMs + BEHIND_MS - Date.now()
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)))
  // All of it at once: what was played is not kept for long.
  const recordings = await Promise.all(listeners.map(({ page }) => recordingOf(page, fromMs, forMs)))
  const instants: Instant[] = []
  for (let wallMs = fromMs + PIECE_MS; wallMs < fromMs + forMs - PIECE_MS; wallMs += EVERY_MS) {
    const room = listeners[0]?.log.at(wallMs)
    const song = songs.find(({ title }) => title === room?.title)
    if (!room || !song) continue
    const offs = recordings.map((it) => it && offIn(it, wallMs, song, room.positionMs))
    instants.push({ wallMs, offs })
  }
  return instants
}

/** How far the sound around an instant of a recording is from where the room is; null when it is not the room's song. */
const offIn = (
  { samples, rate, wallMs }: Recording,
  at: number,
  { index }: KnownSong,
  roomMs: number,
): number | null => {
  const first = Math.round(((at - PIECE_MS / 2 - wallMs) * rate) / 1000)
  const piece = samples.slice(Math.max(0, first), Math.max(0, first) + Math.round((PIECE_MS * rate) / 1000))
  const match = piece.some((it) => Math.abs(it) > SILENCE) ? locate(index, piece, rate, roomMs) : null
  if (!match || match.correlation < LIKENESS) return null
  return match.positionMs + at - (wallMs + (Math.max(0, first) * 1000) / rate) - roomMs
}

/** How far apart the two furthest are; null while somebody hears nothing. */
export const spreadOf = ({ offs }: Instant): number | null => {
  const known = offs.filter((off) => off !== null)
  return known.length < offs.length || known.length === 0 ? null : Math.max(...known) - Math.min(...known)
}

/**
 * When all had come within `withinMs` of each other to stay, in ms from `fromMs`, and the spreads from then on. What is heard for a
 * single instant only, while it changes, is no step out of line.
 */
export const closeIn = (instants: readonly Instant[], fromMs: number, withinMs: number) => {
  const isOut = (instant: Instant | undefined) => {
    const spread = instant && spreadOf(instant)
    return spread === undefined ? false : spread === null || spread > withinMs
  }
  const last = instants.findLastIndex((instant) => isOut(instant))
  const settled = instants.slice(last + 1)
  return {
    settledMs: settled[0] === undefined ? Number.POSITIVE_INFINITY : settled[0].wallMs - fromMs,
    spreads: settled.map((instant) => spreadOf(instant) ?? Number.POSITIVE_INFINITY),
  }
}

export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Does something, and expects that all have come together `withinMs` later and stay so; prints how soon and how near that was. */
export async function measure(
  scene: string,
  listeners: readonly RoomPage[],
  songs: readonly KnownSong[],
  withinMs: number,
  act: () => Promise<unknown>,
): Promise<void> {
  const from = Date.now()
  await act()
  const instants = await listenFor(listeners, songs, from, withinMs + STEADY_MS)
  const { settledMs, spreads } = closeIn(instants, from, IN_STEP_MS)
  const offs = instants.at(-1)?.offs.map((off) => (off === null ? 'silent' : off.toFixed(0)))
  const spread = `spread p50 ${quantile(spreads, 0.5).toFixed(1)}, p95 ${quantile(spreads, 0.95).toFixed(1)} ms`
  process.stdout.write(`${scene}: settled after ${settledMs} ms, ${spread}; off the room ${offs?.join(', ')} ms\n`)
  expect(settledMs, scene).toBeLessThanOrEqual(withinMs)
  expect(quantile(spreads, 0.95), scene).toBeLessThanOrEqual(IN_STEP_MS)
}
