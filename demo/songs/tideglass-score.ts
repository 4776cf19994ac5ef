import { harmony } from '../synth/harmony.ts'
import { melody } from '../synth/score.ts'

/** First bar of every section; the last is where the piece ends. */
export const form = {
  intro: 0,
  pulse: 4,
  first: 8,
  middle: 16,
  calm: 24,
  build: 32,
  again: 36,
  height: 44,
  outro: 52,
  end: 57,
}

const tide = ['C#2: C#4 E4 G#4 B4 D#5', 'A1: C#4 E4 G#4 B4 E5', 'G#1: B3 E4 G#4 B4 F#5', 'B1: B3 E4 F#4 B4 C#5']

const middleChords = [
  'F#1: A3 C#4 E4 G#4 C#5',
  'G#1: B3 D#4 F#4 B4 D#5',
  'A1: C#4 E4 G#4 B4 E5',
  'B1: D#4 F#4 B4 C#5 F#5',
  'F#1: C#4 E4 A4 C#5 G#5',
  'G#1: D#4 F#4 G#4 B4 F#5',
  'C#2: E4 G#4 B4 D#5 G#5',
  'B1: E4 F#4 B4 C#5 F#5 / B1: D#4 F#4 B4 C#5 F#5',
]

const calmChords = [
  'A1: C#4 E4 G#4 B4 D#5',
  'A1: C#4 D#4 G#4 B4 E5',
  'G#1: B3 E4 G#4 B4 F#5',
  'G#1: B3 E4 F#4 B4 G#5',
  'F#1: A3 C#4 E4 G#4 B4',
  'F#1: A3 C#4 G#4 B4 E5',
  'B1: B3 E4 F#4 A4 C#5',
  'B1: B3 D#4 F#4 A4 C#5',
]

const buildChords = ['B1: C#4 E4 A4 C#5 E5', 'B1: D#4 F#4 B4 D#5 F#5', 'B1: E4 A4 C#5 E5 G#5', 'B1: D#4 F#4 A4 C#5 F#5']

/** The same sea seen from higher up: the roots climb instead of falling. */
const againChords = ['A1: C#4 E4 G#4 B4 E5', 'B1: B3 E4 F#4 B4 C#5', 'C#2: C#4 E4 G#4 B4 D#5', 'G#1: B3 E4 G#4 B4 F#5']

export const chords = [
  ...harmony([...tide, ...tide], form.intro, 4),
  ...harmony([...tide, ...tide], form.first, 4),
  ...harmony(middleChords, form.middle, 4),
  ...harmony(calmChords, form.calm, 4),
  ...harmony(buildChords, form.build, 4),
  ...harmony([...againChords, ...againChords], form.again, 4),
  ...harmony([...tide, ...tide], form.height, 4),
  ...harmony(
    [
      'A1: C#4 E4 G#4 B4 E5',
      'G#1: B3 E4 G#4 B4 F#5',
      'F#1: A3 C#4 E4 G#4 C#5',
      'B1: B3 E4 F#4 B4 C#5',
      'E2: B3 E4 F#4 G#4 D#5',
    ],
    form.outro,
    4,
  ),
]

const theme = [
  '0 G#5 .75, .75 F#5 .75, 1.5 E5 1, 2.5 B4 .5, 3 C#5 .5, 3.5 E5 .5',
  '0 E5 1.25, 1.5 C#5 .5, 2 B4 1.5',
  '0 G#5 .75, .75 F#5 .75, 1.5 E5 1, 2.5 B4 .5, 3 E5 .5, 3.5 G#5 .5',
  '0 F#5 2.5, 3 E5 .5, 3.5 F#5 .5',
  '0 G#5 .75, .75 B5 .75, 1.5 G#5 1, 2.5 E5 .5, 3 F#5 .5, 3.5 G#5 .5',
  '0 C#6 1, 1 B5 .5, 1.5 G#5 .5, 2 E5 1.5, 3.5 F#5 .5',
  '0 G#5 .75, .75 F#5 .75, 1.5 E5 1, 2.5 B4 .5, 3 C#5 .5, 3.5 E5 .5',
  '0 F#5 1.5, 1.5 E5 .5, 2 F#5 2',
]

