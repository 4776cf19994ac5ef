import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { paintCover } from './covers/paint.ts'
import { encodeMp3 } from './encode.ts'
import { master } from './master/master.ts'
import type { Song } from './song.ts'
import { lamplight } from './songs/lamplight.ts'
import { tideglass } from './songs/tideglass.ts'
import { violetHour } from './songs/violet-hour.ts'
import { SAMPLE_RATE } from './synth/stereo.ts'
import { writeWav } from './wav.ts'

const songs: Song[] = [lamplight, tideglass, violetHour]
const mediaFolder = join(fileURLToPath(new URL('.', import.meta.url)), 'media')

function renderSong(song: Song, workFolder: string): void {
  const started = Date.now()
  const mix = song.play()
  const { lufs, reduction } = master(mix, song.master)
  const wav = join(workFolder, `${song.slug}.wav`)
  const cover = join(workFolder, `${song.slug}.jpg`)
  writeWav(wav, mix)
  paintCover(song.cover, cover)
  const bytes = encodeMp3({ wav, cover, title: song.title, output: join(mediaFolder, `${song.slug}.mp3`) })
  const seconds = mix.left.length / SAMPLE_RATE
  console.log(
    `${song.slug}: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(2)} MB, ${lufs.toFixed(1)} LUFS, ` +
      `limiter ${reduction.toFixed(1)} dB, took ${((Date.now() - started) / 1000).toFixed(0)} s`,
  )
}

/** Without arguments every song is rendered; otherwise those whose slug is named. */
function main(wanted: string[]): void {
  mkdirSync(mediaFolder, { recursive: true })
  // KEEP_WORK names a folder that keeps the WAV and JPEG files, for a closer look.
  const kept = process.env.KEEP_WORK
  const workFolder = kept ?? mkdtempSync(join(tmpdir(), 'earshot-demo-'))
  if (kept) mkdirSync(kept, { recursive: true })
  try {
    for (const song of songs) {
      if (wanted.length === 0 || wanted.includes(song.slug)) renderSong(song, workFolder)
    }
  } finally {
    if (!kept) rmSync(workFolder, { recursive: true, force: true })
  }
}

main(process.argv.slice(2))
