import type { Light } from '../../lib/colour/light.ts'
import type { Shape } from './spectrum.ts'

/** The canvas's pixels to a side: drawn large it is soft by itself. `.corona` in light.css says how large. */
export const CORONA_PX = 320
const MIDDLE = CORONA_PX / 2
/** The cover takes up this share of the canvas's middle; its corners are round, as a superellipse of this power is. */
const COVER_SHARE = 1 / 1.6
const ROUNDNESS = 9
/** What lies between the cover and the canvas's edge, less what would be cut off there. */
const ROOM = MIDDLE * (1 - COVER_SHARE) - 4
const RAYS = 168
/** The glow is laid on in as many veils, each smaller than the one before: so it has no edge. */
const VEILS = 7
/** Bands that flow into each other in the glow. */
const SMOOTH = 6
/** A ray begins so far from the cover, and a band without sound still is a point. */
const [GAP, LEAST] = [3, 0.6]

/** A direction from the middle: where the cover's edge lies in it, and how far it is on the way from low to high. */
type Ray = { x: number; y: number; edge: number; share: number }

/** Alike in all four corners: what is low to the left and right, what is high above and below, where the title is. */
const AROUND: readonly Ray[] = Array.from({ length: RAYS }, (_, n) => {
  const angle = ((n + 0.5) / RAYS) * 2 * Math.PI
  const [x, y] = [Math.sin(angle), Math.cos(angle)]
  const round = (Math.abs(x) ** ROUNDNESS + Math.abs(y) ** ROUNDNESS) ** (1 / ROUNDNESS)
  return { x, y, edge: (COVER_SHARE * MIDDLE) / round, share: Math.asin(Math.abs(y)) / (Math.PI / 2) }
})

/** The band at a share of the way from low to high, between two where it lies between them. */
const bandAt = (bands: readonly number[], share: number): number => {
  const place = share * (bands.length - 1)
  const [low, high] = [bands[Math.floor(place)] ?? 0, bands[Math.ceil(place)] ?? 0]
  return low + (high - low) * (place % 1)
}

const smoothed = (bands: readonly number[]): readonly number[] =>
  bands.map((_, n) => {
    const near = bands.slice(Math.max(0, n - SMOOTH), n + SMOOTH + 1)
    return near.reduce((sum, band) => sum + band, 0) / near.length
  })

/** No further from the cover than there is room, in whatever direction. */
const within = ({ x, y, edge }: Ray, reach: number): number =>
  Math.min(edge + reach, (MIDDLE - 2) / Math.max(Math.abs(x), Math.abs(y)))

/** A soft closed line at some distance from the cover's edge. */
const outline = (reachOf: (ray: Ray) => number): Path2D => {
  const path = new Path2D()
  for (const [n, ray] of AROUND.entries()) {
    const far = within(ray, reachOf(ray))
    const [x, y] = [MIDDLE + ray.x * far, MIDDLE + ray.y * far]
    if (n === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  }
  path.closePath()
  return path
}

const rays = (bands: readonly number[]): Path2D => {
  const path = new Path2D()
  for (const ray of AROUND) {
    const near = ray.edge + GAP
    const far = Math.max(near + LEAST, within(ray, GAP + LEAST + 0.72 * ROOM * bandAt(bands, ray.share) ** 1.4))
    path.moveTo(MIDDLE + ray.x * near, MIDDLE + ray.y * near)
    path.lineTo(MIDDLE + ray.x * far, MIDDLE + ray.y * far)
  }
  return path
}

/** `colour`, which is `rgb(r g b)`, at the cover's edge, and nothing at the canvas's. */
const fading = (context: CanvasRenderingContext2D, colour: string): CanvasGradient => {
  const fade = context.createRadialGradient(MIDDLE, MIDDLE, COVER_SHARE * MIDDLE, MIDDLE, MIDDLE, MIDDLE * 1.18)
  fade.addColorStop(0, colour)
  fade.addColorStop(1, colour.replace(')', ' / 0)'))
  return fade
}

/** Draws the light around the cover: a glow that breathes with the bass, and fine rays, one for each band in each corner. */
export const drawCorona = (context: CanvasRenderingContext2D, { bands, bass }: Shape, light: Light): void => {
  context.clearRect(0, 0, CORONA_PX, CORONA_PX)
  const soft = smoothed(bands)
  context.fillStyle = light.glow
  context.globalAlpha = 0.5 / VEILS + 0.05 * bass
  for (let veil = 1; veil <= VEILS; veil++) {
    const part = (veil / VEILS) ** 1.3 * ROOM
    context.fill(outline(({ share }) => part * (0.15 + 0.45 * bass + 0.4 * bandAt(soft, share))))
  }
  context.globalAlpha = 0.9
  context.strokeStyle = fading(context, light.accent)
  context.lineWidth = 1.15
  context.lineCap = 'round'
  context.stroke(rays(bands))
}
