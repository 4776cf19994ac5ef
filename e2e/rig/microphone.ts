import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chirpSound, DEVICE_CHIRPS_MS, LISTENER_CHIRPS_MS } from '@earshot/sync'
import { SAMPLE_RATE } from './noise-song.ts'
import { seededRandom } from './random.ts'
import { encodeWav } from './wav.ts'

/** From the opening of the microphone to the instant agreed on: the server's 2.5 s, and what asking takes. */
const AGREED_MS = 2900
const LENGTH_MS = 11_000
/** A room: the direct sound and what walls make of it. */
const REFLECTIONS = [
  { afterMs: 0, gain: 0.25 },
  { afterMs: 4.3, gain: 0.12 },
  { afterMs: 11.8, gain: -0.15 },
  { afterMs: 31, gain: 0.08 },
]
const NOISE = 0.04

/**
 * Arguments for a browser whose microphone hears both devices chirp in a room, the measured one `lateMs` late, through
 * noise: a recording that begins when the page opens the microphone.
 */
export function microphoneArgs(lateMs: number): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-microphone-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'room.wav')
  const random = seededRandom(11)
  const samples = Float32Array.from({ length: (LENGTH_MS / 1000) * SAMPLE_RATE }, () => NOISE * (2 * random() - 1))
  const hear = (sound: Float32Array, atMs: number) => {
    for (const { afterMs, gain } of REFLECTIONS) {
      const first = Math.round(((atMs + afterMs) * SAMPLE_RATE) / 1000)
      for (const [n, value] of sound.entries()) samples[first + n] = (samples[first + n] ?? 0) + gain * value
    }
  }
  for (const offset of LISTENER_CHIRPS_MS) hear(chirpSound('up', SAMPLE_RATE), AGREED_MS + offset)
  for (const offset of DEVICE_CHIRPS_MS) hear(chirpSound('down', SAMPLE_RATE), AGREED_MS + offset + lateMs)
  writeFileSync(file, encodeWav({ title: 'room', artist: '', durationMs: LENGTH_MS, channels: [samples] }))
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}%noloop`,
  ]
}
