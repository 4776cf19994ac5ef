import { SAMPLE_RATE } from './noise-song.ts'

/** A sine of `length` samples at SAMPLE_RATE, as if it had begun `from` samples before. */
export const sineSong = (hertz: number, from: number, length: number) => ({
  title: 'Sine',
  artist: 'Sine Ensemble',
  durationMs: (length * 1000) / SAMPLE_RATE,
  channels: [Float32Array.from({ length }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * (from + n)) / SAMPLE_RATE))],
})

/** The sine that fits `samples` best in the sense of least squares: how loud it is, and its phase at the first sample. */
export function fitSine(samples: Float32Array, hertz: number, rate: number): { loudness: number; phase: number } {
  const w = (2 * Math.PI * hertz) / rate
  let [ss, sc, cc, xs, xc] = [0, 0, 0, 0, 0]
  samples.forEach((x, n) => {
    const [s, c] = [Math.sin(w * n), Math.cos(w * n)]
    ss += s * s
    sc += s * c
    cc += c * c
    xs += x * s
    xc += x * c
  })
  const det = ss * cc - sc * sc
  const [a, b] = [(xs * cc - xc * sc) / det, (xc * ss - xs * sc) / det]
  return { loudness: Math.hypot(a, b), phase: Math.atan2(b, a) }
}

/** By how much `samples` leave the one sine that fits their first `fitted` samples, at most. */
export function worstLeave(samples: Float32Array, fitted: number, hertz: number, rate: number): number {
  const { loudness, phase } = fitSine(samples.subarray(0, fitted), hertz, rate)
  return samples.reduce((worst, x, n) => {
    const expected = loudness * Math.sin(((2 * Math.PI * hertz) / rate) * n + phase)
    return Math.max(worst, Math.abs(x - expected))
  }, 0)
}
