import { describe, expect, test } from 'vitest'
import { mono, noiseSong, SAMPLE_RATE } from './noise-song.ts'
import { seededRandom } from './random.ts'
import { resample } from './resample.ts'
import { indexSong, locate } from './song-index.ts'

const song = mono(noiseSong({ title: 'Aurora', seed: 7, seconds: 30 }))
const index = indexSong(song, SAMPLE_RATE)
const at = (ms: number, lengthMs = 300) =>
  song.slice(Math.round(ms * 48), Math.round(ms * 48) + Math.round(lengthMs * 48))

describe('a piece of a song is found where it comes from', () => {
  test.each([0, 1, 1_234.5, 4_095, 9_999.9375, 17_003.25, 29_690])('at %d ms', (ms) => {
    const match = locate(index, at(ms), SAMPLE_RATE)
    expect(match?.positionMs).toBeCloseTo(ms, 1)
    expect(match?.correlation).toBeGreaterThan(0.98)
  })

  test('within 0.02 ms, wherever between two samples of the comparison it lies', () => {
    for (let ms = 12_000; ms < 12_000.4; ms += 1 / 48) {
      expect(Math.abs((locate(index, at(ms), SAMPLE_RATE)?.positionMs ?? 0) - ms)).toBeLessThan(0.02)
    }
  })

  test('wherever one looks first', () => {
    for (const near of [0, 8_000, 8_192, 12_288, 29_999]) {
      expect(locate(index, at(12_288), SAMPLE_RATE, near)?.positionMs).toBeCloseTo(12_288, 1)
    }
  })

  test('quieter, and among noise as loud as itself', () => {
    const random = seededRandom(1)
    const noisy = at(8_000).map((v) => 0.05 * (v + 0.45 * (random() - 0.5)))
    const match = locate(index, noisy, SAMPLE_RATE)
    expect(Math.abs((match?.positionMs ?? 0) - 8_000)).toBeLessThan(0.1)
    expect(match?.correlation).toBeGreaterThan(0.7)
  })

  test('recorded at 44.1 kHz', () => {
    const match = locate(index, resample(at(8_000, 400), SAMPLE_RATE, 44_100), 44_100)
    expect(Math.abs((match?.positionMs ?? 0) - 8_000)).toBeLessThan(0.05)
  })

  test('played faster by 0.3 %, within what that amounts to', () => {
    const match = locate(index, resample(at(8_000, 150), SAMPLE_RATE * 1.003, SAMPLE_RATE), SAMPLE_RATE)
    expect(Math.abs((match?.positionMs ?? 0) - 8_000)).toBeLessThan(1)
    expect(match?.correlation).toBeGreaterThan(0.6)
  })
})

test('silence is found nowhere', () => {
  expect(locate(index, new Float32Array(9_600), SAMPLE_RATE)).toBeNull()
})

test('another song resembles no place of this one', () => {
  const other = mono(noiseSong({ title: 'Borealis', seed: 8, seconds: 2 }))
  for (const from of [0, 20_000, 40_000, 60_000]) {
    expect(locate(index, other.slice(from, from + 14_400), SAMPLE_RATE)?.correlation).toBeLessThan(0.4)
  }
})
