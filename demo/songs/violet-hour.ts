import { violetHourCover } from '../covers/violet-hour.ts'
import { chorus } from '../effects/motion.ts'
import { feltPiano } from '../instruments/felt-piano.ts'
import { singingLead } from '../instruments/lead.ts'
import { glassBell } from '../instruments/mallets.ts'
import { pad } from '../instruments/pad.ts'
import { createDesk, placeStereo } from '../mix.ts'
import type { Song } from '../song.ts'
import { automation } from '../synth/envelope.ts'
import { filterStereo } from '../synth/filter.ts'
import { hertz } from '../synth/pitch.ts'
import { createRandom, type Random } from '../synth/random.ts'
import { createClock, humanise } from '../synth/score.ts'
import { place, type Stereo } from '../synth/stereo.ts'
import { bells, cello, chords, form, piano } from './violet-hour-score.ts'

const SECONDS = 113.5
const clock = createClock({ bpm: 75, beatsPerBar: 3, slowing: { fromBar: 40, perBar: 0.045 } })

/** Order in which the left hand breaks a chord into six eighths. */
const ROCKING = [0, 1, 2, 3, 2, 1]

/** How strongly the hands play, by bar: the piece is one long breath. */
const breath = automation([
  [form.intro, 0.46],
  [form.first, 0.56],
  [form.second, 0.62],
  [form.middle, 0.68],
  [form.height, 0.84],
  [form.height + 6, 0.8],
  [form.coda, 0.58],
  [form.end, 0.4],
])

/** Low strings sit left and high ones right, as the player hears them. */
const seat = (pitch: number): number => Math.max(-0.4, Math.min(0.4, (pitch - 63) / 56))

function playLeftHand(track: Stereo, random: Random): void {
  for (const { bar, bass, voices } of chords) {
    const tones = [bass, ...voices]
    const last = bar === form.end - 1
    ROCKING.forEach((tone, step) => {
      if (last && step > 3) return
      const { late, force } = humanise(random, 0.009, 0.1)
      const weight = step === 0 ? 0.9 : step === 3 ? 0.66 : 0.56
      // The pedal holds every note to the end of its bar.
      const held = last ? 9 : (3 - step / 2) * clock.beat + 0.12
      const sound = feltPiano(hertz(tones[tone]), breath(bar) * weight * force, held, random)
      place(track, sound, clock.at(bar, step / 2) + (step === 0 && bar === 0 ? 0 : late), 0.42, seat(tones[tone]))
    })
  }
}

function playRightHand(track: Stereo, random: Random): void {
  for (const { bar, beat, pitch, beats } of piano) {
    const { late, force } = humanise(random, 0.01, 0.08)
    const strength = Math.min(1, breath(bar) * (beat === 0 ? 1.16 : 1.04) * force)
    const held = bar >= form.end - 2 ? 9 : beats * clock.beat + 0.35
    const at = clock.at(bar, beat) + 0.014 + late
    place(track, feltPiano(hertz(pitch), strength, held, random), at, 0.52, seat(pitch))
    // At the height a quieter octave below gives the theme its body.
    if (bar >= form.height && bar < form.coda && beats >= 1) {
      place(track, feltPiano(hertz(pitch - 12), strength * 0.7, held, random), at + 0.012, 0.4, seat(pitch - 12))
    }
  }
}

function playStrings(track: Stereo, random: Random): void {
  const level = automation([
    [form.first, 0],
    [form.first + 3, 0.45],
    [form.second, 0.7],
    [form.height, 1.1],
    [form.coda, 0.85],
    [form.end, 0.6],
  ])
  for (const { bar, bass, voices } of chords) {
    if (level(bar) === 0) continue
    const last = bar === form.end - 1
    const low = bass < 43 ? bass + 12 : bass
    const upper = bar >= form.middle ? [...voices.slice(1), voices[2] + 12] : voices.slice(1)
    const bed = pad(
      {
        pitches: [low, ...upper].map(hertz),
        seconds: last ? 5 : 3 * clock.beat,
        attack: 0.9,
        release: last ? 4.5 : 1.5,
        brightness: 700 + 900 * breath(bar),
      },
      random,
    )
    placeStereo(track, bed, clock.at(bar, 0) - 0.12, level(bar))
  }
}

function play(): Stereo {
  const random = createRandom(1963)
  const desk = createDesk({
    seconds: SECONDS,
    room: { decay: 3.6, size: 1.35, damping: 4600, preDelay: 0.028 },
    echo: { seconds: clock.beat * 1.5, feedback: 0.36 },
  })

  const leftHand = desk.track()
  playLeftHand(leftHand, random)
  const rightHand = desk.track()
  playRightHand(rightHand, random)
  filterStereo(leftHand, { kind: 'highpass', hertz: 48 }, { kind: 'peak', hertz: 210, q: 0.7, gain: -2 })
  filterStereo(rightHand, { kind: 'highpass', hertz: 110 }, { kind: 'highshelf', hertz: 3200, gain: 2 })
  desk.add(leftHand, { gain: 0.92, room: 0.24 })
  desk.add(rightHand, { gain: 1.1, room: 0.3, echo: 0.06 })

  const strings = desk.track()
  playStrings(strings, random)
  filterStereo(strings, { kind: 'highpass', hertz: 120 }, { kind: 'peak', hertz: 300, q: 0.7, gain: -2.5 })
  desk.add(chorus(strings, 0.4), { gain: 1.1, room: 0.5 })

  const second = desk.track()
  for (const { bar, beat, pitch, beats } of cello) {
    place(second, singingLead(hertz(pitch), 0.42, beats * clock.beat), clock.at(bar, beat) - 0.03, 0.4, -0.25)
  }
  filterStereo(second, { kind: 'lowpass', hertz: 1900 })
  desk.add(second, { gain: 0.55, room: 0.6 })

  const far = desk.track()
  for (const { bar, beat, pitch } of bells) {
    place(far, glassBell(hertz(pitch), 0.4 + 0.1 * random.next(), 2.4), clock.at(bar, beat) + 0.01, 0.16, 0.42)
  }
  desk.add(far, { gain: 0.8, room: 0.9, echo: 0.4 })
  return desk.finish()
}

export const violetHour: Song = {
  slug: 'violet-hour',
  title: 'Violet Hour',
  play,
  master: {
    lufs: -15.5,
    fadeSeconds: 4.5,
    tone: [
      { kind: 'highshelf', hertz: 4200, gain: 2 },
      { kind: 'peak', hertz: 240, q: 0.6, gain: -1.5 },
    ],
  },
  cover: violetHourCover,
}
