import { CHIRP_S, chirpAt, type Sweep } from './chirp.ts'
import { type Complex, complex, Fft } from './fft.ts'

/** Long enough that little of each block is spent on its overlap. */
const BLOCK = 16_384

/**
 * How much of a chirp begins at each sample of a recording: the envelope of the recording's correlation with it, for each
 * of `sweeps`. (Matched filter, Turin 1960, on the analytic chirp; by blocks, overlap-save.)
 */
export const envelopesOf = (samples: Float32Array, sampleRate: number, sweeps: readonly Sweep[]): Float32Array[] => {
  const fft = new Fft(BLOCK)
  const length = Math.ceil(CHIRP_S * sampleRate)
  const kernels = sweeps.map((sweep) => kernelOf(sweep, length, sampleRate, fft))
  const envelopes = sweeps.map(() => new Float32Array(samples.length))
  const step = BLOCK - length
  for (let from = 0; from < samples.length; from += step) {
    const block = complex(BLOCK)
    block.re.set(samples.subarray(from, from + BLOCK))
    fft.forward(block)
    for (const [n, kernel] of kernels.entries()) {
      const found = timesConjugate(block, kernel)
      fft.backward(found)
      const envelope = envelopes[n]?.subarray(from, from + step)
      for (let i = 0; i < (envelope?.length ?? 0); i++) {
        if (envelope) envelope[i] = Math.sqrt((found.re[i] as number) ** 2 + (found.im[i] as number) ** 2)
      }
    }
  }
  return envelopes
}

/** The chirp's spectrum, scaled so that the chirp itself gives about 1. */
const kernelOf = (sweep: Sweep, length: number, sampleRate: number, fft: Fft): Complex => {
  const kernel = complex(BLOCK)
  let power = 0
  for (let n = 0; n < length; n++) {
    const { re, im } = chirpAt(sweep, n / sampleRate)
    kernel.re[n] = re
    kernel.im[n] = im
    power += re * re
  }
  fft.forward(kernel)
  const scale = 1 / (power * BLOCK)
  return { re: kernel.re.map((value) => value * scale), im: kernel.im.map((value) => value * scale) }
}

const timesConjugate = (a: Complex, b: Complex): Complex => {
  const product = complex(a.re.length)
  for (let k = 0; k < a.re.length; k++) {
    const are = a.re[k] as number
    const aim = a.im[k] as number
    const bre = b.re[k] as number
    const bim = b.im[k] as number
    product.re[k] = are * bre + aim * bim
    product.im[k] = aim * bre - are * bim
  }
  return product
}
