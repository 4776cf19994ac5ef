import { blend, glow, hex, mist, type Rgb, ramp, type Shader, shine } from './shader.ts'

const NIGHT = hex('#0d0705')
const UMBER = hex('#4a1c08')
const AMBER = hex('#ff9a2e')
const FLAME = hex('#ffe2a8')
const LAMP = { x: 0, y: 0.16, radius: 0.4 }

/** A low lamp in a dark room: its disc is cut by the slats that let the light out. */
export const lamplightCover: Shader = (x, y) => {
  const dx = x - LAMP.x
  const dy = y - LAMP.y
  const distance = Math.hypot(dx, dy)
  const haze = mist(x * 1.6 + 4, y * 1.6 + 9)
  let colour: Rgb = blend(NIGHT, UMBER, 0.6 * glow(distance, 0.75) * (0.35 + 0.9 * haze))
  colour = shine(colour, AMBER, 0.3 * glow(distance, 0.36) + 0.012 * glow(distance, 0.9))

  // Rings of sound, each fainter than the last.
  for (let ring = 1; ring <= 6; ring++) {
    const away = distance - (LAMP.radius + ring * 0.13)
    colour = shine(
      colour,
      AMBER,
      (0.3 * glow(away, 0.0035) + 0.07 * glow(Math.max(0, -away), 0.05) * ramp(0.01, -0.01, away)) * 0.72 ** ring,
    )
  }

  // Slats grow thicker towards the foot of the disc, as on a setting sun.
  const depth = (LAMP.radius - dy) / (2 * LAMP.radius)
  const slat = (depth * 11) % 1
  const gap = 0.04 + 0.62 * ramp(0.3, 1, depth)
  const open = depth < 0.36 ? 1 : ramp(gap - 0.025, gap + 0.025, slat) * ramp(1, 0.95, slat)
  const disc = ramp(LAMP.radius + 0.003, LAMP.radius - 0.003, distance)
  const surface = blend(FLAME, AMBER, ramp(-0.05, 0.95, depth + 0.12 * (haze - 0.5)))
  const body = blend(surface, hex('#c2410c'), 0.7 * ramp(0.55, 1, depth))
  colour = blend(colour, [body[0] * 1.25, body[1] * 1.25, body[2] * 1.25], disc * open)

  // The table below takes up the light as a long, broken reflection.
  const table = ramp(-0.52, -0.56, y)
  const ripple = 0.55 + 0.45 * Math.sin(y * 95 + 3 * mist(x * 3, y * 14))
  const pool = glow(x, 0.2 + 0.28 * (-0.5 - y)) * glow(y + 0.54, 0.26) * (0.35 + 0.65 * ripple)
  colour = blend(colour, NIGHT, 0.55 * table)
  colour = shine(colour, AMBER, 0.62 * pool * table)
  const corner = 1 - 0.5 * ramp(0.75, 1.45, Math.hypot(x, y))
  return [colour[0] * corner, colour[1] * corner, colour[2] * corner]
}
