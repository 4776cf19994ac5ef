/** A colour on a screen: red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** A colour as the eye orders it: lightness 0..1, chroma 0..~0.37, hue in degrees. */
export type Oklch = { lightness: number; chroma: number; hue: number }

const toLinear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

const fromLinear = (part: number): number => {
  const curved = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055
  return curved * 255
}

/** The matrices of Björn Ottosson, "A perceptual color space for image processing" (2020). */
export const toOklch = ([red, green, blue]: Rgb): Oklch => {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, c),
    hue: ((Math.atan2(c, a) * 180) / Math.PI + 360) % 360,
  }
}

/** The nearest colour of that lightness and hue which a screen can show: chroma gives way. */
export const fromOklch = (colour: Oklch): Rgb => {
  for (let chroma = colour.chroma; ; chroma -= 0.005) {
    const linear = toLinearRgb({ ...colour, chroma: Math.max(0, chroma) })
    if (chroma <= 0 || linear.every((part) => part > -0.001 && part < 1.001)) {
      const [red, green, blue] = linear.map((part) => Math.round(fromLinear(Math.min(1, Math.max(0, part)))))
      return [red ?? 0, green ?? 0, blue ?? 0]
    }
  }
}

const toLinearRgb = ({ lightness, chroma, hue }: Oklch): number[] => {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Relative luminance, 0..1 (WCAG 2.2). */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue)

/** Contrast of two colours, 1..21 (WCAG 2.2); 4.5 is enough for text. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

export const toCss = ([red, green, blue]: Rgb): string => `rgb(${red} ${green} ${blue})`
