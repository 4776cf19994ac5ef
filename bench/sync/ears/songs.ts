import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mono, noiseSong, SAMPLE_RATE } from '../../../e2e/rig/noise-song.ts'
import { resample } from '../../../e2e/rig/resample.ts'
import { indexSong, type SongIndex } from '../../../e2e/rig/song-index.ts'
import { encodeWav } from '../../../e2e/rig/wav.ts'

/** Samples a second of a song that is held against what is heard: four for each of the ear's. */
export const FINE_RATE = 24_000
/** Songs begin and end softly: a cut in the song itself would be heard as a click of the player. */
const EDGE_SECONDS = 0.005

/** A song whose every instant is known: `fine` are its samples, mono, at FINE_RATE. */
export type BenchSong = { title: string; durationMs: number; index: SongIndex; fine: Float32Array }

/** A song and the WAV file that holds it. */
export type SongFile = BenchSong & { file: string }

/** Makes a song of noise, without a file. */
export function benchSong(title: string, seed: number, seconds: number): BenchSong & { wav: Buffer } {
  const song = noiseSong({ title, seed, seconds })
  for (const samples of song.channels) {
    const edge = EDGE_SECONDS * SAMPLE_RATE
    for (let i = 0; i < edge; i++) {
      const last = samples.length - 1 - i
      samples[i] = ((samples[i] as number) * i) / edge
      samples[last] = ((samples[last] as number) * i) / edge
    }
  }
  const samples = mono(song)
  return {
    title,
    durationMs: song.durationMs,
    index: indexSong(samples, SAMPLE_RATE),
    fine: resample(samples, SAMPLE_RATE, FINE_RATE),
    wav: encodeWav(song),
  }
}

/** Makes a song of noise and writes it to a file of its title's name, in a folder that goes when the program ends. */
export function songFile(title: string, seed: number, seconds: number): SongFile {
  const { wav, ...song } = benchSong(title, seed, seconds)
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-song-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, `${title}.wav`)
  writeFileSync(file, wav)
  return { ...song, file }
}
