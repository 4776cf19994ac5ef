import { expect, test } from 'vitest'
import { mono, noiseSong } from './noise-song.ts'
import { encodeWav } from './wav.ts'

const loudness = (x: Float32Array) => Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length)

test('the same seed makes the same song, another seed another', () => {
  const make = (seed: number) => encodeWav(noiseSong({ title: 'Aurora', seed, seconds: 0.5 })).toString('base64')
  expect(make(1)).toBe(make(1))
  expect(make(1)).not.toBe(make(2))
})

test('a song is loud enough to be heard in every tenth of a second, and never clips', () => {
  const song = mono(noiseSong({ title: 'Aurora', seed: 3, seconds: 10 }))
  for (let i = 0; i < song.length; i += 4_800) expect(loudness(song.slice(i, i + 4_800))).toBeGreaterThan(0.03)
  expect(song.every((v) => Math.abs(v) < 1)).toBe(true)
})

test('stereo has two different channels, and one loudspeaker plays their mean', () => {
  const song = noiseSong({ title: 'Aurora', seed: 3, seconds: 0.1, stereo: true })
  const [left = 0, right = 0] = song.channels.map((channel) => channel[1_000])
  expect(left).not.toBe(right)
  expect(mono(song)[1_000]).toBeCloseTo((left + right) / 2)
})

test('a WAV file says how long it is and what it is called', () => {
  const file = encodeWav(noiseSong({ title: 'Aurora', seed: 3, seconds: 1, stereo: true }))
  expect(file.toString('latin1', 0, 4)).toBe('RIFF')
  expect(file.readUInt32LE(4)).toBe(file.length - 8)
  expect(file.includes('Aurora\0')).toBe(true)
  const data = file.indexOf('data')
  expect(file.readUInt32LE(data + 4)).toBe(48_000 * 2 * 2)
})
