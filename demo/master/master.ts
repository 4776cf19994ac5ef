import { rise } from '../synth/envelope.ts'
import { type FilterOptions, filterStereo } from '../synth/filter.ts'
import { decibels, mapStereo, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'
import { limit } from './limiter.ts'
import { loudness } from './loudness.ts'

export interface MasterOptions {
  /** Integrated loudness to reach, in LUFS. */
  lufs: number
  /** Gentle tone shaping of the whole mix. */
  tone?: FilterOptions[]
  /** Length of the last fade, in seconds; it lies under the natural decay. */
  fadeSeconds: number
}

/** Room for the little that mp3 encoding adds to the peaks. */
const CEILING_DBTP = -1.9

/** Holds the loud parts together: about 1.6 to 1 above the threshold, in place. */
function glue(buffer: Stereo, thresholdDb: number): void {
  const attack = 1 - Math.exp(-1 / (0.03 * SAMPLE_RATE))
  const release = 1 - Math.exp(-1 / (0.25 * SAMPLE_RATE))
  let level = 0
  mapStereo(buffer, (left, right) => {
    const power = (left * left + right * right) / 2
    level += (power - level) * (power > level ? attack : release)
    const over = 10 * Math.log10(level + 1e-12) - thresholdDb
    // A soft knee of 6 dB each way.
    const bent = over <= -6 ? 0 : over >= 6 ? over : (over + 6) ** 2 / 24
    const gain = decibels(-bent * 0.38)
    return [left * gain, right * gain]
  })
}

function applyGain(buffer: Stereo, gain: number): void {
  mapStereo(buffer, (left, right) => [left * gain, right * gain])
}

/** Finishes a mix in place and returns what it measured. */
export function master(
  buffer: Stereo,
  { lufs, fadeSeconds, tone = [] }: MasterOptions,
): { lufs: number; reduction: number } {
  // Two stages make a steep cut: nothing useful lives below 25 Hz.
  filterStereo(buffer, { kind: 'highpass', hertz: 25, q: 0.54 }, { kind: 'highpass', hertz: 25, q: 1.31 }, ...tone)
  const end = buffer.left.length / SAMPLE_RATE
  mapStereo(buffer, (left, right, i) => {
    const gain = rise(end - i / SAMPLE_RATE, fadeSeconds)
    return [left * gain, right * gain]
  })
  applyGain(buffer, decibels(lufs - loudness(buffer)))
  glue(buffer, lufs - 1)
  applyGain(buffer, decibels(lufs - loudness(buffer)))
  const reduction = limit(buffer, decibels(CEILING_DBTP))
  return { lufs: loudness(buffer), reduction }
}
