import { createFilter } from '../synth/filter.ts'
import { SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

/** Mean square of each 100 ms step after the ear's weighting (ITU-R BS.1770). */
function weightedSteps(buffer: Stereo): number[] {
  const step = SAMPLE_RATE / 10
  const steps = new Array<number>(Math.floor(buffer.left.length / step)).fill(0)
  for (const channel of [buffer.left, buffer.right]) {
    const shelf = createFilter({ kind: 'highshelf', hertz: 1682, q: 0.7072, gain: 4 })
    const rumble = createFilter({ kind: 'highpass', hertz: 38.1, q: 0.5003 })
    for (let i = 0; i < steps.length * step; i++) {
      const weighted = rumble(shelf(channel[i]))
      steps[Math.floor(i / step)] += (weighted * weighted) / step
    }
  }
  return steps
}

const toLufs = (meanSquare: number): number => -0.691 + 10 * Math.log10(meanSquare)
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Integrated loudness in LUFS, with both gates of the standard. */
export function loudness(buffer: Stereo): number {
  const steps = weightedSteps(buffer)
  const blocks = steps.slice(3).map((_, i) => mean(steps.slice(i, i + 4)))
  const audible = blocks.filter((block) => toLufs(block) > -70)
  const gate = toLufs(mean(audible)) - 10
  return toLufs(mean(audible.filter((block) => toLufs(block) > gate)))
}
