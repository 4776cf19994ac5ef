import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { KnownSong } from './hear.ts'
import { mono, noiseSong, SAMPLE_RATE } from './noise-song.ts'
import { indexSong } from './song-index.ts'
import { encodeWav } from './wav.ts'

/** A song to upload and to recognise. */
export type TestSong = KnownSong & { file: string; durationMs: number }

let folder: string | null = null

/** A folder for this process's songs, gone with it. */
function songFolder(): string {
  if (folder !== null) return folder
  const made = mkdtempSync(path.join(tmpdir(), 'earshot-songs-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}

/** Writes a song of noise to a file that is called like it, and prepares it for being recognised. */
export function makeSong(title: string, seed: number, seconds: number, stereo = false): TestSong {
  const song = noiseSong({ title, seed, seconds, stereo })
  const file = path.join(songFolder(), `${title}.wav`)
  writeFileSync(file, encodeWav(song))
  return { title, file, durationMs: song.durationMs, index: indexSong(mono(song), SAMPLE_RATE) }
}
