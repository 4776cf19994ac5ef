import { tideglassCover } from '../covers/tideglass.ts'
import { chorus, duck } from '../effects/motion.ts'
import { synthBass } from '../instruments/bass.ts'
import { singingLead } from '../instruments/lead.ts'
import { glassBell } from '../instruments/mallets.ts'
import { pad } from '../instruments/pad.ts'
import { synthPluck } from '../instruments/synth-pluck.ts'
import { createDesk, placeStereo } from '../mix.ts'
import type { Song } from '../song.ts'
import { automation } from '../synth/envelope.ts'
import { filterStereo } from '../synth/filter.ts'
import { hertz } from '../synth/pitch.ts'
import { createRandom, type Random } from '../synth/random.ts'
import { createClock, humanise } from '../synth/score.ts'
import { place, type Stereo } from '../synth/stereo.ts'
import { kickTimes, playKicks, playPercussion } from './tideglass-drums.ts'
import { bells, chords, form, plucked, sung } from './tideglass-score.ts'

const SECONDS = 120
const clock = createClock({ bpm: 120, beatsPerBar: 4, slowing: { fromBar: 55, perBar: 0.06 } })

/** Which chord tone each sixteenth takes; three against four keeps it turning. */
const ARPEGGIO = [0, 2, 4, 1, 3, 4, 2, 3, 0, 2, 4, 3, 1, 3, 4, 2]
const ACCENTS = [1, 0.55, 0.62, 0.9, 0.55, 0.6, 0.92, 0.6, 0.8, 0.55, 0.62, 0.9, 0.55, 0.66, 0.86, 0.6]

/** Filter of the arpeggio in Hz over the song: it opens twice, like a tide. */
const opening = automation([
  [0, 1100],
  [clock.at(form.first, 0), 3300],
  [clock.at(form.middle, 0), 3800],
  [clock.at(form.calm, 0) - 0.1, 3900],
  [clock.at(form.calm, 0), 1500],
  [clock.at(form.build, 0), 1300],
  [clock.at(form.again, 0), 4600],
  [clock.at(form.outro, 0), 4200],
  [clock.at(form.end, 0), 900],
])

function playArpeggio(track: Stereo, random: Random): void {
  for (const { bar, beat, beats, voices } of chords) {
    const last = bar === form.end - 1
    for (let step = 0; step < beats * 4; step++) {
      const place16 = beat * 4 + step
      if (last && step > 5) break
      // In the quiet part only every other note is left.
      if (bar >= form.calm && bar < form.build && step % 2) continue
      const tone = last ? step % 5 : ARPEGGIO[place16 % 16]
      const at = clock.at(bar, place16 / 4)
      const { late, force } = humanise(random, 0.0025, 0.1)
      const sound = synthPluck(
        {
          hertz: hertz(voices[tone]),
          force: ACCENTS[place16 % 16] * 0.75 * force,
          ring: last ? 0.9 : 0.24,
          brightness: opening(at),
        },
        random,
      )
      place(track, sound, at + late, 0.34, step % 2 ? 0.55 : -0.55)
    }
  }
}

function playPads(track: Stereo, random: Random): void {
  for (const { bar, beat, beats, voices } of chords) {
    if (bar < form.pulse - 2) continue
    const last = bar === form.end - 1
    const high = bar >= form.again && bar < form.outro
    const bed = pad(
      {
        pitches: voices.slice(0, 4).map(hertz),
        seconds: last ? 5 : beats * clock.beat,
        attack: bar < form.first ? 0.9 : 0.25,
        release: last ? 3 : 0.7,
        brightness: high ? 3000 : 2100,
      },
      random,
    )
    placeStereo(track, bed, clock.at(bar, beat), bar >= form.calm && bar < form.build ? 0.85 : 0.8)
  }
}

