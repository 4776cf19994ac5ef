import { medianOf } from './taps.ts'

/** Where the chirps of one device arrived in a recording, in ms from its first sample, in the order in which they were played. */
export type Arrivals = {
  atMs: number[]
  /** How much more the recording resembles the chirps there than anywhere else: 1 is not at all. */
  clarity: number
}

/** Chirps are looked for in steps of this much, since what a device plays 4 s apart may be recorded 0.4 ms further apart. */
const BIN_MS = 0.5
/** Reverberation of what was found is no rival to it. */
const RIVAL_BEYOND_MS = 120
/** The direct sound comes first, but an echo of it that is as much louder, and as much later, may stand out more. */
const ECHO_MOST_MS = 30
const DIRECT_LEAST = 0.5

/**
 * Finds the chirps played at `offsetsMs` from an instant that lies between `fromMs` and `toMs` in the recording. The
 * offsets' distances are all different, so only one place fits all of them; what disturbs a few of them does not matter.
 */
export const findArrivals = (
  envelope: Float32Array,
  sampleRate: number,
  offsetsMs: readonly number[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Arrivals => {
  const bins = binned(envelope, sampleRate)
  const first = Math.round(fromMs / BIN_MS)
  const fits = Array.from({ length: Math.max(1, Math.round((toMs - fromMs) / BIN_MS)) }, (_, n) =>
    medianOf(offsetsMs.map((offset) => bins[first + n + Math.round(offset / BIN_MS)] ?? 0)),
  )
  const best = fits.reduce((best, fit, n) => (fit > (fits[best] ?? 0) ? n : best), 0)
  const isRival = (n: number) => Math.abs(n - best) * BIN_MS > RIVAL_BEYOND_MS
  const rival = fits.reduce((most, fit, n) => (isRival(n) && fit > most ? fit : most), 0)
  const foundMs = (first + best) * BIN_MS
  return {
    atMs: offsetsMs.map((offset) => firstStrong(envelope, sampleRate, foundMs + offset)),
    clarity: (fits[best] ?? 0) / Math.max(rival, Number.MIN_VALUE),
  }
}

/** The greatest value around each step of time, its two neighbours included. */
const binned = (envelope: Float32Array, sampleRate: number): Float32Array => {
  const perBin = (BIN_MS / 1000) * sampleRate
  const greatest = new Float32Array(Math.floor(envelope.length / perBin))
  for (let n = 0; n < greatest.length; n++) {
    for (let i = Math.floor(n * perBin); i < (n + 1) * perBin; i++)
      greatest[n] = Math.max(greatest[n] ?? 0, envelope[i] ?? 0)
  }
  return greatest.map((value, n) => Math.max(value, greatest[n - 1] ?? 0, greatest[n + 1] ?? 0))
}

/** The first peak near `aboutMs` that is strong enough to be no noise, between samples, in ms. */
const firstStrong = (envelope: Float32Array, sampleRate: number, aboutMs: number): number => {
  const toSample = (ms: number) => Math.round((ms * sampleRate) / 1000)
  const [from, to] = [Math.max(1, toSample(aboutMs - ECHO_MOST_MS)), toSample(aboutMs + 3 * BIN_MS)]
  let most = 0
  for (let n = from; n < to; n++) most = Math.max(most, envelope[n] ?? 0)
  for (let n = from; n < to; n++) {
    const [before, here, after] = [envelope[n - 1] ?? 0, envelope[n] ?? 0, envelope[n + 1] ?? 0]
    if (here < DIRECT_LEAST * most || before > here || after > here) continue
    const bend = before - 2 * here + after
    const between = bend === 0 ? 0 : (0.5 * (before - after)) / bend
    return ((n + between) * 1000) / sampleRate
  }
  return aboutMs
}
