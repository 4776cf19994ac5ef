import type { Theme } from '../../lib/colour/light.ts'
import { apartness, type Moment, SWING, strandAt } from './strands.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** In the dark, warm lights that add up to a warm white where they lie upon each other; on paper, inks that add up to a dark one. */
const COLOURS: Readonly<Record<Theme, readonly Colour[]>> = {
  dark: [
    [214, 72, 34],
    [226, 112, 40],
    [232, 150, 72],
    [176, 108, 88],
    [112, 112, 132],
  ],
  light: [
    [226, 116, 82],
    [232, 146, 88],
    [236, 180, 112],
    [206, 150, 136],
    [158, 156, 172],
  ],
}
const BLENDING = { dark: 'lighter', light: 'multiply' } as const satisfies Record<Theme, GlobalCompositeOperation>
/** Every so many px a line has a corner: nothing in it is finer. */
const STEP_PX = 4
/** About how long one wave is on the page, px. */
const WAVE_PX = 260
/** The strokes of one line: width in px, strength 0..1. */
const STROKES: readonly Stroke[] = [
  [6, 0.14],
  [2.2, 0.95],
]
/** The glow is drawn with so few pixels a px that drawing it large puts it out of focus: a real blur costs far more. */
const GLOW_DENSITY = 1 / 10
const GLOW_STROKES: readonly Stroke[] = [
  [52, 0.035],
  [22, 0.06],
]

type Stroke = readonly [widthPx: number, strength: number]
type Size = { width: number; height: number; density: number }

/**
 * Draws one moment into `canvas` and its light into `glow`, at the size they have on the page. Light adds, and so does ink: in step the
 * line stands out more than apart.
 */
export const drawStrands = (
  canvas: HTMLCanvasElement,
  glow: HTMLCanvasElement,
  { timeS, pull, pullAt }: Omit<Moment, 'waves'>,
  theme: Theme,
): void => {
  const { clientWidth: width, clientHeight: height } = canvas
  if (width === 0 || height === 0) return
  const moment = { timeS, pull, pullAt, waves: width / WAVE_PX }
  const lines = COLOURS[theme].map((_, index, { length }) => {
    const line = new Path2D()
    for (let x = -STEP_PX; x <= width + STEP_PX; x += STEP_PX) {
      line.lineTo(x, height * (0.5 + SWING * strandAt(x / width, index, length, moment)))
    }
    return line
  })
  drawLines(canvas, { width, height, density: Math.min(2, devicePixelRatio) }, lines, STROKES, theme)
  drawLines(glow, { width, height, density: GLOW_DENSITY }, lines, GLOW_STROKES, theme)
}

const drawLines = (
  canvas: HTMLCanvasElement,
  { width, height, density }: Size,
  lines: readonly Path2D[],
  strokes: readonly Stroke[],
  theme: Theme,
): void => {
  const context = canvas.getContext('2d')
  if (context === null) return
  const [pixelsWide, pixelsHigh] = [Math.round(width * density), Math.round(height * density)]
  if (canvas.width !== pixelsWide || canvas.height !== pixelsHigh) {
    canvas.width = pixelsWide
    canvas.height = pixelsHigh
  }
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
  context.globalCompositeOperation = BLENDING[theme]
  context.lineJoin = 'round'
  for (const [index, line] of lines.entries()) {
    context.strokeStyle = fadeOf(context, width, COLOURS[theme][index] ?? [255, 255, 255])
    for (const [lineWidth, strength] of strokes) {
      context.lineWidth = lineWidth
      context.globalAlpha = strength
      context.stroke(line)
    }
  }
}

/** Faint where it comes from, full once in step, gone at both edges. */
const fadeOf = (context: CanvasRenderingContext2D, width: number, [red, green, blue]: Colour) => {
  const fade = context.createLinearGradient(0, 0, width, 0)
  for (const place of [0, 0.08, 0.35, 0.62, 0.9, 1]) {
    const edge = Math.min(1, place / 0.08, (1 - place) / 0.1)
    const alpha = edge * (1 - 0.45 * apartness(place, { pull: 0, pullAt: 0 }))
    fade.addColorStop(place, `rgb(${red} ${green} ${blue} / ${Math.max(0, alpha)})`)
  }
  return fade
}
