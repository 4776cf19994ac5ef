import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chance } from '../testing/chance.ts'
import { CHIRP_S, chirpAt, type Sweep } from './chirp.ts'
import { DEVICE_CHIRPS_MS, LISTENER_CHIRPS_MS, latenessOf, RECORD_AFTER_MS, RECORD_BEFORE_MS } from './lateness.ts'

// D3  A device that chirps late is told to be so late, whatever the room adds: noise, echoes, loudness.
// D4  The microphone's own delay and pace do not count.
// D5  What disturbs a chirp or two disturbs nothing.
// D6  A device that cannot be heard is not guessed at.

type Echo = { afterMs: number; gain: number }

type Room = {
  seed: number
  sampleRate: number
  lateMs: number
  /** From the sound to its place in the recording. */
  microphoneMs: number
  ppm: number
  gains: { up: number; down: number }
  echoes: readonly Echo[]
  /** Of the whole band, against the louder of the two devices while it chirps. */
  noise: number
  music: number
}

const quiet: Room = {
  seed: 1,
  sampleRate: 48_000,
  lateMs: 142,
  microphoneMs: 90,
  ppm: 0,
  gains: { up: 0.3, down: 0.3 },
  echoes: [],
  noise: 0,
  music: 0,
}

/** What a microphone in `room` records. */
const record = (room: Room, without: (sweep: Sweep, n: number) => boolean = () => false) => {
  const { sampleRate } = room
  const draw = chance(room.seed)
  const samples = new Float32Array(((RECORD_BEFORE_MS + RECORD_AFTER_MS) / 1000) * sampleRate)
  const pace = sampleRate * (1 + room.ppm * 1e-6)
  const hear = (sweep: Sweep, atMs: number, gain: number) => {
    const begins = (atMs / 1000) * pace
    for (let n = Math.max(0, Math.ceil(begins)); n < begins + CHIRP_S * pace && n < samples.length; n++) {
      samples[n] = (samples[n] ?? 0) + gain * chirpAt(sweep, (n - begins) / pace).re
    }
  }
  const play = (sweep: Sweep, offsets: readonly number[], lateMs: number, gain: number) => {
    for (const [n, offset] of offsets.entries()) {
      if (without(sweep, n)) continue
      const atMs = RECORD_BEFORE_MS + offset + lateMs + room.microphoneMs
      hear(sweep, atMs, gain)
      for (const echo of room.echoes) hear(sweep, atMs + echo.afterMs, gain * echo.gain)
    }
  }
  play('up', LISTENER_CHIRPS_MS, 0, room.gains.up)
  play('down', DEVICE_CHIRPS_MS, room.lateMs, room.gains.down)
  // The effective value of a chirp under its window.
  const loudness = Math.max(room.gains.up, room.gains.down) * Math.sqrt(3 / 16)
  const tones = Array.from({ length: 8 }, () => ({ hz: 80 * 2 ** (draw() * 6.5), turn: draw(), gain: draw() ** 2 }))
  for (const [n] of samples.entries()) {
    const beat = 0.3 + 0.7 * Math.exp(-8 * ((n / sampleRate / 0.47) % 1))
    const music = tones.reduce(
      (sum, { hz, turn, gain }) => sum + gain * Math.sin(6.283 * ((hz * n) / sampleRate + turn)),
      0,
    )
    const white = (draw() + draw() + draw() - 1.5) * 2
    samples[n] = (samples[n] ?? 0) + loudness * (room.noise * white + (room.music * beat * music) / 1.3)
  }
  return { samples, sampleRate, agreedMs: RECORD_BEFORE_MS }
}

const echoes = fc.array(
  fc.record({
    afterMs: fc.double({ min: 0.5, max: 60, noNaN: true }),
    gain: fc.double({ min: -0.7, max: 0.7, noNaN: true }),
  }),
  { maxLength: 3 },
)
const rooms = fc.record({
  seed: fc.integer(),
  sampleRate: fc.constantFrom(44_100, 48_000),
  lateMs: fc.double({ min: -500, max: 1000, noNaN: true }),
  microphoneMs: fc.double({ min: 0, max: 300, noNaN: true }),
  ppm: fc.integer({ min: -100, max: 100 }),
  gains: fc.record({ up: fc.constant(0.3), down: fc.double({ min: 0.12, max: 0.6, noNaN: true }) }),
  echoes,
  noise: fc.double({ min: 0, max: 1, noNaN: true }),
  music: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('measuring with a microphone', () => {
  it('D3, D4: the device is found to be as late as it is, through noise, music and echoes, and an odd microphone', () => {
    const errors: number[] = []
    fc.assert(
      fc.property(rooms, (room) => {
        const found = latenessOf(record(room))
        if (!found.ok) throw new Error(found.why)
        errors.push(Math.abs(found.lateMs - room.lateMs))
        expect(errors.at(-1)).toBeLessThan(2)
      }),
      { numRuns: 20 },
    )
    errors.sort((a, b) => a - b)
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(0.1)
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(0.3)
  }, 60_000)

  it('D3: in a quiet room it is exact to a hundredth of a millisecond', () => {
    const found = latenessOf(record(quiet))
    expect(found.ok && Math.abs(found.lateMs - 142)).toBeLessThan(0.01)
  })

  it('D3: an echo louder than the direct sound is not taken for it', () => {
    const found = latenessOf(record({ ...quiet, echoes: [{ afterMs: 7, gain: 1.4 }] }))
    expect(found.ok && Math.abs(found.lateMs - 142)).toBeLessThan(0.1)
  })

  it('D5: a chirp of each that nobody hears, and a door that slams, change nothing', () => {
    const room = record({ ...quiet, noise: 0.5 }, (_, n) => n === 2)
    for (let n = 0; n < 2400; n++) room.samples[90_000 + n] = (n % 7) / 3 - 1
    const found = latenessOf(room)
    expect(found.ok && Math.abs(found.lateMs - 142)).toBeLessThan(0.3)
  })

  it('D6: whoever is silent is named, and nothing is made of noise or music', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const room = { ...quiet, seed, noise: seed % 2, music: 1 }
      expect(latenessOf(record(room, (sweep) => sweep === 'down'))).toEqual({ ok: false, why: 'that-unheard' })
      expect(latenessOf(record(room, () => true))).toEqual({ ok: false, why: 'this-unheard' })
    }
  }, 60_000)

  it('D6: silence, and no recording at all, are no answer', () => {
    const samples = new Float32Array(300_000)
    expect(latenessOf({ samples, sampleRate: 48_000, agreedMs: 600 })).toMatchObject({ ok: false })
    expect(latenessOf({ samples: new Float32Array(0), sampleRate: 48_000, agreedMs: 600 })).toMatchObject({ ok: false })
  })
})
