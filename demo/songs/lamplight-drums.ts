import { brushSnare, brushSweep, hat, kick, rim } from '../instruments/drums.ts'
import { filterStereo } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { type Clock, humanise } from '../synth/score.ts'
import { place, type Stereo } from '../synth/stereo.ts'
import { form } from './lamplight-score.ts'

/** Hits of one bar as [beat, force]. */
type Hits = [number, number][]

const kicks: Hits[] = [
  [
    [0, 0.9],
    [1.75, 0.5],
    [2.5, 0.78],
  ],
  [
    [0, 0.9],
    [2.5, 0.8],
    [3.75, 0.42],
  ],
]
const snares: Hits[] = [
  [
    [1, 0.8],
    [3, 0.85],
  ],
  [
    [1, 0.8],
    [2.25, 0.22],
    [3, 0.85],
    [3.75, 0.26],
  ],
]
const fill: Hits = [
  [1, 0.8],
  [2.75, 0.35],
  [3, 0.7],
  [3.25, 0.4],
  [3.5, 0.55],
  [3.75, 0.7],
]

/** Brushes, a soft bass drum and a closed hat for the whole song, into `track`. */
export function playBrushes(track: Stereo, clock: Clock, random: Random): Stereo {
  const hit = (sound: Float32Array, bar: number, beat: number, gain: number, pan: number, late = 0): void => {
    const human = humanise(random, 0.004, 0.1)
    place(track, sound, clock.at(bar, beat) + late + human.late, gain * human.force, pan)
  }
  const lastDrumBar = form.outro + 2
  for (let bar = form.first - 2; bar < lastDrumBar; bar++) {
    const full = bar >= form.first
    const closing = bar === form.middle - 1 || bar === form.again - 1 || bar === form.outro - 1
    for (let beat = 0; beat < 4; beat++) {
      const sweep = brushSweep(clock.beat * 0.95, random)
      hit(sweep, bar, beat, beat % 2 ? 0.26 : 0.2, beat % 2 ? 0.3 : -0.3)
    }
    for (let eighth = 0; eighth < 8; eighth++) {
      const force = eighth % 2 ? 0.11 : 0.17
      hit(hat(0.026, 0.002, 6500, random), bar, eighth / 2, force, 0.34)
    }
    if (bar % 2) hit(hat(0.02, 0.002, 6500, random), bar, 2.75, 0.09, 0.34)
    if (!full) continue
    for (const [beat, force] of kicks[bar % 2]) {
      hit(kick({ hertz: 52, ring: 0.13, click: 0.1 }, random), bar, beat, force * 0.5, 0)
    }
    // The backbeat drags a little: that is where the ease comes from.
    for (const [beat, force] of closing ? fill : snares[bar % 2]) {
      hit(brushSnare(random), bar, beat, force * 0.5, -0.08, 0.012)
    }
    if (bar >= form.middle && bar < form.again) hit(rim(), bar, bar % 2 ? 2.25 : 1.75, 0.09, -0.4)
  }
  hit(kick({ hertz: 52, ring: 0.13, click: 0.1 }, random), lastDrumBar, 0, 0.4, 0)
  return filterStereo(track, { kind: 'lowpass', hertz: 9000 }, { kind: 'highpass', hertz: 34 })
}
