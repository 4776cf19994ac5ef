import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, fromOklch, type Rgb, toOklch } from './colour.ts'
import { accentOf, hueOf, type Light, lightOfName, lightOfPixels, NIGHT } from './light.ts'

const channel = fc.integer({ min: 0, max: 255 })
const anyColour: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel)
const parse = (css: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = (css.match(/\d+/g) ?? []).map(Number)
  return [red, green, blue]
}
const picture = (...parts: [Rgb, number][]): number[] =>
  parts.flatMap(([colour, times]) => Array.from({ length: times }, () => [...colour, 255]).flat())
const hueOfCss = (css: string): number => toOklch(parse(css)).hue
const readable = ({ accent, onAccent }: Light): boolean =>
  contrast(parse(accent), NIGHT) >= 4.5 && contrast(parse(accent), parse(onAccent)) >= 4.5

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
  it('is readable upon the night, and dark text upon it, whatever the cover', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        expect(contrast(accentOf(toOklch(colour)), NIGHT)).toBeGreaterThanOrEqual(4.5)
        expect(readable(lightOfPixels(picture([colour, 4])))).toBe(true)
      }),
    )
  })

  it('is readable for a song without one, whatever its name', () => {
    fc.assert(fc.property(fc.string(), (name) => readable(lightOfName(name))))
  })

  it('takes its hue from a small lamp before a large grey wall', () => {
    const red: Rgb = [220, 40, 30]
    const { accent } = lightOfPixels(picture([[120, 120, 122], 90], [red, 10]))
    expect(Math.abs(hueOfCss(accent) - toOklch(red).hue)).toBeLessThan(12)
  })

  it('has two colours when the cover has two', () => {
    const { glow, glowAside } = lightOfPixels(picture([[230, 120, 20], 60], [[30, 60, 200], 40]))
    expect(glow).not.toBe(glowAside)
  })

  it('is a warm white when the cover is black and white, empty or transparent', () => {
    const grey = lightOfPixels(picture([[0, 0, 0], 5], [[255, 255, 255], 5]))
    expect(lightOfPixels([])).toEqual(grey)
    expect(lightOfPixels([200, 30, 30, 0])).toEqual(grey)
    expect(toOklch(parse(grey.accent)).chroma).toBeLessThan(0.05)
  })

  it('differs between songs without covers', () => {
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => Math.round(hueOf(name) / 10))).size).toBeGreaterThan(4)
  })
})
