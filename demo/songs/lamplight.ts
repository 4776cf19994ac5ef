import { lamplightCover } from '../covers/lamplight.ts'
import { autoPan, chorus, tape } from '../effects/motion.ts'
import { softBass } from '../instruments/bass.ts'
import { electricPiano } from '../instruments/electric-piano.ts'
import { vibraphone } from '../instruments/mallets.ts'
import { nylonString } from '../instruments/nylon-string.ts'
import { vinyl } from '../instruments/texture.ts'
import { createDesk } from '../mix.ts'
import type { Song } from '../song.ts'
import { automation } from '../synth/envelope.ts'
import { filterStereo } from '../synth/filter.ts'
import { hertz } from '../synth/pitch.ts'
import { createRandom, type Random } from '../synth/random.ts'
import { createClock, humanise, type Note } from '../synth/score.ts'
import { mapStereo, place, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'
import { playBrushes } from './lamplight-drums.ts'
import { chords, form, guitar, vibes } from './lamplight-score.ts'

const SECONDS = 111
const clock = createClock({ bpm: 78, beatsPerBar: 4, swing: 0.59, slowing: { fromBar: 31, perBar: 0.05 } })

/** How the right hand breaks up a whole bar: [beat, beats, force]. */
const compings: [number, number, number][][] = [
  [
    [0, 1.6, 0.62],
    [1.75, 0.5, 0.4],
    [2.5, 1.45, 0.54],
  ],
  [
    [0, 2.3, 0.62],
    [2.75, 0.3, 0.36],
    [3.25, 0.7, 0.46],
  ],
]
const halfBar: [number, number, number][] = [[0, 1.85, 0.58]]

function playKeys(track: Stereo, random: Random): void {
  for (const { bar, beat, beats, voices } of chords) {
    const last = bar === form.end - 1
    const sparse = bar < form.first - 2 || bar >= form.outro + 2
    const pattern = last ? [[0, 12, 0.55]] : beats < 4 ? halfBar : sparse ? [[0, 3.8, 0.56]] : compings[bar % 2]
    for (const [offset, length, force] of pattern) {
      const { late, force: touch } = humanise(random, 0.007, 0.08)
      voices.forEach((pitch, voice) => {
        // The hand rolls the chord a little, more so when there is time.
        const roll = voice * (length > 3 ? 0.026 : 0.009)
        const accent = voice === voices.length - 1 ? 1.12 : 0.92
        const sound = electricPiano(hertz(pitch), force * touch * accent, length * clock.beat, random)
        place(track, sound, clock.at(bar, beat + offset) + late + roll, 0.3, (pitch - 65) / 40)
      })
    }
  }
}

function playBass(track: Stereo): void {
  chords.forEach(({ bar, beat, beats, bass }, index) => {
    if (bar < form.first - 2) return
    const next = chords[index + 1]?.bass ?? bass
    const note = (at: number, pitch: number, length: number, force: number): void =>
      place(track, softBass(hertz(pitch), force, length * clock.beat), clock.at(bar, beat + at) + 0.006, 0.5, 0)
    if (bar >= form.outro + 2 || beats < 4) {
      note(0, bass, bar === form.end - 1 ? 9 : beats * 0.92, 0.78)
      return
    }
    const fifth = bass + 7 > 48 ? bass - 5 : bass + 7
    note(0, bass, 1.55, 0.82)
    note(1.75, bass, 0.55, 0.56)
    note(2.5, fifth, 0.85, 0.68)
    // A chromatic step leads into the next root.
    note(3.5, next + (bar % 2 ? 1 : -1), 0.42, 0.56)
  })
}

function playLine(
  track: Stereo,
  line: Note[],
  voice: (pitch: number, force: number, seconds: number) => Float32Array,
  pan: number,
  random: Random,
): void {
  for (const { bar, beat, pitch, beats } of line) {
    const { late, force } = humanise(random, 0.009, 0.12)
    const accent = beat % 1 === 0 ? 0.7 : 0.6
    const sound = voice(hertz(pitch), accent * force, beats * clock.beat + 0.25)
    place(track, sound, clock.at(bar, beat) + 0.012 + late, 0.34, pan)
  }
}

function play(): Stereo {
  const random = createRandom(78)
  const desk = createDesk({
    seconds: SECONDS,
    room: { decay: 1.7, size: 0.85, damping: 4200, preDelay: 0.014 },
    echo: { seconds: clock.beat * 0.75, feedback: 0.34 },
  })

  const keys = desk.track()
  playKeys(keys, random)
  filterStereo(
    keys,
    { kind: 'highpass', hertz: 130 },
    { kind: 'lowpass', hertz: 6800 },
    { kind: 'peak', hertz: 320, q: 0.8, gain: -2 },
  )
  autoPan(chorus(keys, 0.35), 3.9, 0.32)
  desk.add(tape(keys), { gain: 1, room: 0.2 })

  const bass = desk.track()
  playBass(bass)
  filterStereo(bass, { kind: 'highpass', hertz: 38 }, { kind: 'lowpass', hertz: 1400 })
  desk.add(bass, { gain: 0.7 })

  const mallets = desk.track()
  playLine(mallets, vibes, vibraphone, 0.1, random)
  autoPan(mallets, 4.6, 0.18)
  desk.add(tape(mallets), { gain: 0.92, room: 0.34, echo: 0.16 })

  const strings = desk.track()
  playLine(strings, guitar, (pitch, force, seconds) => nylonString(pitch, force, seconds, random), -0.3, random)
  filterStereo(strings, { kind: 'lowpass', hertz: 5200 })
  desk.add(tape(strings), { gain: 1.25, room: 0.3, echo: 0.14 })

  const drums = playBrushes(desk.track(), clock, random)
  desk.add(drums, { gain: 1.1, room: 0.12 })

  const surface = vinyl(SECONDS, random)
  const fade = automation([
    [0, 0.9],
    [clock.at(form.first, 0), 0.6],
    [SECONDS - 5, 0.8],
    [SECONDS - 0.3, 0],
  ])
  mapStereo(surface, (left, right, i) => [left * fade(i / SAMPLE_RATE), right * fade(i / SAMPLE_RATE)])
  desk.add(surface, { gain: 1 })
  return desk.finish()
}

export const lamplight: Song = {
  slug: 'lamplight',
  title: 'Lamplight',
  play,
  master: {
    lufs: -15,
    fadeSeconds: 5,
    tone: [
      { kind: 'lowshelf', hertz: 90, gain: -1.5 },
      { kind: 'peak', hertz: 620, q: 0.7, gain: -2 },
      { kind: 'highshelf', hertz: 2600, gain: 2.5 },
    ],
  },
  cover: lamplightCover,
}
