import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { createRandom } from '../synth/random.ts'
import type { Rgb, Shader } from './shader.ts'

const SIZE = 600
/** Samples per pixel along each axis; smooths every edge. */
const OVERSAMPLING = 3
const MAX_BYTES = 60_000
/** Strength of the film grain, in steps of 255; it also hides banding. */
const GRAIN = 1.7

/** Bright light bends softly into white instead of being cut off. */
function develop(light: number): number {
  const shown = light / (1 + light * 0.18)
  return 255 * Math.min(1, Math.max(0, shown)) ** (1 / 2.2)
}

function paintPixel(shader: Shader, column: number, row: number): Rgb {
  const sum: Rgb = [0, 0, 0]
  for (let sub = 0; sub < OVERSAMPLING * OVERSAMPLING; sub++) {
    const dx = ((sub % OVERSAMPLING) + 0.5) / OVERSAMPLING
    const dy = (Math.floor(sub / OVERSAMPLING) + 0.5) / OVERSAMPLING
    const colour = shader(((column + dx) / SIZE) * 2 - 1, 1 - ((row + dy) / SIZE) * 2)
    for (let channel = 0; channel < 3; channel++) sum[channel] += colour[channel] / OVERSAMPLING ** 2
  }
  return sum
}

/** Paints a cover and writes it as a square JPEG of at most 60 KB. */
export function paintCover(shader: Shader, path: string): void {
  const random = createRandom(600)
  const pixels = Buffer.alloc(SIZE * SIZE * 3)
  for (let i = 0; i < SIZE * SIZE; i++) {
    const colour = paintPixel(shader, i % SIZE, Math.floor(i / SIZE))
    const grain = random.bell() * GRAIN
    for (let channel = 0; channel < 3; channel++) {
      const value = develop(colour[channel]) + grain + random.signed() * 0.5
      pixels[i * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)))
    }
  }
  // The finest quality that fits: lower numbers are better and larger.
  for (let quality = 2; quality <= 12; quality++) {
    execFileSync(
      'ffmpeg',
      [
        '-v',
        'error',
        '-y',
        '-f',
        'rawvideo',
        '-pix_fmt',
        'rgb24',
        '-s',
        `${SIZE}x${SIZE}`,
        '-i',
        '-',
        '-frames:v',
        '1',
        '-pix_fmt',
        'yuvj444p',
        '-huffman',
        'optimal',
        '-q:v',
        String(quality),
        '-bitexact',
        '-f',
        'image2',
        '-update',
        '1',
        path,
      ],
      { input: pixels },
    )
    if (statSync(path).size <= MAX_BYTES) return
  }
  throw new Error(`Cover does not fit ${MAX_BYTES} bytes: ${path}`)
}
