import { expect, TestRunner } from 'vitest'
import { type Heard, hear, type KnownSong } from './hear.ts'
import type { Measured } from './in-step-table.ts'
import type { RoomPage } from './room-page.ts'

/** Listeners' sound may differ by this much, and from where the room stands. */
export const IN_STEP_MS = 30
/** Who has been in step for so long has settled. */
const STEADY_MS = 1_000
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
  const likely = songs.toSorted((a, b) => Number(b.title === standing.title) - Number(a.title === standing.title))
  const heard = await Promise.all(listeners.map(({ page }) => hear(page, wallMs, likely, standing.positionMs)))
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
  const offs = positions.map((position) => position - positionMs)
  return {
    each: offs.map((off, n) => `${listeners[n]?.listener.name} ${off.toFixed(1)} ms`).join(', '),
    spreadMs: Math.max(...positions) - Math.min(...positions),
    offMs: Math.max(...offs.map(Math.abs)),
    leastLikeness: Math.min(...sounds.map(({ correlation }) => correlation)),
  }
}

/** Listens, instant after instant, until everyone is in step and stays so for a second; answers since when. */
async function untilInStep(scene: string, listeners: readonly RoomPage[], songs: readonly KnownSong[]) {
  const from = Date.now()
  let since: number | null = null
  for (let wallMs = from; ; wallMs = Math.max(wallMs + 200, Date.now() - BEHIND_MS)) {
    await sleep(wallMs + BEHIND_MS - Date.now())
    const seen = await look(listeners, wallMs, songs)
    try {
      const { each, spreadMs, offMs } = judge(scene, listeners, seen)
      if (spreadMs >= IN_STEP_MS || offMs >= IN_STEP_MS) throw new Error(`${scene}: not in step with the room: ${each}`)
      since ??= wallMs
      if (wallMs - since >= STEADY_MS) return { since, afterMs: since - from }
    } catch (error) {
      since = null
      if (wallMs > from + PATIENCE_MS) throw error
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
  const { since, afterMs } = await untilInStep(scene, listeners, songs)
  const instants = Array.from({ length: INSTANTS }, (_, n) => since + STEADY_MS + n * APART_MS)
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
  return listeners[0]?.log.at(since)?.positionMs ?? Number.NaN
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
