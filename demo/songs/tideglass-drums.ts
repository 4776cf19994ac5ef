import { clap, hat, kick } from '../instruments/drums.ts'
import { riser, wash } from '../instruments/texture.ts'
import { placeStereo } from '../mix.ts'
import { filterStereo } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { type Clock, humanise } from '../synth/score.ts'
import { place, type Stereo } from '../synth/stereo.ts'
import { form } from './tideglass-score.ts'

const inRange = (bar: number, from: number, to: number): boolean => bar >= from && bar < to

/** Times in seconds of every bass drum; other tracks make room for them. */
export function kickTimes(clock: Clock): number[] {
  const times: number[] = []
  for (let bar = form.pulse; bar < form.outro; bar++) {
    if (inRange(bar, form.calm, form.build)) continue
    const lastOfBuild = bar === form.again - 1
    for (let beat = 0; beat < (lastOfBuild ? 2 : 4); beat++) times.push(clock.at(bar, beat))
  }
  times.push(clock.at(form.calm, 0), clock.at(form.outro, 0))
  return times.sort((a, b) => a - b)
}

export function playKicks(track: Stereo, times: number[], clock: Clock, random: Random): Stereo {
  const sound = kick({ hertz: 49, ring: 0.12, click: 0.22 }, random)
  const firstBeat = clock.at(form.first, 0) - 0.01
  // It starts as a heartbeat from the next room and only then steps in.
  for (const time of times) place(track, sound, time, time < firstBeat ? 0.34 : 0.52, 0)
  return filterStereo(track, { kind: 'highpass', hertz: 33 })
}

/** Claps, hats and the two swells that lead into the return. */
export function playPercussion(track: Stereo, clock: Clock, random: Random): Stereo {
  const hit = (sound: Float32Array, bar: number, beat: number, gain: number, pan: number): void => {
    const human = humanise(random, 0.003, 0.12)
    place(track, sound, clock.at(bar, beat) + human.late, gain * human.force, pan)
  }
  for (let bar = form.pulse; bar < form.outro; bar++) {
    if (inRange(bar, form.calm, form.build)) continue
    const building = inRange(bar, form.build, form.again)
    const high = bar >= form.again || inRange(bar, form.middle, form.calm)
    for (let step = 0; step < 16; step++) {
      const force = [0.08, 0.045, 0.14, 0.06][step % 4]
      if (!building) hit(hat(0.022, 0.012, 6800, random), bar, step / 4, force, -0.35)
    }
    if (bar < form.first || building) continue
    for (const beat of [1, 3]) hit(clap(random), bar, beat, 0.3, 0.06)
    if (bar % 4 === 3) hit(clap(random), bar, 3.75, 0.13, 0.2)
    if (high) for (const beat of [0.5, 1.5, 2.5, 3.5]) hit(hat(0.075, 0.002, 7600, random), bar, beat, 0.12, 0.3)
  }
  for (let step = 0; step < 28; step++) {
    const bar = form.build + 2 + Math.floor(step / 16)
    hit(clap(random), bar, (step % 16) / 4, 0.03 + 0.006 * step, 0.1 * (step % 2 ? 1 : -1))
  }
  place(track, riser(clock.beat * 14, random), clock.at(form.build, 0), 0.42, 0)
  for (const bar of [form.first, form.middle, form.again, form.height, form.outro]) {
    placeStereo(track, wash(3.4, random), clock.at(bar, 0), bar === form.again ? 0.3 : 0.18)
  }
  return filterStereo(track, { kind: 'highpass', hertz: 200 })
}
