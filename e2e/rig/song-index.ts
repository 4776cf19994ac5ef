import { complex, fft, inverseFft } from './fft.ts'
import { resample } from './resample.ts'

/** Samples a second at which sounds are compared; the songs hold nothing above a fifth of it. */
const RATE = 6_000
/** Length of one transform; a window of sound must be much shorter. */
const BLOCK = 32_768
/** The longest window that can be looked for, in samples at RATE: some 1.3 s. */
const LONGEST = 8_192
const STEP = BLOCK - LONGEST

/** Where a piece of sound was found: `positionMs` belongs to its first sample, `correlation` runs from 0 to 1. */
export type Match = { positionMs: number; correlation: number }

type Spectrum = { re: Float32Array; im: Float32Array }

/** A known sound made ready for finding pieces of it: positions to some hundredths of a millisecond. */
export type SongIndex = { length: number; spectra: Spectrum[]; energy: Float64Array }

/** Makes a sound ready to be searched: `samples` are mono, `rate` samples a second. */
export function indexSong(samples: Float32Array, rate: number): SongIndex {
  const song = resample(samples, rate, RATE)
  const spectra: Spectrum[] = []
  for (let start = 0; start < song.length; start += STEP) {
    const block = complex(BLOCK)
    block.re.set(song.subarray(start, start + BLOCK))
    fft(block)
    spectra.push({ re: Float32Array.from(block.re), im: Float32Array.from(block.im) })
  }
  const energy = new Float64Array(song.length + 1)
  for (let i = 0; i < song.length; i++) energy[i + 1] = (energy[i] as number) + (song[i] as number) ** 2
  return { length: song.length, spectra, energy }
}

/** Multiplies a block by the conjugate of the window's spectrum: in time, the correlation of both. */
function correlate(block: Spectrum, window: Spectrum | { re: Float64Array; im: Float64Array }) {
  const product = complex(BLOCK)
  for (let k = 0; k < BLOCK; k++) {
    const [ar, ai] = [block.re[k] as number, block.im[k] as number]
    const [br, bi] = [window.re[k] as number, window.im[k] as number]
    product.re[k] = ar * br + ai * bi
    product.im[k] = ai * br - ar * bi
  }
  inverseFft(product)
  return product.re
}

/** The top of a parabola through three equally spaced values: how far right of the middle one, in spacings, and how high. */
export function parabolaTop(left: number, middle: number, right: number): { at: number; height: number } {
  const bend = left - 2 * middle + right
  if (bend >= 0) return { at: 0, height: middle }
  const at = Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend)))
  return { at, height: middle - ((left - right) * at) / 4 }
}

/** No piece of another sound, nor of another place, comes as near to a piece as this. */
export const CERTAIN = 0.9

/** All blocks, those nearest to `sample` first. */
function blocksFrom(sample: number, count: number): number[] {
  const home = Math.floor(sample / STEP)
  return Array.from({ length: count }, (_, block) => block).sort((a, b) => Math.abs(a - home) - Math.abs(b - home))
}

/**
 * Finds where in the song a piece of sound (mono, `rate` samples a second, at most 1.3 s) comes from, by normalised
 * cross-correlation (overlap-save); null when there is nothing in it to find. `nearMs` tells where to look first: quicker,
 * and the same answer.
 */
export function locate(index: SongIndex, samples: Float32Array, rate: number, nearMs = 0): Match | null {
  const piece = resample(samples, rate, RATE)
  if (piece.length > LONGEST) throw new RangeError('the piece is too long to be looked for')
  const loudness = Math.sqrt(piece.reduce((sum, v) => sum + v * v, 0))
  if (piece.length === 0 || loudness < 1e-6) return null
  const window = complex(BLOCK)
  window.re.set(piece)
  fft(window)

  const last = index.length - piece.length
  const least = (index.energy[index.length] as number) * 1e-6
  let best = { sample: -1, top: { at: 0, height: 0 }, correlation: 0 }
  for (const block of blocksFrom((nearMs * RATE) / 1000, index.spectra.length)) {
    const found = correlate(index.spectra[block] as Spectrum, window)
    const start = block * STEP
    const normalised = (i: number) => {
      const energy = (index.energy[start + i + piece.length] as number) - (index.energy[start + i] as number)
      return (found[i] as number) / (loudness * Math.sqrt(Math.max(energy, least)))
    }
    const end = Math.min(STEP, last - start + 1)
    for (let i = 0; i < end; i++) {
      const correlation = normalised(i)
      if (correlation <= best.correlation) continue
      const inside = i > 0 && start + i < last
      const [left, right] = inside ? [normalised(i - 1), normalised(i + 1)] : [correlation, correlation]
      best = { sample: start + i, top: parabolaTop(left, correlation, right), correlation }
    }
    // At a block's edge the top may lie in the next one.
    const onEdge = best.sample <= start || best.sample >= start + end - 1
    if (best.correlation > CERTAIN && !onEdge) break
  }
  if (best.sample < 0) return null
  return { positionMs: ((best.sample + best.top.at) * 1000) / RATE, correlation: Math.min(1, best.top.height) }
}
