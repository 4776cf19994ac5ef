import { harmony } from '../synth/harmony.ts'
import { melody } from '../synth/score.ts'

/** First bar of every section; the last is where the piece ends. */
export const form = { intro: 0, first: 4, second: 12, middle: 20, height: 28, coda: 36, end: 44 }

/** The bass walks down from the fourth degree to the fifth below. */
const descent = [
  'Bb2: F3 C4 D4',
  'A2: F3 A3 C4',
  'G2: D3 A3 Bb3',
  'F2: D3 A3 C4',
  'Eb2: Bb2 G3 D4',
  'D2: A2 F3 C4',
  'C2: G2 F3 Bb3',
  'C2: G2 E3 Bb3',
]

const rise = [
  'D3: A3 C4 E4',
  'C3: G3 C4 E4',
  'Bb2: F3 A3 D4',
  'A2: F3 A3 C4',
  'G2: D3 A3 Bb3',
  'A2: E3 G3 C4',
  'Bb2: F3 A3 E4',
  'C3: F3 Bb3 D4',
]

export const chords = [
  ...harmony(['F2: C3 A3 E4', 'F2: D3 Bb3 F4', 'F2: C3 A3 E4', 'C2: G2 F3 D4'], form.intro, 3),
  ...harmony(descent, form.first, 3),
  ...harmony(descent, form.second, 3),
  ...harmony(rise, form.middle, 3),
  ...harmony(descent, form.height, 3),
  ...harmony(
    [
      'Bb2: F3 A3 D4',
      'Bb2: F3 Ab3 Db4',
      'A2: F3 A3 C4',
      'D2: A2 F3 C4',
      'G2: D3 Bb3 F4',
      'C2: G2 F3 D4',
      'F2: C3 A3 E4',
      'F2: C3 G3 A3',
    ],
    form.coda,
    3,
  ),
]

const theme = [
  '0 A4 1, 1 C5 .5, 1.5 D5 1.5',
  '0 C5 2, 2 A4 1',
  '0 Bb4 1, 1 D5 .5, 1.5 F5 1.5',
  '0 E5 2, 2 C5 1',
  '0 D5 1, 1 G5 .5, 1.5 A5 1.5',
  '0 F5 1.5, 1.5 E5 .5, 2 C5 1',
  '0 D5 3',
  '0 C5 1, 1 E5 1, 2 G5 1',
]

/** The right hand of the piano. */
export const piano = [
  ...melody(['', '', '1 G4 1, 2 A4 1', '0 D5 2, 2 C5 1'], form.intro),
  ...melody(theme, form.first),
  ...melody(
    [
      '0 A4 .5, .5 C5 .5, 1 C5 .5, 1.5 D5 1.5',
      '0 C5 1.5, 1.5 Bb4 .5, 2 A4 1',
      '0 Bb4 1, 1 D5 .5, 1.5 F5 1, 2.5 G5 .5',
      '0 E5 1.5, 1.5 D5 .5, 2 C5 1',
      '0 D5 1, 1 G5 .5, 1.5 A5 1, 2.5 Bb5 .5',
      '0 A5 1, 1 F5 .5, 1.5 E5 .5, 2 C5 1',
      '0 D5 1.5, 1.5 F5 .5, 2 G5 1',
      '0 E5 2, 2 G5 1',
    ],
    form.second,
  ),
  ...melody(
    [
      '0 A5 2, 2 G5 1',
      '0 E5 1.5, 1.5 G5 .5, 2 C6 1',
      '0 A5 1, 1 F5 1, 2 D5 1',
      '0 C5 1.5, 1.5 F5 .5, 2 A5 1',
      '0 Bb5 2, 2 A5 1',
      '0 G5 1.5, 1.5 E5 .5, 2 C5 1',
      '0 D5 1, 1 E5 1, 2 A5 1',
      '0 G5 1.5, 1.5 A5 .5, 2 Bb5 1',
    ],
    form.middle,
  ),
  ...melody(theme.slice(0, 6), form.height, 12),
  ...melody(['0 D6 1.5, 1.5 C6 .5, 2 A5 1', '0 G5 1, 1 E5 1, 2 D5 1'], form.height + 6),
  ...melody(
    [
      '0 A4 1, 1 C5 .5, 1.5 D5 1.5',
      '0 Db5 1.5, 1.5 Bb4 1.5',
      '0 C5 2, 2 F5 1',
      '0 E5 3',
      '0 D5 1.5, 1.5 F5 1.5',
      '0 D5 2, 2 C5 1',
      '1 G4 1, 2 A4 1',
      '0 C5 1, 1 G5 2',
    ],
    form.coda,
  ),
]

/** A second voice on soft strings that comes in with the middle part. */
export const cello = [
  ...melody(
    ['0 F4 3', '0 E4 3', '0 D4 2, 2 F4 1', '0 A4 3', '0 G4 2, 2 F4 1', '0 E4 3', '0 F4 2, 2 E4 1', '0 D4 3'],
    form.middle,
  ),
  ...melody(
    ['0 D4 2, 2 F4 1', '0 A4 3', '0 G4 2, 2 F4 1', '0 E4 3', '0 G4 2, 2 Bb4 1', '0 A4 3', '0 G4 2, 2 F4 1', '0 E4 3'],
    form.height,
  ),
  ...melody(['0 F4 3', '0 F4 3', '0 A4 2, 2 G4 1', '0 F4 3'], form.coda),
]

/** High, far bells, few of them. */
export const bells = [
  ...melody(['', '2 F6 1', '', '2 C6 1', '', '2 E6 1', '', '1 D6 .5, 1.5 G6 1.5'], form.second),
  ...melody(['', '1.5 C6 1.5', '', '1.5 E6 1.5', '2 A6 1', '1.5 C6 1.5', '', ''], form.height),
  ...melody(['', '', '2 C6 1', '1.5 A6 1.5', '', '', '2 E6 1', '2 C7 1'], form.coda),
]
