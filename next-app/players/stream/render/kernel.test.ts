import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeKernel, readAt } from './kernel.ts'

const RATE = 48_000
const sine = (hertz: number, rate: number, length: number) =>
  Float32Array.from({ length }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate))

/** The worst that reading a sine at arbitrary places is off, in dB of its own loudness. */
const worst = (hertz: number, songRate: number, step: number): number => {
  const kernel = makeKernel(songRate / RATE)
  const samples = sine(hertz, songRate, 4000)
  let off = 0
  for (let place = 200.123; place < 3700; place += step * 7.001) {
    off = Math.max(off, Math.abs(readAt(kernel, samples, place) - Math.sin((2 * Math.PI * hertz * place) / songRate)))
  }
  return 20 * Math.log10(off)
}

describe('reading a song between its samples', () => {
  it('gives back the very samples where it meets them', () => {
    const samples = Float32Array.from({ length: 100 }, (_, n) => Math.sin(n * n))
    const kernel = makeKernel(1)
    for (let n = 20; n < 80; n++) expect(readAt(kernel, samples, n)).toBeCloseTo(samples[n] ?? 0, 6)
  })

  it('is right to 70 dB up to 17 kHz, whatever the song’s rate, and so during a trim', () => {
    for (const rate of [44_100, 48_000]) {
      for (const hertz of [100, 1000, 5000, 12_000, 17_000]) {
        expect(worst(hertz, rate, (rate / RATE) * 1.003)).toBeLessThan(-70)
      }
    }
    expect(worst(12_000, 96_000, 2)).toBeLessThan(-70)
  })

  it('leaves out what the output cannot carry, instead of folding it back', () => {
    const kernel = makeKernel(2)
    const samples = sine(32_000, 96_000, 1000)
    for (let place = 200; place < 800; place += 2.006) {
      expect(Math.abs(readAt(kernel, samples, place))).toBeLessThan(0.001)
    }
  })

  it('keeps what is even even', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 40, max: 60, noNaN: true }),
        fc.constantFrom(0.5, 0.91875, 1, 1.00294, 2, 4),
        (place, ratio) => {
          const kernel = makeKernel(ratio)
          const even = new Float32Array(300).fill(0.5)
          expect(readAt(kernel, even, place + kernel.half)).toBeCloseTo(0.5, 6)
        },
      ),
    )
  })
})
