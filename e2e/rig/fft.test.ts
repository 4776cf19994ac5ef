import { expect, test } from 'vitest'
import { complex, fft, inverseFft, powerOfTwo } from './fft.ts'

test('a pure tone has one line in its spectrum', () => {
  const x = complex(64)
  for (let i = 0; i < 64; i++) x.re[i] = Math.cos((2 * Math.PI * 5 * i) / 64)
  fft(x)
  const magnitudes = Array.from(x.re, (re, k) => Math.hypot(re, x.im[k] ?? 0))
  expect(magnitudes[5]).toBeCloseTo(32)
  expect(magnitudes[59]).toBeCloseTo(32)
  expect(magnitudes.filter((m) => m > 1e-9)).toHaveLength(2)
})

test('there and back gives the signal again', () => {
  const x = complex(256)
  for (let i = 0; i < 256; i++) x.re[i] = Math.sin(i * i)
  const before = Array.from(x.re)
  fft(x)
  inverseFft(x)
  const furthest = before.reduce((most, value, i) => Math.max(most, Math.abs(value - (x.re[i] ?? 0))), 0)
  expect(furthest).toBeLessThan(1e-12)
})

test('lengths are rounded up to powers of two', () => {
  expect([1, 2, 3, 1000, 1024].map(powerOfTwo)).toEqual([1, 2, 4, 1024, 1024])
})
