import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, fromOklch, type Rgb, toOklch } from './colour.ts'
import { accentOf, GROUNDS, hueOf, type Lights, lightsOf, lightsOfName, lightsOfPixels, type Theme } from './light.ts'

const THEMES: readonly Theme[] = ['dark', 'light']
/** How much of the glow lies where text stands (app/light.css). */
const GLOW_AT_TEXT = { dark: 0.22, light: 0.45 }

const channel = fc.integer({ min: 0, max: 255 })
const anyColour: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel)
const parse = (css: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(Number)
  return [red, green, blue]
}
const picture = (...parts: [Rgb, number][]): number[] =>
  parts.flatMap(([colour, times]) => Array.from({ length: times }, () => [...colour, 255]).flat())
const hueOfCss = (css: string): number => toOklch(parse(css)).hue
const mixed = (over: Rgb, share: number, under: Rgb): Rgb =>
  under.map((part, at) => part * (1 - share) + (over[at] ?? 0) * share) as unknown as Rgb

/** The accent can be read upon the bare ground, upon the lit one, and the ground's colour upon the accent. */
const expectReadable = (lights: Lights) => {
  for (const theme of THEMES) {
    const { accent, onAccent, glow, glowAside } = lights[theme]
    const ground = GROUNDS[theme]
    expect(contrast(parse(accent), ground), `${accent} upon ${theme}`).toBeGreaterThanOrEqual(7)
    expect(contrast(parse(accent), parse(onAccent))).toBeGreaterThanOrEqual(7)
    for (const lit of [glow, glowAside].map((each) => mixed(parse(each), GLOW_AT_TEXT[theme], ground))) {
      expect(contrast(parse(accent), lit), `${accent} upon ${theme} lit by ${glow}`).toBeGreaterThanOrEqual(4.5)
    }
  }
}

describe('colours', () => {
  it('come back unchanged from the eye’s order', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const back = fromOklch(toOklch(colour))
        expect(Math.max(...back.map((part, at) => Math.abs(part - (colour[at] ?? 0))))).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('black upon white has the greatest contrast there is', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  })
})

describe('the light of a cover', () => {
  it('is readable upon both grounds, and they upon it, whatever the cover', () => {
    fc.assert(fc.property(anyColour, (colour) => expectReadable(lightsOfPixels(picture([colour, 4])))))
  })

  it('is readable in every hue, as pale or strong as a colour can be', () => {
    for (let hue = 0; hue < 360; hue += 3) {
      for (const chroma of [0, 0.04, 0.12, 0.32]) {
        for (const lightness of [0.1, 0.5, 0.95]) {
          const colour = { lightness, chroma, hue }
          expectReadable(lightsOf(colour, { ...colour, hue: (hue + 180) % 360 }))
        }
      }
    }
  })

  it('is readable for a song without one, whatever its name', () => {
    fc.assert(fc.property(fc.string(), (name) => expectReadable(lightsOfName(name))))
  })

  it('keeps its hue upon both grounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), (hue) => {
        for (const theme of THEMES) {
          const off = Math.abs(toOklch(accentOf({ lightness: 0.6, chroma: 0.12, hue }, theme)).hue - hue)
          expect(Math.min(off, 360 - off)).toBeLessThan(8)
        }
      }),
    )
  })

  it('takes its hue from a small lamp before a large grey wall', () => {
    const red: Rgb = [220, 40, 30]
    const { accent } = lightsOfPixels(picture([[120, 120, 122], 90], [red, 10])).dark
    expect(Math.abs(hueOfCss(accent) - toOklch(red).hue)).toBeLessThan(12)
  })

  it('has two colours when the cover has two', () => {
    const lights = lightsOfPixels(picture([[230, 120, 20], 60], [[30, 60, 200], 40]))
    for (const theme of THEMES) expect(lights[theme].glow).not.toBe(lights[theme].glowAside)
  })

  it('is a warm white when the cover is black and white, empty or transparent', () => {
    const grey = lightsOfPixels(picture([[0, 0, 0], 5], [[255, 255, 255], 5]))
    expect(lightsOfPixels([])).toEqual(grey)
    expect(lightsOfPixels([200, 30, 30, 0])).toEqual(grey)
    for (const theme of THEMES) expect(toOklch(parse(grey[theme].accent)).chroma).toBeLessThan(0.05)
  })

  it('differs between songs without covers', () => {
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => Math.round(hueOf(name) / 10))).size).toBeGreaterThan(4)
  })
})
