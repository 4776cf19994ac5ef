/** Zero crossings of the sinc on each side: more is steeper. */
const LOBES = 12
/** Steps of the kernel's table between two zero crossings. */
const STEPS = 64

/** A Hann-windowed sinc, sampled finely; the index is the distance from its middle in 1/STEPS of a zero crossing. */
const kernel = Float64Array.from({ length: LOBES * STEPS + 2 }, (_, i) => {
  const x = i / STEPS
  if (x >= LOBES) return 0
  const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / LOBES))
})

/**
 * The same sound at another rate (samples a second), free of what the lower of both rates cannot hold; its sample n
 * belongs to the same instant as the input's sample `n * from / to`.
 */
export function resample(input: Float32Array, from: number, to: number): Float32Array {
  // The filter's edge is rather soft: it begins at four fifths of what the lower rate can hold.
  const crossing = Math.max(1, from / to) / 0.8
  const reach = LOBES * crossing
  const output = new Float32Array(Math.floor((input.length * to) / from))
  for (let n = 0; n < output.length; n++) {
    const middle = (n * from) / to
    const last = Math.min(input.length - 1, Math.floor(middle + reach))
    let sum = 0
    for (let i = Math.max(0, Math.ceil(middle - reach)); i <= last; i++) {
      const at = (Math.abs(i - middle) / crossing) * STEPS
      const step = at | 0
      const low = kernel[step] as number
      sum += (input[i] as number) * (low + (at - step) * ((kernel[step + 1] as number) - low))
    }
    output[n] = sum / crossing
  }
  return output
}
