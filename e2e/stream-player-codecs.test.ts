import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAudio } from '../ws/src/media/read-audio.ts'
import { type Listener, openBrowser } from './rig/browser.ts'
import { noiseSong } from './rig/noise-song.ts'
import { indexSong, locate } from './rig/song-index.ts'
import type { CodecPage } from './rig/stream-codec-page.ts'
import { type ServedFile, type StreamServer, serveStream } from './rig/stream-server.ts'
import { encodeWav } from './rig/wav.ts'

const SECONDS = 10
/** How each kind is made; a raw AAC file says nothing of its encoder's delay, which is one frame of 1024 samples. */
const KINDS: Record<string, { args: string[]; lateSamples?: number }> = {
  'song.wav': { args: [] },
  'song.flac': { args: [] },
  'song.mp3': { args: ['-c:a', 'libmp3lame', '-b:a', '128k'] },
  'varying.mp3': { args: ['-c:a', 'libmp3lame', '-q:a', '3'] },
  'song.m4a': { args: ['-c:a', 'aac', '-b:a', '128k'] },
  'song.aac': { args: ['-c:a', 'aac', '-b:a', '128k'], lateSamples: 1024 },
  'song.opus': { args: ['-c:a', 'libopus', '-b:a', '96k'] },
  'song.ogg': { args: ['-c:a', 'libvorbis', '-q:a', '5'] },
}
const RATES = [48_000, 44_100]
const floats = (base64: string) => new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)

describe('one song in every format, decoded piece by piece and whole', () => {
  const song = noiseSong({ title: 'One', seed: 71, seconds: SECONDS })
  const index = indexSong(song.channels[0] ?? new Float32Array(), 48_000)
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-codecs-'))
  let server: StreamServer
  let listener: Listener

  beforeAll(async () => {
    const entry = new URL('./rig/stream-codec-page.ts', import.meta.url).pathname
    const made = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022' })
    const files: Record<string, ServedFile> = {
      '/': { type: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' },
      '/page.js': { type: 'text/javascript', body: made.outputFiles[0]?.text ?? '' },
    }
    const original = path.join(folder, 'original.wav')
    writeFileSync(original, encodeWav(song))
    for (const rate of RATES) {
      for (const [name, { args }] of Object.entries(KINDS)) {
        const file = path.join(folder, `${rate}-${name}`)
        // Opus knows one rate only.
        const resample = name.endsWith('.opus') ? [] : ['-ar', String(rate)]
        execFileSync('ffmpeg', ['-v', 'error', '-i', original, ...resample, ...args, file])
        files[`/${rate}/${name}`] = { type: 'audio/x', body: readFileSync(file) }
      }
    }
    server = await serveStream(files)
    listener = await openBrowser('codecs')
    await listener.page.goto(server.url)
    await listener.page.waitForFunction('window.decodePieces !== undefined')
  })
  afterAll(async () => {
    await listener?.browser.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(RATES.flatMap((rate) => Object.keys(KINDS).map((name) => ({ rate, name }))))(
    '$name at $rate: each sample lies within half a millisecond of where it belongs, wherever decoding begins',
    async ({ rate, name }) => {
      const ask = (positionMs: number) =>
        listener.page.evaluate(
          async ([url, durationMs, at]) => {
            const page = window as unknown as CodecPage
            const pieces = await page.decodePieces(url, durationMs, at, 300)
            return { pieces, whole: await page.decodeWhole(url, pieces.sampleRate, at, 300) }
          },
          [`/${rate}/${name}`, SECONDS * 1000, positionMs] as const,
        )
      const lateMs = ((KINDS[name]?.lateSamples ?? 0) * 1000) / rate
      for (const positionMs of [0, 250, 1000, 4777, 9500]) {
        const { pieces, whole } = await ask(positionMs)
        const offs = [pieces, whole].map(({ base64, sampleRate }) => {
          // A song's first instants are silent where the encoder's delay is still in the file.
          const skipMs = positionMs === 0 ? 100 : 0
          const samples = floats(base64).subarray((skipMs * sampleRate) / 1000)
          const match = locate(index, samples, sampleRate, positionMs)
          expect(match?.correlation).toBeGreaterThan(0.95)
          return (match?.positionMs ?? Number.NaN) - positionMs - skipMs + lateMs
        })
        const [piecesOff = Number.NaN, wholeOff = Number.NaN] = offs
        expect(Math.abs(piecesOff), `decoded in pieces from ${positionMs} ms`).toBeLessThan(0.5)
        expect(Math.abs(piecesOff - wholeOff), `pieces against whole at ${positionMs} ms`).toBeLessThan(0.1)
      }
    },
  )

  // Raw AAC and MP3 are what a server may not be able to measure without reading them whole.
  it.each(RATES.flatMap((rate) => ['song.mp3', 'varying.mp3', 'song.aac', 'song.wav'].map((name) => ({ rate, name }))))(
    '$name at $rate, its length told by nobody: the page finds the length that the server counts',
    async ({ rate, name }) => {
      const file = path.join(folder, `${rate}-${name}`)
      const { durationMs } = await readAudio(file, readFileSync(file).length)
      const found = await listener.page.evaluate(
        (url) => (window as unknown as CodecPage).measure(url),
        `/${rate}/${name}`,
      )
      expect(found.countedMs).toBeCloseTo(durationMs, 0)
      expect(Math.abs(found.endMs - durationMs), `decoding ended at ${found.endMs}`).toBeLessThan(30)
      expect(Math.abs(found.wholeMs - durationMs), `decoded whole to ${found.wholeMs}`).toBeLessThan(30)
    },
  )
})