function playBass(track: Stereo): void {
  for (const { bar, beat, beats, bass } of chords) {
    if (bar < form.first) continue
    const note = (at: number, pitch: number, length: number, force: number): void =>
      place(track, synthBass(hertz(pitch), force, length * clock.beat), clock.at(bar, beat + at), 0.5, 0)
    if (bar === form.end - 1) note(0, bass, 6, 0.5)
    else if (bar >= form.outro || (bar >= form.calm && bar < form.build)) note(0, bass, beats, 0.6)
    else {
      const hits = bar >= form.build && bar < form.again ? [0, 1, 2, 3] : [0, 0.75, 1.5, 2.5, 3, 3.5]
      hits.forEach((at, index) => {
        if (at >= beats) return
        const octave = at === 2.5 || at === 3.5 ? 12 : 0
        note(at, bass + octave, 0.42, index === 0 ? 0.84 : octave ? 0.56 : 0.7)
      })
    }
  }
}

function playVoices(desk: ReturnType<typeof createDesk>, hits: number[], random: Random): void {
  const pluckTrack = desk.track()
  for (const { bar, beat, pitch, beats } of plucked) {
    const { late, force } = humanise(random, 0.004, 0.08)
    const at = clock.at(bar, beat) + late
    const options = { hertz: hertz(pitch), force: 0.8 * force, ring: 0.3 + beats * 0.12, brightness: 3600 }
    place(pluckTrack, synthPluck(options, random), at, 0.44, 0.08)
    // A quiet bell an octave above gives the theme its shine.
    place(pluckTrack, glassBell(hertz(pitch + 12), 0.3, 0.5), at, 0.07, -0.2)
  }
  desk.add(pluckTrack, { gain: 1, room: 0.26, echo: 0.26 })

  const leadTrack = desk.track()
  for (const { bar, beat, pitch, beats } of sung) {
    const force = bar >= form.height ? 0.5 : 0.68
    place(leadTrack, singingLead(hertz(pitch), force, beats * clock.beat * 0.96), clock.at(bar, beat), 0.4, -0.12)
  }
  duck(leadTrack, hits, 0.15, 0.2)
  desk.add(leadTrack, { gain: 0.9, room: 0.4, echo: 0.3 })

  const bellTrack = desk.track()
  for (const { bar, beat, pitch, beats } of bells) {
    const { late, force } = humanise(random, 0.006, 0.1)
    place(
      bellTrack,
      glassBell(hertz(pitch), 0.6 * force, beats * clock.beat + 0.8),
      clock.at(bar, beat) + late,
      0.3,
      0.3,
    )
  }
  desk.add(bellTrack, { gain: 0.8, room: 0.5, echo: 0.34 })
}

function play(): Stereo {
  const random = createRandom(120)
  const desk = createDesk({
    seconds: SECONDS,
    room: { decay: 2.3, size: 1, damping: 5600, preDelay: 0.02 },
    echo: { seconds: clock.beat * 0.75, feedback: 0.42 },
  })
  const hits = kickTimes(clock)

  const arpeggio = desk.track()
  playArpeggio(arpeggio, random)
  filterStereo(arpeggio, { kind: 'highpass', hertz: 180 })
  desk.add(duck(arpeggio, hits, 0.22, 0.18), { gain: 0.95, room: 0.22, echo: 0.2 })

  const bed = desk.track()
  playPads(bed, random)
  filterStereo(bed, { kind: 'highpass', hertz: 200 })
  desk.add(duck(chorus(bed, 0.4), hits, 0.5, 0.28), { gain: 0.95, room: 0.3 })

  const bass = desk.track()
  playBass(bass)
  filterStereo(bass, { kind: 'highpass', hertz: 36 }, { kind: 'lowpass', hertz: 2400 })
  desk.add(duck(bass, hits, 0.55, 0.16), { gain: 0.62 })

  playVoices(desk, hits, random)
  desk.add(playKicks(desk.track(), hits, clock, random), { gain: 0.85 })
  desk.add(playPercussion(desk.track(), clock, random), { gain: 1.35, room: 0.12 })
  return desk.finish()
}

export const tideglass: Song = {
  slug: 'tideglass',
  title: 'Tideglass',
  play,
  master: {
    lufs: -15,
    fadeSeconds: 4,
    tone: [
      { kind: 'lowshelf', hertz: 80, gain: -2 },
      { kind: 'peak', hertz: 520, q: 0.7, gain: -1.5 },
      { kind: 'highshelf', hertz: 3000, gain: 3 },
    ],
  },
  cover: tideglassCover,
}
