import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { id3Tag } from './id3.ts'

export interface EncodeOptions {
  wav: string
  /** JPEG that is embedded as the front cover. */
  cover: string
  title: string
  output: string
}

/** Variable bit rate quality of LAME: about 150 kbit/s for these mixes. */
const QUALITY = '4'

/** Encodes one song with tags and cover, and returns the size in bytes. */
export function encodeMp3({ wav, cover, title, output }: EncodeOptions): number {
  const codec = ['-c:a', 'libmp3lame', '-q:a', QUALITY, '-joint_stereo', '1']
  // No tags from ffmpeg: its own would come before the ones written here.
  const plain = ['-map_metadata', '-1', '-id3v2_version', '0', '-fflags', '+bitexact', '-flags:a', '+bitexact']
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-i', wav, ...codec, ...plain, output])
  const tag = id3Tag({
    title,
    artist: 'Earshot',
    album: 'Earshot Demos',
    year: '2026',
    licence: 'CC0 1.0',
    cover: readFileSync(cover),
  })
  const file = Buffer.concat([tag, readFileSync(output)])
  writeFileSync(output, file)
  return file.length
}
