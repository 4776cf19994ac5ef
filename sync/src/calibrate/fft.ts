/** A complex signal or spectrum: two arrays of one length, a power of two. */
export type Complex = { re: Float64Array; im: Float64Array }

export const complex = (length: number): Complex => ({ re: new Float64Array(length), im: new Float64Array(length) })

/** Transforms signals of one length, in place (radix 2, decimation in time; Cooley and Tukey 1965). */
export class Fft {
  readonly length: number
  readonly #cos: Float64Array
  readonly #sin: Float64Array
  readonly #mirrored: Uint32Array

  /** `length` is a power of two. */
  constructor(length: number) {
    this.length = length
    const turns = Float64Array.from({ length: length / 2 }, (_, k) => (2 * Math.PI * k) / length)
    this.#cos = turns.map(Math.cos)
    this.#sin = turns.map(Math.sin)
    const bits = Math.log2(length)
    this.#mirrored = Uint32Array.from({ length }, (_, n) => {
      let mirrored = 0
      for (let bit = 0; bit < bits; bit++) mirrored |= ((n >> bit) & 1) << (bits - 1 - bit)
      return mirrored
    })
  }

  /** Signal to spectrum. */
  forward({ re, im }: Complex): void {
    this.#mirror(re)
    this.#mirror(im)
    const { length } = this
    for (let half = 1; half < length; half *= 2) {
      const stride = length / (2 * half)
      for (let start = 0; start < length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const cos = this.#cos[k * stride] as number
          const sin = this.#sin[k * stride] as number
          const a = start + k
          const b = a + half
          const tre = (re[b] as number) * cos + (im[b] as number) * sin
          const tim = (im[b] as number) * cos - (re[b] as number) * sin
          re[b] = (re[a] as number) - tre
          im[b] = (im[a] as number) - tim
          re[a] = (re[a] as number) + tre
          im[a] = (im[a] as number) + tim
        }
      }
    }
  }

  /** Spectrum to signal, `length` times too large. */
  backward({ re, im }: Complex): void {
    // Exchanging the real and the imaginary part turns the transform round.
    this.forward({ re: im, im: re })
  }

  #mirror(values: Float64Array): void {
    for (let n = 0; n < this.length; n++) {
      const mirrored = this.#mirrored[n] as number
      if (n >= mirrored) continue
      const kept = values[n] as number
      values[n] = values[mirrored] as number
      values[mirrored] = kept
    }
  }
}
