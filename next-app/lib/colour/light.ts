import { contrast, fromOklch, type Oklch, type Rgb, toCss, toOklch } from './colour.ts'

/** The light a cover gives to the page, as CSS colours: two for the glow, one for what can be acted on. */
export type Light = { glow: string; glowAside: string; accent: string; onAccent: string }

/** The page's ground and its dark ink: `--color-night` in globals.css says the same. */
export const NIGHT: Rgb = [14, 12, 10]

/** A comfortable reading contrast for the accent upon the night, glow included: well above the 4.5 that is asked. */
const ACCENT_CONTRAST = 8

/** The accent in this colour's hue: as light as reading upon the night asks, never garish. */
export const accentOf = ({ lightness, chroma, hue }: Oklch): Rgb => {
  for (let light = Math.max(lightness, 0.74); ; light += 0.01) {
    const accent = fromOklch({ lightness: light, chroma: Math.min(chroma, 0.15), hue })
    if (light >= 1 || contrast(accent, NIGHT) >= ACCENT_CONTRAST) return accent
  }
}

/** The light of two colours: `main` colours the accent and the nearer glow. */
export const lightOf = (main: Oklch, aside: Oklch): Light => ({
  glow: toCss(fromOklch(glowing(main))),
  glowAside: toCss(fromOklch(glowing(aside))),
  accent: toCss(accentOf(main)),
  onAccent: toCss(NIGHT),
})

/** A glow is never so dark that it is nothing and never so light that text upon it fades. */
const glowing = ({ lightness, chroma, hue }: Oklch): Oklch => ({
  lightness: Math.min(0.66, Math.max(0.42, lightness)),
  chroma: Math.min(chroma, 0.17),
  hue,
})

const BINS = 24
/** Below this chroma a hue says nothing. */
const GREY = 0.025

type Bin = { weight: number; lightness: number; a: number; b: number }

/**
 * The light of a picture given as RGBA bytes: its strongest hue, and the strongest that differs from it. Colours count
 * by chroma, so that a small lamp outshines a large grey wall; a picture without hue gives a warm white.
 */
export const lightOfPixels = (rgba: ArrayLike<number>): Light => {
  const bins = Array.from({ length: BINS }, (): Bin => ({ weight: 0, lightness: 0, a: 0, b: 0 }))
  for (let at = 0; at + 3 < rgba.length; at += 4) {
    const { lightness, chroma, hue } = toOklch([rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0])
    const bin = bins[Math.floor((hue / 360) * BINS) % BINS]
    if (bin === undefined || chroma < GREY || lightness < 0.12) continue
    const weight = chroma ** 1.5 * lightness * ((rgba[at + 3] ?? 0) / 255)
    bin.weight += weight
    bin.lightness += weight * lightness
    bin.a += weight * chroma * Math.cos((hue * Math.PI) / 180)
    bin.b += weight * chroma * Math.sin((hue * Math.PI) / 180)
  }
  const ranked = bins.map((bin, place) => ({ ...bin, place })).sort((one, other) => other.weight - one.weight)
  const first = ranked[0]
  if (first === undefined || first.weight === 0) return lightOf(WARM_WHITE, WARM_WHITE)
  const second = ranked.find(({ place, weight }) => weight > 0 && apart(place, first.place) >= 3) ?? first
  return lightOf(mean(first), mean(second))
}

const WARM_WHITE: Oklch = { lightness: 0.6, chroma: 0.03, hue: 75 }

const apart = (one: number, other: number): number => {
  const distance = Math.abs(one - other)
  return Math.min(distance, BINS - distance)
}

const mean = ({ weight, lightness, a, b }: Bin): Oklch => ({
  lightness: lightness / weight,
  chroma: Math.hypot(a, b) / weight,
  hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
})

/** A hue of its own for every name, in degrees: FNV-1a, spread by the golden angle so that near names differ. */
export const hueOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return ((hash >>> 0) * 137.508) % 360
}

/** The light of a song that has no cover. */
export const lightOfName = (name: string): Light => {
  const hue = hueOf(name)
  return lightOf({ lightness: 0.6, chroma: 0.11, hue }, { lightness: 0.5, chroma: 0.1, hue: (hue + 50) % 360 })
}
