import { expect, TestRunner } from 'vitest'
import { type Heard, hear, type KnownSong } from './hear.ts'
import type { Measured } from './in-step-table.ts'
import type { RoomPage } from './room-page.ts'

/** Listeners' sound may differ by this much, and from where the room stands. */
export const IN_STEP_MS = 30
/** How many instants are looked at, and how far apart. */
const INSTANTS = 5
const APART_MS = 250
/** Sound must have been played and recorded before it can be compared. */
const BEHIND_MS = 900

/** By then everyone must be in step: a song that nobody had is fetched and decoded whole, on a busy machine. */
const PATIENCE_MS = 12_000

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** An instant's sound from all listeners, and where the room stood. */
type Look = { heard: Heard[]; title: string | null; positionMs: number }

async function look(listeners: readonly RoomPage[], wallMs: number, songs: readonly KnownSong[]): Promise<Look> {
  const standing = listeners[0]?.log.at(wallMs)
  if (!standing) throw new Error('nothing is known of the room yet')
  const heard = await Promise.all(listeners.map(({ page }) => hear(page, wallMs, songs, standing.positionMs)))
  return { heard, title: standing.title, positionMs: standing.positionMs }
}

/** How far apart the listeners are, and from the room; throws when one of them does not play the room's song. */
function judge(scene: string, listeners: readonly RoomPage[], { heard, title, positionMs }: Look) {
  const sounds = heard.map((sound, n) => {
    const where = `${scene}: ${listeners[n]?.listener.name}, the room being at ${Math.round(positionMs)} ms`
    expect(sound, where).toMatchObject({ what: 'song', title })
    if (sound.what !== 'song') throw new Error(where)
    return sound
  })
  const positions = sounds.map((sound) => sound.positionMs)
  return {
    spreadMs: Math.max(...positions) - Math.min(...positions),
    offMs: Math.max(...positions.map((position) => Math.abs(position - positionMs))),
    leastLikeness: Math.min(...sounds.map(({ correlation }) => correlation)),
  }
}

/** Listens, instant after instant from `fromWallMs` on, until everyone is in step; answers how long that took. */
async function untilInStep(
  scene: string,
  listeners: readonly RoomPage[],
  songs: readonly KnownSong[],
  fromWallMs: number,
): Promise<number> {
  for (let wallMs = fromWallMs; ; wallMs = Math.max(wallMs + 100, Date.now() - BEHIND_MS)) {
    await sleep(wallMs + BEHIND_MS - Date.now())
    const seen = await look(listeners, wallMs, songs)
    try {
      const { spreadMs, offMs } = judge(scene, listeners, seen)
      if (spreadMs < IN_STEP_MS && offMs < IN_STEP_MS) return wallMs - fromWallMs
      if (wallMs > fromWallMs + PATIENCE_MS) {
        throw new Error(`${scene}: ${spreadMs.toFixed(1)} ms apart, ${offMs.toFixed(1)} ms off`)
      }
    } catch (error) {
      if (wallMs > fromWallMs + PATIENCE_MS) throw error
    }
  }
}

/**
 * Waits until everyone is in step, notes how long that took from now on, and then listens at several instants: the
 * room's song must be heard at the room's place, within IN_STEP_MS of each other and of it. Answers the room's position
 * when they had got in step.
 */
export async function expectInStep(
  scene: string,
  listeners: readonly RoomPage[],
  songs: readonly KnownSong[],
): Promise<number> {
  const askedAt = Date.now()
  const afterMs = await untilInStep(scene, listeners, songs, askedAt)
  const instants = Array.from({ length: INSTANTS }, (_, n) => askedAt + afterMs + (n + 1) * APART_MS)
  await sleep((instants.at(-1) ?? 0) + BEHIND_MS - Date.now())
  const row: Measured = { scene, listeners: listeners.length, afterMs, spreadMs: 0, offMs: 0, leastLikeness: 1 }
  for (const wallMs of instants) {
    const { spreadMs, offMs, leastLikeness } = judge(scene, listeners, await look(listeners, wallMs, songs))
    row.spreadMs = Math.max(row.spreadMs, spreadMs)
    row.offMs = Math.max(row.offMs, offMs)
    row.leastLikeness = Math.min(row.leastLikeness, leastLikeness)
  }
  note(row)
  expect(row.spreadMs, `${scene}: between listeners`).toBeLessThan(IN_STEP_MS)
  expect(row.offMs, `${scene}: from where the room stands`).toBeLessThan(IN_STEP_MS)
  return listeners[0]?.log.at(askedAt + afterMs)?.positionMs ?? Number.NaN
}

/** Expects silence from everyone at a wall instant. */
export async function expectSilence(listeners: readonly RoomPage[], wallMs: number): Promise<void> {
  await sleep(wallMs + BEHIND_MS - Date.now())
  for (const { page, listener } of listeners) {
    expect(await hear(page, wallMs, []), listener.name).toEqual({ what: 'silence' })
  }
}

/** Leaves a measurement with the running test, for the table at the end of the run. */
function note(row: Measured): void {
  const test = TestRunner.getCurrentTest()
  if (test) test.meta.inStep = [...(test.meta.inStep ?? []), row]
}
