import type { Page } from 'playwright-core'
import { CERTAIN, locate, type SongIndex } from './song-index.ts'
import { contextTimeAt } from './timeline.ts'

/**
 * How much sound is compared: short enough that a rate trimmed by 0.3 % hardly blurs it (correlation 0.8), long enough to
 * be like no other (0.3).
 */
const PIECE_MS = 150
/** Root of the mean square below which nobody hears anything. */
const SILENCE = 1e-4
/** A match below this is no match. */
const LIKENESS = 0.5

/** A piece of what a page played: mono, the first sample of it left the output at `wallMs`. */
export type Recording = { wallMs: number; rate: number; samples: Float32Array; loudness: number; scatterMs: number }

/** What was heard from a page around an instant. */
export type Heard =
  | { what: 'silence' }
  | { what: 'song'; title: string; positionMs: number; correlation: number; scatterMs: number }
  | { what: 'something else'; correlation: number; loudness: number }

/** A song that a page may be playing. */
export type KnownSong = { title: string; index: SongIndex }

const loudnessOf = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / Math.max(1, samples.length))

/**
 * What a page's audio graph put out from a wall instant on: the loudest of its contexts, null when none was running. The
 * instant must lie half a second back, and at most a minute.
 */
export async function recordingOf(page: Page, wallMs: number, lengthMs: number): Promise<Recording | null> {
  const contexts = await page.evaluate(() => window.earshotTap.contexts())
  let loudest: Recording | null = null
  for (const [n, { rate, readings }] of contexts.entries()) {
    const at = contextTimeAt(readings, wallMs + lengthMs / 2)
    if (!at) continue
    const exact = ((at.contextMs - lengthMs / 2) * rate) / 1000
    const first = Math.floor(exact)
    const cut = { n, first, count: Math.round((lengthMs * rate) / 1000) }
    const base64 = await page.evaluate(({ n, first, count }) => window.earshotTap.cut(n, first, count), cut)
    const samples = new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
    const loudness = loudnessOf(samples)
    if (loudest && loudest.loudness >= loudness) continue
    loudest = { wallMs: wallMs - ((exact - first) * 1000) / rate, rate, samples, loudness, scatterMs: at.scatterMs }
  }
  return loudest
}

/**
 * Which of the songs, and which position of it, came out of a page at a wall instant (half a second to a minute ago). What is likely is
 * found sooner: the first of the songs, near a place.
 */
export async function hear(page: Page, wallMs: number, songs: readonly KnownSong[], nearMs = 0): Promise<Heard> {
  const recording = await recordingOf(page, wallMs - PIECE_MS / 2, PIECE_MS)
  if (!recording || recording.loudness < SILENCE) return { what: 'silence' }
  let best: Heard = { what: 'something else', correlation: 0, loudness: recording.loudness }
  for (const { title, index } of songs) {
    const match = locate(index, recording.samples, recording.rate, nearMs)
    if (!match || match.correlation <= best.correlation) continue
    const { correlation } = match
    const positionMs = match.positionMs + (wallMs - recording.wallMs)
    best =
      correlation < LIKENESS
        ? { what: 'something else', correlation, loudness: recording.loudness }
        : { what: 'song', title, positionMs, correlation, scatterMs: recording.scatterMs }
    if (correlation > CERTAIN) break
  }
  return best
}
