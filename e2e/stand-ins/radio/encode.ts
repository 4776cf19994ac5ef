import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ffmpeg = (...args: string[]): void => {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg failed:\n${stderr}`)
}

const inFolder = <T>(act: (folder: string) => T): T => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-radio-'))
  try {
    return act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bare frames, as a station's encoder sends them: no tags, no information frame. */
const ENCODERS = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', '128k', '-ar', '44100', '-ac', '2', '-write_xing', '0', '-id3v2_version', '0'],
  aac: ['-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-ac', '2', '-f', 'adts'],
} as const

/** A file's sound as a station sends it. */
export const encodeFor = (kind: keyof typeof ENCODERS, file: string): Buffer =>
  inFolder((folder) => {
    const out = path.join(folder, `out.${kind}`)
    ffmpeg('-i', file, '-map_metadata', '-1', ...ENCODERS[kind], out)
    return readFileSync(out)
  })

/** A file's sound as pieces of a playlist: transport streams of AAC, each with its length in ms. */
export const encodePieces = (file: string, seconds: number): { body: Buffer; durationMs: number }[] =>
  inFolder((folder) => {
    const list = path.join(folder, 'list.m3u8')
    const hls = ['-f', 'hls', '-hls_time', String(seconds), '-hls_list_size', '0']
    ffmpeg('-i', file, '-c:a', 'aac', '-b:a', '96k', '-ar', '48000', '-ac', '2', ...hls, list)
    const lengths = [...readFileSync(list, 'utf8').matchAll(/#EXTINF:([\d.]+)/g)].map(([, s]) => Number(s) * 1000)
    const pieces = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
    return pieces.map((name, n) => ({ body: readFileSync(path.join(folder, name)), durationMs: lengths[n] ?? 0 }))
  })
