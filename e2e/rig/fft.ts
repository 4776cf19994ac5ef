/** A complex signal or spectrum: two arrays of one length, a power of two. */
export type Complex = { re: Float64Array; im: Float64Array }

export const complex = (length: number): Complex => ({ re: new Float64Array(length), im: new Float64Array(length) })

/** The least power of two that is not below `n`. */
export const powerOfTwo = (n: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, n)))

/** Twiddle factors by length: e^(-2 pi i k / length) for the first half of k. */
const twiddles = new Map<number, Complex>()

function twiddlesFor(length: number): Complex {
  const known = twiddles.get(length)
  if (known) return known
  const made = complex(length / 2)
  for (let k = 0; k < length / 2; k++) {
    made.re[k] = Math.cos((2 * Math.PI * k) / length)
    made.im[k] = -Math.sin((2 * Math.PI * k) / length)
  }
  twiddles.set(length, made)
  return made
}

function reverseBits({ re, im }: Complex): void {
  const length = re.length
  for (let i = 1, j = 0; i < length; i++) {
    let bit = length >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    const [a = 0, b = 0] = [re[i], im[i]]
    re[i] = re[j] ?? 0
    im[i] = im[j] ?? 0
    re[j] = a
    im[j] = b
  }
}

/** Replaces a signal by its discrete Fourier transform (radix 2, decimation in time; Cooley and Tukey 1965). */
export function fft(x: Complex): void {
  const { re, im } = x
  const length = re.length
  const turn = twiddlesFor(length)
  reverseBits(x)
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2
    const stride = length / size
    for (let start = 0; start < length; start += size) {
      for (let k = 0; k < half; k++) {
        const [wr, wi] = [turn.re[k * stride] as number, turn.im[k * stride] as number]
        const [a, b] = [start + k, start + k + half]
        const [br, bi] = [re[b] as number, im[b] as number]
        const [tr, ti] = [br * wr - bi * wi, br * wi + bi * wr]
        const [ar, ai] = [re[a] as number, im[a] as number]
        re[b] = ar - tr
        im[b] = ai - ti
        re[a] = ar + tr
        im[a] = ai + ti
      }
    }
  }
}

/** Replaces a spectrum by the signal it belongs to: the inverse of `fft`. */
export function inverseFft(x: Complex): void {
  // Swapping the real and imaginary parts before and after turns the transform round.
  fft({ re: x.im, im: x.re })
  const length = x.re.length
  for (let i = 0; i < length; i++) {
    x.re[i] = (x.re[i] as number) / length
    x.im[i] = (x.im[i] as number) / length
  }
}
