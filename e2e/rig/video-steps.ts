import { playedAt } from '../stand-ins/youtube/serve-youtube.ts'
import { sleep } from './agreement.ts'
import type { RoomPage } from './room-page.ts'

/** Listeners' videos may differ by this much once they have settled, and from where the room stands. */
export const VIDEO_IN_STEP_MS = 40
/** By then they must have. */
export const VIDEO_SETTLED_MS = 5_000
const APART_MS = 100
/** So much more is looked at, to see that it stays so. */
const AFTER_MS = 2_500

/** How listeners' videos got in step after something happened, in ms. */
export type VideoSteps = { scene: string; settledMs: number; spreadP95Ms: number; spreadMs: number; offMs: number }

type Look = { spreadMs: number; offMs: number }

/** What really plays, at each tenth of a second from `fromMs` on, against each other and the room; infinite where one does not play. */
async function looksAt(listeners: readonly RoomPage[], wallMs: readonly number[]): Promise<Look[]> {
  const played = await Promise.all(listeners.map(({ page }) => playedAt(page, wallMs)))
  return wallMs.map((at, n) => {
    const standing = listeners[0]?.log.at(at)
    const places = played.map((truths) => truths[n]?.positionMs ?? Number.NaN)
    const offs = places.map((place) => Math.abs(place - (standing?.positionMs ?? Number.NaN)))
    const isKnown = places.every(Number.isFinite)
    return {
      spreadMs: isKnown ? Math.max(...places) - Math.min(...places) : Number.POSITIVE_INFINITY,
      offMs: isKnown ? Math.max(...offs) : Number.POSITIVE_INFINITY,
    }
  })
}

const p95 = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? Number.NaN

/** Watches listeners for some seconds after something happened at `fromMs`, and prints how they got in step. */
export async function watchVideos(scene: string, listeners: readonly RoomPage[], fromMs: number): Promise<VideoSteps> {
  await sleep(fromMs + VIDEO_SETTLED_MS + AFTER_MS - Date.now())
  const instants = Array.from({ length: (VIDEO_SETTLED_MS + AFTER_MS) / APART_MS }, (_, n) => fromMs + n * APART_MS)
  const looks = await looksAt(listeners, instants)
  const isOut = ({ spreadMs, offMs }: Look) => Math.max(spreadMs, offMs) > VIDEO_IN_STEP_MS
  const lastOut = looks.findLastIndex(isOut)
  const settled = looks.slice(lastOut + 1)
  const steps = {
    scene,
    settledMs: (lastOut + 1) * APART_MS,
    spreadP95Ms: p95(settled.map(({ spreadMs }) => spreadMs)),
    spreadMs: Math.max(...settled.map(({ spreadMs }) => spreadMs)),
    offMs: Math.max(...settled.map(({ offMs }) => offMs)),
  }
  const figures = `settled after ${steps.settledMs} ms, then spread p95 ${steps.spreadP95Ms.toFixed(1)}, at most ${steps.spreadMs.toFixed(1)}, off the room at most ${steps.offMs.toFixed(1)} ms`
  process.stdout.write(`${scene} (${listeners.length} listeners): ${figures}\n`)
  return steps
}
