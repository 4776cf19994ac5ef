import { blend, glow, hex, mist, type Rgb, ramp, type Shader, shine } from './shader.ts'

const INK = hex('#07040f')
const VIOLET = hex('#3d1d7a')
const ORCHID = hex('#a855f7')
const ROSE = hex('#ff7aa8')
const PEARL = hex('#ffe6f0')
const ORB = { x: 0, y: 0.2, radius: 0.36 }
const HILLS = 5

/** Outline of one range of hills at x; nearer ranges lie lower. */
function ridge(hill: number, x: number): number {
  const rough = mist(x * (1.1 + 0.25 * hill) + 13 * hill + 3, hill * 7.3) - 0.5
  return -0.3 - hill * 0.15 + rough * (0.34 - 0.02 * hill)
}

/** The last light behind an eclipsed moon, over hills that fade into mist. */
export const violetHourCover: Shader = (x, y) => {
  const distance = Math.hypot(x - ORB.x, y - ORB.y)
  const haze = mist(x * 1.3 + 7, y * 2.6 + 1)
  let colour: Rgb = blend(INK, VIOLET, 0.9 * ramp(1.1, -0.45, y) * (0.55 + 0.6 * haze))
  colour = shine(colour, ROSE, 0.48 * glow(y + 0.38, 0.22) * (0.4 + 0.6 * glow(x, 0.75)))
  colour = shine(colour, ORCHID, 0.34 * glow(distance, 0.52))

  const star = mist(x * 90 + 50, y * 90 + 20)
  colour = shine(colour, PEARL, 0.5 * ramp(0.84, 0.93, star) * ramp(0.1, 0.7, y) * ramp(0.4, 0.6, distance))

  const away = distance - ORB.radius
  // The rim is brightest at its foot, where the sun has just gone down.
  const angle = Math.atan2(x - ORB.x, -(y - ORB.y))
  const foot = 0.16 + 0.84 * glow(angle, 0.85)
  const dark = blend(INK, VIOLET, 0.22 * ramp(0.3, -0.4, y - ORB.y))
  colour = blend(colour, dark, 0.94 * ramp(0.003, -0.003, away))
  colour = shine(colour, ROSE, foot * (0.55 * glow(away, 0.03) + 0.24 * glow(away, 0.1)))
  colour = shine(colour, PEARL, foot * 1.5 * glow(away, 0.005))
  for (let ring = 1; ring <= 5; ring++) {
    colour = shine(colour, ORCHID, 0.34 * glow(away - ring * 0.115, 0.003) * 0.7 ** ring)
  }

  for (let hill = 0; hill < HILLS; hill++) {
    const below = ridge(hill, x) - y
    if (below < -0.01) continue
    const near = hill / (HILLS - 1)
    const body = blend(blend(VIOLET, ROSE, 0.34), INK, 0.42 + 0.56 * near)
    const veil = Math.exp(-below / 0.2) * (1 - near)
    const painted = shine(body, ROSE, 0.03 * veil + 0.12 * (1 - near) * glow(below, 0.006) * glow(x, 0.5))
    colour = blend(colour, painted, ramp(-0.002, 0.002, below) * 0.94)
  }
  const corner = 1 - 0.5 * ramp(0.8, 1.45, Math.hypot(x, y))
  return [colour[0] * corner, colour[1] * corner, colour[2] * corner]
}
