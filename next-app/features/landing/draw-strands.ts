import { apartness, type Moment, strandAt } from './strands.ts'

/** Warm lights that add up to a warm white where they lie upon each other. */
const LIGHTS: readonly (readonly [number, number, number])[] = [
  [214, 72, 34],
  [226, 112, 40],
  [232, 150, 72],
  [176, 108, 88],
  [112, 112, 132],
]
const STEP_PX = 3
/** About how long one wave is on the page, px. */
const WAVE_PX = 260
/** The strokes of one line: width in px, strength 0..1. */
const STROKES = [
  [5, 0.16],
  [2.2, 0.95],
] as const
/** The glow is the same picture this much smaller, drawn large and out of focus by the page. */
const GLOW_SHARE = 6

/** Draws one moment into the canvas, at the size it has on the page. Light adds: in step is brighter than apart. */
export const drawStrands = (canvas: HTMLCanvasElement, { timeS, pull, pullAt }: Omit<Moment, 'waves'>): void => {
  const context = canvas.getContext('2d')
  const { clientWidth: width, clientHeight: height } = canvas
  if (context === null || width === 0 || height === 0) return
  const density = Math.min(2, devicePixelRatio)
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
  }
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
  context.globalCompositeOperation = 'lighter'
  context.lineJoin = 'round'

  const moment = { timeS, pull, pullAt, waves: width / WAVE_PX }
  const lines = LIGHTS.map((_, index) => {
    const line = new Path2D()
    for (let x = -STEP_PX; x <= width + STEP_PX; x += STEP_PX) {
      line.lineTo(x, height * (0.5 + 0.44 * strandAt(x / width, index, LIGHTS.length, moment)))
    }
    return line
  })
  for (const [index, line] of lines.entries()) {
    const [red, green, blue] = LIGHTS[index] ?? [255, 255, 255]
    const fade = context.createLinearGradient(0, 0, width, 0)
    for (const place of [0, 0.08, 0.35, 0.62, 0.9, 1]) {
      const edge = Math.min(1, place / 0.08, (1 - place) / 0.1)
      const alpha = edge * (0.55 + 0.45 * (1 - apartness(place, { pull: 0, pullAt: 0 })))
      fade.addColorStop(place, `rgb(${red} ${green} ${blue} / ${Math.max(0, alpha)})`)
    }
    context.strokeStyle = fade
    for (const [lineWidth, strength] of STROKES) {
      context.lineWidth = lineWidth
      context.globalAlpha = strength
      context.stroke(line)
    }
  }
}

/** Draws the glow of what `canvas` shows into `glow`. */
export const drawGlow = (glow: HTMLCanvasElement, canvas: HTMLCanvasElement): void => {
  const context = glow.getContext('2d')
  if (context === null || canvas.width === 0) return
  const [width, height] = [Math.ceil(canvas.clientWidth / GLOW_SHARE), Math.ceil(canvas.clientHeight / GLOW_SHARE)]
  if (glow.width !== width || glow.height !== height) {
    glow.width = width
    glow.height = height
  }
  context.clearRect(0, 0, width, height)
  context.drawImage(canvas, 0, 0, width, height)
}
