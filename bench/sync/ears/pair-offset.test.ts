import { describe, expect, it } from 'vitest'
import { noiseSong, SAMPLE_RATE } from '../../../e2e/rig/noise-song.ts'
import { seededRandom } from '../../../e2e/rig/random.ts'
import { resample } from '../../../e2e/rig/resample.ts'
import { offsetsOf } from './pair-offset.ts'
import { EAR_RATE, type Sound, soundOf } from './sound.ts'

const CLOCK = 50_000
const song = noiseSong({ title: 'pair', seed: 5, seconds: 4 }).channels[0] ?? new Float32Array()
const recorded = resample(song, SAMPLE_RATE, CLOCK)

/** The recording as heard `frames` of the clock later. */
const later = (frames: number): Sound => {
  const samples = new Float32Array(recorded.length)
  samples.set(recorded.subarray(0, recorded.length - frames), frames)
  return soundOf(samples, CLOCK, 0)
}
const first = later(0)
const offsets = (second: Sound) => offsetsOf(first, second, 500, 3_500).map(({ offsetMs }) => offsetMs)

describe('the offset between two listeners', () => {
  it('is nothing for the same sound, in every window', () => {
    const all = offsets(later(0))
    expect(all.length).toBe(12)
    for (const offset of all) expect(Math.abs(offset ?? 1)).toBeLessThan(0.001)
  })

  it.each([1, 2, 3, 5, 7, 333, 1_250])(
    'of %i frames, 20 us each, is found to a hundredth of a millisecond',
    (frames) => {
      for (const offset of offsets(later(frames))) expect(Math.abs((offset ?? 1e9) - frames / 50)).toBeLessThan(0.01)
    },
  )

  it('has a sign: whoever sounds earlier is ahead', () => {
    const [late] = offsetsOf(later(250), first, 500, 1_500)
    expect(Math.abs((late?.offsetMs ?? 0) + 5)).toBeLessThan(0.01)
  })

  it('is the same although one is much softer, and noise lies over the other', () => {
    const random = seededRandom(1)
    const second = later(100)
    const soft = { ...second, samples: second.samples.map((v) => 0.05 * v + 0.001 * (random() - 0.5)) }
    for (const offset of offsets(soft)) expect(Math.abs((offset ?? 1e9) - 2)).toBeLessThan(0.02)
  })

  it('is known while one is trimmed by as much as can be, and the other the other way', () => {
    const trimmed = (rate: number) => soundOf(resample(song, SAMPLE_RATE, CLOCK / rate), CLOCK, 0)
    const windows = offsetsOf(trimmed(1.003), trimmed(0.997), 500, 3_000)
    for (const { atMs, offsetMs } of windows) expect(Math.abs((offsetMs ?? 1e9) - 0.006 * atMs)).toBeLessThan(0.1)
  })

  it('is not told while one is silent, plays something else, or is too far away', () => {
    const silent: Sound = { fromMs: 0, samples: new Float32Array(first.samples.length) }
    const other = noiseSong({ title: 'other', seed: 6, seconds: 4 }).channels[0] ?? new Float32Array()
    for (const second of [silent, soundOf(other, SAMPLE_RATE, 0), later(0.1 * CLOCK)]) {
      expect(offsets(second).every((offset) => offset === null)).toBe(true)
    }
  })

  it('takes account of recordings cut at different instants', () => {
    const cut = 600
    const second: Sound = { fromMs: (cut * 1000) / EAR_RATE, samples: later(100).samples.subarray(cut) }
    for (const offset of offsets(second)) expect(Math.abs((offset ?? 1e9) - 2)).toBeLessThan(0.01)
  })
})
