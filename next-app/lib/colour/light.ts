import { contrast, fromOklch, type Oklch, type Rgb, toCss, toOklch } from './colour.ts'

/** The two grounds that a page may have: a night, or a warm paper. */
export type Theme = 'dark' | 'light'

/** What everything is drawn upon: `--color-ground` in app/tokens.css says the same. */
export const GROUNDS: Readonly<Record<Theme, Rgb>> = { dark: [14, 12, 10], light: [247, 241, 231] }

/** The light a cover gives to the page, as CSS colours: two for the glow, one for what can be acted on. */
export type Light = { glow: string; glowAside: string; accent: string; onAccent: string }

/** The same cover's light upon each ground. */
export type Lights = Readonly<Record<Theme, Light>>

type Range = readonly [least: number, most: number]

/** How colours are kept upon a ground: lightness and chroma as in Oklch. */
type Keeping = {
  /** At which lightness the search for the accent begins, and in which steps it goes on. */
  accentFrom: (lightness: number) => number
  step: number
  /** A comfortable reading contrast with the bare ground: enough is left of it where the ground is lit. */
  contrast: number
  /** A glow is never so much that text upon it fades, and never so little that it is nothing. */
  glow: Range
  glowChroma: number
}

const KEEPING: Readonly<Record<Theme, Keeping>> = {
  dark: { accentFrom: (own) => Math.max(own, 0.74), step: 0.01, contrast: 8, glow: [0.42, 0.66], glowChroma: 0.17 },
  light: { accentFrom: (own) => Math.min(own, 0.5), step: -0.01, contrast: 7.5, glow: [0.84, 0.9], glowChroma: 0.1 },
}
const ACCENT_CHROMA = 0.15

/** The accent in this colour's hue: as far from the ground as reading upon it asks, never garish. */
export const accentOf = ({ lightness, chroma, hue }: Oklch, theme: Theme): Rgb => {
  const { accentFrom, step, contrast: least } = KEEPING[theme]
  for (let light = accentFrom(lightness); ; light += step) {
    const accent = fromOklch({ lightness: light, chroma: Math.min(chroma, ACCENT_CHROMA), hue })
    if (light <= 0 || light >= 1 || contrast(accent, GROUNDS[theme]) >= least) return accent
  }
}

const lightUpon = (theme: Theme, main: Oklch, aside: Oklch): Light => ({
  glow: toCss(fromOklch(glowing(main, KEEPING[theme]))),
  glowAside: toCss(fromOklch(glowing(aside, KEEPING[theme]))),
  accent: toCss(accentOf(main, theme)),
  onAccent: toCss(GROUNDS[theme]),
})

const glowing = ({ lightness, chroma, hue }: Oklch, { glow: [least, most], glowChroma }: Keeping): Oklch => ({
  lightness: Math.min(most, Math.max(least, lightness)),
  chroma: Math.min(chroma, glowChroma),
  hue,
})

/** The light of two colours: `main` colours the accent and the nearer glow. */
export const lightsOf = (main: Oklch, aside: Oklch): Lights => ({
  dark: lightUpon('dark', main, aside),
  light: lightUpon('light', main, aside),
})

const BINS = 24
/** Below this chroma a hue says nothing. */
const GREY = 0.025

type Bin = { weight: number; lightness: number; a: number; b: number }

/**
 * The light of a picture given as RGBA bytes: its strongest hue, and the strongest that differs from it. Colours count
 * by chroma, so that a small lamp outshines a large grey wall; a picture without hue gives a warm white.
 */
export const lightsOfPixels = (rgba: ArrayLike<number>): Lights => {
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
  if (first === undefined || first.weight === 0) return lightsOf(WARM_WHITE, WARM_WHITE)
  const second = ranked.find(({ place, weight }) => weight > 0 && apart(place, first.place) >= 3) ?? first
  return lightsOf(mean(first), mean(second))
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
export const lightsOfName = (name: string): Lights => {
  const hue = hueOf(name)
  return lightsOf({ lightness: 0.6, chroma: 0.11, hue }, { lightness: 0.5, chroma: 0.1, hue: (hue + 50) % 360 })
}
