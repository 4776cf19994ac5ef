import { type Complex, complex, fft, inverseFft, powerOfTwo } from '../../../e2e/rig/fft.ts'
import { parabolaTop } from '../../../e2e/rig/song-index.ts'
import { EAR_RATE, instantOf, loudness, type Sound, sampleAt } from './sound.ts'

/**
 * How long the windows are that are compared, and how far apart they begin. In longer ones a rate trimmed by 0.3 % would
 * blur what is compared, in shorter ones other places of the song would look alike.
 */
export const WINDOW_MS = 100
export const EVERY_MS = 250
/** Offsets are looked for this far to either side. */
export const REACH_MS = 90
/** The correlation is drawn this much finer than the samples before its top is sought. */
const FINER = 4
/** Windows less alike than this do not hold the same sound: other sound reaches 0.3, the same at rates 0.6 % apart 0.7.*/
export const LIKENESS = 0.6
/** Softer than this is silence. */
const SILENCE = 1e-4

/** `offsetMs`: how much later the second sounds than the first; `likeness`: their correlation there, 0 to 1. */
export type Offset = { offsetMs: number; likeness: number }

function spectrumOf(samples: Float32Array, length: number): Complex {
  const spectrum = complex(length)
  spectrum.re.set(samples)
  fft(spectrum)
  return spectrum
}

/** The cross-correlation of both, FINER times as fine as the samples: zeros are put between the halves of its spectrum. */
function correlation(window: Float32Array, wide: Float32Array): Float64Array {
  const length = powerOfTwo(wide.length)
  const [a, b] = [spectrumOf(window, length), spectrumOf(wide, length)]
  const fine = complex(length * FINER)
  for (let k = 0; k < length; k++) {
    const [ar, ai] = [a.re[k] as number, a.im[k] as number]
    const [br, bi] = [b.re[k] as number, b.im[k] as number]
    const to = k < length / 2 ? k : k + length * (FINER - 1)
    fine.re[to] = FINER * (ar * br + ai * bi)
    fine.im[to] = FINER * (ar * bi - ai * br)
  }
  inverseFft(fine)
  return fine.re
}

/**
 * Where a window is found in a wider stretch that begins `reach` samples earlier and ends as much later, by normalised
 * cross-correlation. Null when there is nothing to hear in either.
 */
export function offsetIn(window: Float32Array, wide: Float32Array, reach: number): Offset | null {
  const level = loudness(window, 0, window.length)
  if (level < SILENCE || loudness(wide, 0, wide.length) < SILENCE) return null
  const energy = new Float64Array(wide.length + 1)
  for (let i = 0; i < wide.length; i++) energy[i + 1] = (energy[i] as number) + (wide[i] as number) ** 2
  const found = correlation(window, wide)
  const own = level * Math.sqrt(window.length)
  const faint = SILENCE ** 2 * window.length
  const likeness = (at: number) => {
    const start = Math.round(at / FINER)
    const other = (energy[start + window.length] as number) - (energy[start] as number)
    return (found[at] as number) / (own * Math.sqrt(Math.max(other, faint)))
  }
  let best = { at: 0, likeness: Number.NEGATIVE_INFINITY }
  for (let at = 0; at <= 2 * reach * FINER; at++) {
    const here = likeness(at)
    if (here > best.likeness) best = { at, likeness: here }
  }
  const inside = best.at > 0 && best.at < 2 * reach * FINER
  // One scale for all three: the other's energy moves in whole samples, the correlation in parts of them.
  const scale = best.likeness / (found[best.at] as number)
  const [left, right] = inside
    ? [(found[best.at - 1] as number) * scale, (found[best.at + 1] as number) * scale]
    : [best.likeness, best.likeness]
  const top = parabolaTop(left, best.likeness, right)
  const lag = (best.at + top.at) / FINER - reach
  return { offsetMs: (lag * 1000) / EAR_RATE, likeness: Math.min(1, top.height) }
}

/** A window of a pair: null is where they could not be compared, for one was silent or they played different sound. */
export type PairWindow = { atMs: number; offsetMs: number | null }

/** The offset between two listeners, window by window: every window that lies within [fromMs, untilMs). */
export function offsetsOf(first: Sound, second: Sound, fromMs: number, untilMs: number): PairWindow[] {
  const length = (WINDOW_MS * EAR_RATE) / 1000
  const reach = (REACH_MS * EAR_RATE) / 1000
  const windows: PairWindow[] = []
  for (let startMs = fromMs; startMs + WINDOW_MS <= untilMs; startMs += EVERY_MS) {
    const a = sampleAt(first, startMs)
    const b = sampleAt(second, startMs)
    if (a < 0 || b < reach || a + length > first.samples.length || b + length + reach > second.samples.length) continue
    const found = offsetIn(
      first.samples.subarray(a, a + length),
      second.samples.subarray(b - reach, b + length + reach),
      reach,
    )
    const skewMs = instantOf(second, b) - instantOf(first, a)
    const alike = found !== null && found.likeness >= LIKENESS
    windows.push({ atMs: startMs + WINDOW_MS / 2, offsetMs: alike ? found.offsetMs + skewMs : null })
  }
  return windows
}
