import { expect, test } from 'vitest'
import { resample } from './resample.ts'

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate))
const loudest = (x: Float32Array) => x.slice(100, -100).reduce((most, v) => Math.max(most, Math.abs(v)), 0)

test.each([
  [48_000, 6_000],
  [44_100, 6_000],
  [44_100, 48_000],
])('a tone keeps its pitch, place and loudness from %i to %i samples a second', (from, to) => {
  const heard = resample(tone(700, from, 0.5), from, to)
  const wanted = tone(700, to, 0.5)
  expect(loudest(heard.map((v, i) => v - (wanted[i] ?? 0)))).toBeLessThan(0.01)
})

test('what the lower rate cannot hold is gone, not folded back', () => {
  expect(loudest(resample(tone(5_000, 48_000, 0.5), 48_000, 6_000))).toBeLessThan(0.01)
})
