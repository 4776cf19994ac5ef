import { expect } from 'vitest'
import { hear, type KnownSong } from './hear.ts'
import type { RoomPage } from './room-page.ts'

/** What was heard from all at one instant: each listener's distance from the room, ms; null for one who hears nothing of it. */
export type Instant = { wallMs: number; offs: readonly (number | null)[] }

/** Sound must have been played and recorded before it can be compared. */
const BEHIND_MS = 900
const EVERY_MS = 150
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
  const instants: Instant[] = []
  for (let wallMs = fromMs; wallMs < fromMs + forMs; wallMs += EVERY_MS) {
    const room = listeners[0]?.log.at(wallMs)
    if (!room) continue
    const heard = await Promise.all(listeners.map(({ page }) => hear(page, wallMs, songs, room.positionMs)))
    const offs = heard.map((it) =>
      it.what === 'song' && it.title === room.title ? it.positionMs - room.positionMs : null,
    )
    instants.push({ wallMs, offs })
  }
  return instants
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
