import { describe, expect, it } from 'vitest'
import type { Theme } from './light.ts'
import { haloOfPixels, soften } from './soften.ts'

const SIDE = 9
const picture = (colourAt: (x: number, y: number) => number[]) =>
  new Uint8ClampedArray(Array.from({ length: SIDE * SIDE }, (_, n) => colourAt(n % SIDE, Math.floor(n / SIDE))).flat())
const red = (rgba: Uint8ClampedArray, x: number, y: number) => rgba[(y * SIDE + x) * 4] ?? -1

describe('a picture out of focus', () => {
  it('of one colour stays that colour to its edges', () => {
    const plain = picture(() => [200, 100, 50, 255])
    expect(soften(plain, SIDE, 2)).toEqual(plain)
  })

  it('lets a point of light run out evenly to all sides', () => {
    const soft = soften(
      picture((x, y) => (x === 4 && y === 4 ? [255, 0, 0, 255] : [0, 0, 0, 255])),
      SIDE,
      1,
    )
    expect(red(soft, 4, 4)).toBeGreaterThan(red(soft, 5, 4))
    expect(red(soft, 5, 4)).toBeGreaterThan(red(soft, 6, 4))
    expect([red(soft, 3, 4), red(soft, 4, 3), red(soft, 4, 5)]).toEqual(Array(3).fill(red(soft, 5, 4)))
  })

  it('leaves the one given as it was', () => {
    const sharp = picture((x) => [x * 20, 0, 0, 255])
    const copy = new Uint8ClampedArray(sharp)
    soften(sharp, SIDE, 2)
    expect(sharp).toEqual(copy)
  })
})

describe('a halo', () => {
  const alpha = (rgba: Uint8ClampedArray, x: number, y: number) => rgba[(y * SIDE + x) * 4 + 3] ?? -1
  const haloOf = (colour: number[], theme: Theme) =>
    haloOfPixels(
      picture(() => colour),
      SIDE,
      3,
      theme,
    )
  const WHITE = [255, 255, 255, 255]

  it('is strongest behind the cover and gone before the picture ends', () => {
    for (const theme of ['dark', 'light'] as const) {
      const halo = haloOf(WHITE, theme)
      expect(alpha(halo, 4, 4)).toBeGreaterThan(alpha(halo, 2, 4))
      expect(alpha(halo, 0, 0)).toBe(0)
    }
  })

  it('of a white cover stays darker than text in the dark', () => {
    expect(red(haloOf(WHITE, 'dark'), 4, 4)).toBeLessThan(180)
  })

  it('of a black cover stays lighter than text on paper', () => {
    expect(red(haloOf([0, 0, 0, 255], 'light'), 4, 4)).toBeGreaterThan(150)
  })
})
