import { blend, glow, hex, mist, type Rgb, ramp, type Shader, shine } from './shader.ts'

const DEEP = hex('#020b12')
const SEA = hex('#06404a')
const TEAL = hex('#19d3c5')
const FOAM = hex('#d5fff4')
const MOON = { x: 0.3, y: 0.42, radius: 0.2 }
const SHEETS = 7

/** Height of the edge of one sheet of glass at x. */
function edge(sheet: number, x: number): number {
  const swell = 0.15 - 0.011 * sheet
  return (
    0.14 -
    sheet * 0.165 +
    swell * Math.sin(x * (2 + 0.16 * sheet) + sheet * 1.05 + 0.6) +
    0.028 * Math.sin(x * 5.3 - sheet * 2.1)
  )
}

/** Sheets of glass laid over one another like a tide under a small moon. */
export const tideglassCover: Shader = (x, y) => {
  const toMoon = Math.hypot(x - MOON.x, y - MOON.y)
  const haze = mist(x * 1.4 + 2, y * 2.2 + 5)
  let colour: Rgb = blend(DEEP, SEA, 0.5 * ramp(1, -0.4, y) * (0.55 + 0.7 * haze))
  colour = shine(colour, TEAL, 0.24 * glow(toMoon, 0.34) + 0.015 * glow(toMoon, 0.8))
  for (let ring = 1; ring <= 4; ring++) {
    colour = shine(colour, TEAL, 0.26 * glow(toMoon - MOON.radius - ring * 0.1, 0.003) * 0.66 ** ring)
  }
  const face = blend(FOAM, TEAL, 0.55 * ramp(0.15, -0.25, y - MOON.y + 0.25 * (haze - 0.5)))
  colour = blend(colour, face, ramp(MOON.radius + 0.003, MOON.radius - 0.003, toMoon))

  for (let sheet = 0; sheet < SHEETS; sheet++) {
    const below = edge(sheet, x) - y
    if (below < -0.03) continue
    const inside = ramp(-0.002, 0.002, below)
    const near = sheet / (SHEETS - 1)
    // The light of the moon travels through the glass and fades with depth.
    const lit = glow(x - MOON.x + 0.14 * sheet, 0.34 + 0.05 * sheet)
    const tint = blend(blend(SEA, TEAL, 0.04 + 0.26 * lit), DEEP, 0.32 + 0.5 * near)
    colour = blend(colour, tint, inside * (0.62 + 0.22 * near))
    colour = shine(colour, TEAL, inside * (0.12 + 0.6 * lit) * 0.34 * Math.exp(-below / 0.06))
    colour = shine(colour, FOAM, glow(below - 0.002, 0.0032) * (0.05 + 0.95 * lit) * (1 - 0.35 * near))
  }
  const corner = 1 - 0.5 * ramp(0.8, 1.45, Math.hypot(x, y))
  return [colour[0] * corner, colour[1] * corner, colour[2] * corner]
}
