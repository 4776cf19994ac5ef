import type { Theme } from './light.ts'

/**
 * A square picture of RGBA bytes, out of focus: three passes of a box of `radius` pixels to each side, which is near a
 * Gaussian (Wells, "Efficient synthesis of Gaussian filters by cascaded uniform filters", 1986). Edges repeat outward.
 */
export const soften = (rgba: Uint8ClampedArray, side: number, radius: number): Uint8ClampedArray<ArrayBuffer> => {
  let picture = new Uint8ClampedArray(rgba)
  for (let pass = 0; pass < 3; pass++) {
    picture = boxed(boxed(picture, side, radius, 4, side * 4), side, radius, side * 4, 4)
  }
  return picture
}

/** Averages along one direction: `along` is the distance of neighbours, `across` that of lines, in bytes. */
const boxed = (rgba: Uint8ClampedArray, side: number, radius: number, along: number, across: number) => {
  const answer = new Uint8ClampedArray(rgba.length)
  const clamp = (place: number) => Math.min(side - 1, Math.max(0, place))
  for (let line = 0; line < side; line++) {
    for (let channel = 0; channel < 4; channel++) {
      const start = line * across + channel
      const at = (place: number) => rgba[start + clamp(place) * along] ?? 0
      let sum = 0
      for (let place = -radius; place <= radius; place++) sum += at(place)
      for (let place = 0; place < side; place++) {
        answer[start + place * along] = sum / (2 * radius + 1)
        sum += at(place + radius + 1) - at(place - radius)
      }
    }
  }
  return answer
}

const SATURATION = 1.5
/**
 * A halo's mean lightness, 0..255, where the cover allows: in the dark a white cover's does not outshine the title beneath it, and on
 * paper a black one's is no stain.
 */
const MEAN_LIGHTNESS: Readonly<Record<Theme, number>> = { dark: 92, light: 204 }
/** A dark cover is not made lighter than this many times, nor a light one darker on paper. */
const MOST_GAIN = 1.25

const greyOf = (rgba: Uint8ClampedArray, at: number): number =>
  0.3 * (rgba[at] ?? 0) + 0.59 * (rgba[at + 1] ?? 0) + 0.11 * (rgba[at + 2] ?? 0)

/**
 * The light around a cover upon a ground: of a square picture whose middle `coverSide` pixels are the cover, everything out of
 * focus, richer and evenly light, and fading out beyond the cover.
 */
export const haloOfPixels = (
  rgba: Uint8ClampedArray,
  side: number,
  coverSide: number,
  theme: Theme,
): Uint8ClampedArray<ArrayBuffer> => {
  const margin = (side - coverSide) / 2
  const isCover = (place: number) => place >= margin && place < side - margin
  const picture = new Uint8ClampedArray(rgba.length)
  const pixels = side * side
  // Light is reckoned from black in the dark, and from white on paper.
  const fromBare = (value: number) => (theme === 'dark' ? value : 255 - value)
  let sum = 0
  for (let pixel = 0; pixel < pixels; pixel++) sum += fromBare(greyOf(rgba, pixel * 4))
  const gain = Math.min(MOST_GAIN, (fromBare(MEAN_LIGHTNESS[theme]) * pixels) / Math.max(1, sum))
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(pixel * 4, pixel * 4 + 3)
    const grey = greyOf(rgba, pixel * 4)
    const shine = (channel: number) => fromBare(gain * fromBare(grey + SATURATION * (channel - grey)))
    const alpha = isCover(pixel % side) && isCover(Math.floor(pixel / side)) ? 255 : 0
    picture.set([shine(red), shine(green), shine(blue), alpha], pixel * 4)
  }
  return soften(picture, side, Math.floor(margin / 3))
}
