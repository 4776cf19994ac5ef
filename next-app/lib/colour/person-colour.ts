import { fromOklch, type Rgb, toCss } from './colour.ts'
import { hueOf } from './light.ts'

/** Hues far enough apart to be told from each other in a small circle, degrees. */
const HUES = 15
/** How light and how strong: three of each hue. White letters can be read upon all of them. */
const TONES = [
  { lightness: 0.5, chroma: 0.15 },
  { lightness: 0.42, chroma: 0.09 },
  { lightness: 0.53, chroma: 0.07 },
] as const

/** The colours that people may have. */
export const PERSON_COLOURS: readonly Rgb[] = TONES.flatMap((tone) =>
  Array.from({ length: HUES }, (_, n) => fromOklch({ ...tone, hue: (n * 360) / HUES + 12 })),
)

/** A person's colour, by their id: the same on every device. */
export const personColour = (userId: string): string => {
  const [place, tone] = [
    Math.floor((hueOf(userId) / 360) * HUES),
    Math.floor((hueOf(`${userId} tone`) / 360) * TONES.length),
  ]
  return toCss(PERSON_COLOURS[tone * HUES + place] ?? [90, 90, 90])
}