const returning = [
  '0 C#6 .75, .75 B5 .75, 1.5 G#5 1, 2.5 E5 .5, 3 F#5 .5, 3.5 G#5 .5',
  '0 F#5 1.25, 1.5 E5 .5, 2 B4 1.5',
  '0 G#5 .75, .75 F#5 .75, 1.5 E5 1, 2.5 D#5 .5, 3 E5 .5, 3.5 G#5 .5',
  '0 B5 2.5, 3 G#5 .5, 3.5 B5 .5',
  '0 C#6 .75, .75 B5 .75, 1.5 G#5 1, 2.5 E5 .5, 3 G#5 .5, 3.5 B5 .5',
  '0 C#6 1, 1 B5 .5, 1.5 F#5 .5, 2 E5 1.5, 3.5 F#5 .5',
  '0 G#5 .75, .75 F#5 .75, 1.5 E5 1, 2.5 B4 .5, 3 C#5 .5, 3.5 E5 .5',
  '0 G#5 1.5, 1.5 F#5 .5, 2 E5 2',
]

/** The plucked voice with the main theme. */
export const plucked = [
  ...melody(theme, form.first),
  ...melody(returning, form.again),
  ...melody(theme, form.height),
  ...melody(
    [
      '0 E5 1.25, 1.5 C#5 .5, 2 B4 1.5',
      '0 G#5 .75, .75 F#5 .75, 1.5 E5 2',
      '',
      '0 F#5 1.5, 1.5 E5 .5, 2 F#5 2',
      '0 G#5 4',
    ],
    form.outro,
  ),
]

const long = [
  '0 A4 1.5, 1.5 G#4 .5, 2 E4 2',
  '0 F#4 1.5, 1.5 G#4 .5, 2 B4 2',
  '0 C#5 1.5, 1.5 B4 .5, 2 G#4 1, 3 E4 1',
  '0 F#4 3, 3 E4 .5, 3.5 F#4 .5',
  '0 A4 1.5, 1.5 G#4 .5, 2 A4 1, 3 C#5 1',
  '0 B4 1.5, 1.5 F#4 .5, 2 D#4 2',
  '0 E4 1, 1 G#4 1, 2 B4 1, 3 D#5 1',
  '0 C#5 1.5, 1.5 B4 .5, 2 F#4 2',
]

/** The singing voice: the long line of the middle and a descant at the height. */
export const sung = [
  ...melody(long, form.middle, 12),
  ...melody(
    [
      '0 B4 3, 3 C#5 1',
      '0 C#5 2, 2 E5 2',
      '0 D#5 3, 3 B4 1',
      '0 C#5 2, 2 B4 2',
      '0 E5 3, 3 D#5 1',
      '0 C#5 2, 2 E5 2',
      '0 F#5 3, 3 E5 1',
      '0 C#5 2, 2 B4 2',
    ],
    form.height,
  ),
  ...melody(['0 E5 4', '', '', '', ''], form.outro),
]

/** Glass bells: they carry the quiet part and sparkle near the end. */
export const bells = [
  ...melody(
    [
      '0 G#5 1, 1.5 D#6 2',
      '2 B5 .5, 2.5 C#6 1.5',
      '0 B5 1, 1.5 F#6 2',
      '2 G#5 .5, 2.5 B5 1.5',
      '0 C#6 1, 1.5 E6 2',
      '2 G#5 .5, 2.5 B5 1.5',
      '0 C#6 1, 1.5 F#5 2',
      '1 A5 .5, 1.5 B5 .5, 2 C#6 2',
    ],
    form.calm,
  ),
  ...melody(
    ['', '', '3 D#6 .5, 3.5 G#6 1', '', '', '', '3 D#6 .5, 3.5 F#6 1', '2 E6 .5, 2.5 F#6 .5, 3 G#6 1'],
    form.again,
  ),
  ...melody(['1.5 B5 2', '1.5 B5 2', '0 A5 .5, .5 C#6 .5, 1 E6 2', '', '1 B5 .5, 1.5 D#6 .5, 2 G#6 2'], form.outro),
]
