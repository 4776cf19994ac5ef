import { harmony } from '../synth/harmony.ts'
import { melody } from '../synth/score.ts'

/** First bar of every section; the last is where the piece ends. */
export const form = { intro: 0, first: 4, middle: 12, again: 20, outro: 28, end: 34 }

const themeChords = [
  'Ab1: C4 Eb4 G4 Bb4',
  'G1: B3 Eb4 F4 Ab4',
  'C2: Bb3 D4 Eb4 G4',
  'Bb1: Ab3 C4 Db4 F4 / Eb2: G3 C4 Db4 F4',
  'Ab1: G3 Bb3 C4 Eb4',
  'G1: F3 B3 Eb4 Ab4',
  'C2: Eb3 Bb3 D4 G4',
  'F2: Ab3 C4 Eb4 G4 / Bb1: Ab3 C4 D4 G4',
]

const middleChords = [
  'Eb2: G3 Bb3 D4 F4',
  'D2: Ab3 C4 D4 F4 / G1: Ab3 B3 D4 F4',
  'C2: G3 Bb3 D4 Eb4',
  'F2: A3 D4 Eb4 G4',
  'F2: Ab3 C4 Eb4 G4',
  'Bb1: Ab3 B3 Eb4 F4',
  'Eb2: G3 Bb3 D4 F4',
  'Bb1: Ab3 C4 Db4 F4 / Eb2: G3 B3 Db4 E4',
]

export const chords = [
  ...harmony(
    ['F2: Ab3 C4 Eb4 G4', 'Bb1: Ab3 C4 D4 G4', 'Eb2: G3 Bb3 D4 F4', 'Bb1: Ab3 C4 Db4 F4 / Eb2: G3 C4 Db4 F4'],
    form.intro,
    4,
  ),
  ...harmony(themeChords, form.first, 4),
  ...harmony(middleChords, form.middle, 4),
  ...harmony(themeChords, form.again, 4),
  ...harmony(
    [
      'Ab1: C4 Eb4 G4 Bb4',
      'Ab1: B3 Eb4 F4 Ab4',
      'G1: Bb3 D4 F4 G4',
      'C2: Bb3 D4 Eb4 G4',
      'F2: Ab3 C4 Eb4 G4 / Bb1: Ab3 C4 D4 G4',
      'Eb2: G3 Bb3 D4 F4 Bb4',
    ],
    form.outro,
    4,
  ),
]

const theme = [
  '1.5 Eb5 .5, 2 G5 .75, 2.75 Bb5 1.25',
  '.5 Ab5 .25, .75 G5 .75, 1.5 Eb5 1.5',
  '0 D5 .75, .75 Eb5 .75, 1.5 G5 2',
  '.5 F5 .5, 1 Eb5 .75, 1.75 C5 1.75',
  '1.5 Eb5 .5, 2 G5 .75, 2.75 Bb5 .5, 3.25 C6 .75',
  '.25 Ab5 .5, .75 G5 .75, 1.5 F5 .5, 2 Eb5 1.25',
  '0 Eb5 .5, .5 D5 .5, 1 G4 2.25',
  '1.5 C5 .5, 2 D5 .5, 2.75 F5 .5, 3.25 G5 .75',
]

/** The vibraphone: theme, its return with small ornaments, and the farewell. */
export const vibes = [
  ...melody(['', '', '', '2.5 F5 .5, 3 Db5 .5, 3.5 C5 .5'], form.intro),
  ...melody(theme, form.first),
  ...melody(
    [
      '1.25 D5 .25, 1.5 Eb5 .5, 2 G5 .75, 2.75 Bb5 1.25',
      '.25 Bb5 .25, .5 Ab5 .25, .75 G5 .75, 1.5 Eb5 1.5, 3.5 B4 .5',
      '0 D5 .75, .75 Eb5 .75, 1.5 G5 1.25, 3 C6 .5, 3.5 Bb5 .5',
      '0 F5 .75, .75 Eb5 1, 1.75 C5 1.75',
      '1.25 D5 .25, 1.5 Eb5 .5, 2 G5 .75, 2.75 Bb5 .5, 3.25 D6 .75',
      '.25 Bb5 .5, .75 Ab5 .75, 1.5 G5 .5, 2 Eb5 1.25',
      '0 Eb5 .5, .5 D5 .5, 1 G4 2.25',
      '1.5 C5 .5, 2 Eb5 .5, 2.75 F5 .5, 3.25 G5 .75',
    ],
    form.again,
  ),
  ...melody(
    [
      '0 Bb5 2, 2.75 G5 1.25',
      '0 Ab5 1.5, 1.75 F5 .75, 2.5 Eb5 1.5',
      '.5 D5 .5, 1 F5 1, 2 G5 2',
      '',
      '1.5 C5 .5, 2 D5 2',
      '1.5 Eb5 .5, 2 G5 .5, 2.5 Bb5 .5, 3 D6 3',
    ],
    form.outro,
  ),
]

/** The nylon guitar: it sings the middle and answers the theme when it returns. */
export const guitar = [
  ...melody(
    [
      '0 Bb4 1.5, 1.5 G4 .5, 2 F4 1, 3 D4 1',
      '0 F4 1.5, 1.5 D4 .5, 2 D4 .5, 2.5 B3 1.5',
      '0 G4 1.5, 1.5 Eb4 .5, 2 D4 1, 3 Bb3 1',
      '0 A3 1.5, 1.75 C4 .5, 2.25 D4 1.75',
      '0 C4 .75, .75 Eb4 .75, 1.5 G4 .5, 2 Ab4 1.5, 3.5 G4 .5',
      '0 F4 1.5, 1.5 Eb4 .5, 2 B3 2',
      '0 Bb3 2, 2.5 D4 .5, 3 Eb4 .5, 3.5 G4 .5',
      '0 F4 1.5, 1.5 Db4 .5, 2 B3 1, 3 Db4 1',
    ],
    form.middle,
    12,
  ),
  ...melody(
    [
      '0 C5 1',
      '2.75 B4 .5, 3.25 G4 .75',
      '3 D5 .5, 3.5 Eb5 .5',
      '2.75 F4 .5, 3.25 G4 .75',
      '0 C5 1',
      '3 Ab4 .5, 3.5 G4 .5',
      '2.5 Bb4 .5, 3 D5 1',
      '0 Eb5 1.25',
    ],
    form.again,
  ),
  ...melody(['', '', '', '1.5 Eb5 .5, 2 D5 .75, 2.75 Bb4 1.25', '', '0 G4 4'], form.outro),
]
