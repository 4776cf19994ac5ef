/** Linear light, each channel about 0 to 1; more than 1 glows towards white. */
export type Rgb = [number, number, number]

/** Colour at a point; x and y run from -1 to 1, y upwards. */
export type Shader = (x: number, y: number) => Rgb

/** 0 below `from`, 1 above `to`, an S-curve between; also works downwards. */
export function ramp(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** A soft bump of height 1 around 0; `width` is its standard deviation. */
export function glow(distance: number, width: number): number {
  return Math.exp(-(distance * distance) / (2 * width * width))
}

export function blend(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

/** Adds light to a colour. */
export function shine(base: Rgb, light: Rgb, amount: number): Rgb {
  return [base[0] + light[0] * amount, base[1] + light[1] * amount, base[2] + light[2] * amount]
}

/** Linear colour of a `#rrggbb` string as a screen would show it. */
export function hex(text: string): Rgb {
  const channel = (at: number): number => (Number.parseInt(text.slice(at, at + 2), 16) / 255) ** 2.2
  return [channel(1), channel(3), channel(5)]
}

function lattice(x: number, y: number): number {
  let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}

/** Smooth value noise, 0 to 1, in four octaves: clouds, mist, worn paper. */
export function mist(x: number, y: number): number {
  let sum = 0
  let weight = 0.5
  for (let octave = 0; octave < 4; octave++) {
    const column = Math.floor(x)
    const row = Math.floor(y)
    const u = ramp(0, 1, x - column)
    const v = ramp(0, 1, y - row)
    const low = lattice(column, row) * (1 - u) + lattice(column + 1, row) * u
    const high = lattice(column, row + 1) * (1 - u) + lattice(column + 1, row + 1) * u
    sum += (low * (1 - v) + high * v) * weight
    weight /= 2
    x = x * 2 + 17
    y = y * 2 + 31
  }
  return sum / 0.9375
}
