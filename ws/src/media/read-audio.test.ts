import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readAudio } from './read-audio.ts'

/** A WAV file of silence: 8 bit, mono, at a rate so low that hours of it are small. */
const silence = (seconds: number, hertz = 1000): Buffer => {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + seconds * hertz, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(hertz, 24)
  head.writeUInt32LE(hertz, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(seconds * hertz, 40)
  return Buffer.concat([head, Buffer.alloc(seconds * hertz, 128)])
}

it.each([
  ['4:32', 272],
  ['20:00', 1200],
  ['1:01:01', 3661],
])('R13: a song of %s is read as just that long', async (_, seconds) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-audio-'))
  const file = path.join(folder, 'song.wav')
  writeFileSync(file, silence(seconds))
  expect((await readAudio(file, statSync(file).size)).durationMs).toBe(seconds * 1000)
  rmSync(folder, { recursive: true })
})
