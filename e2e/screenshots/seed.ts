import type { Song, SongId } from '@earshot/sync'
import { seededRandom } from '../rig/random.ts'

const random = seededRandom(2026)
const one = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value

const NOUNS = ['Harbour', 'Meadow', 'Lantern', 'Comet', 'Orchard', 'Window', 'River', 'Signal', 'Garden', 'Thunder']
const MOODS = ['Slow', 'Silver', 'Hidden', 'Second', 'Northern', 'Paper', 'Golden', 'Quiet', 'Electric', 'Last']
const ARTISTS = ['Ines Duarte', 'The Tin Roofs', 'Kaori Lindqvist', 'Museum Hours', 'Abel & the Tide', 'Noor Haddad']

/** Songs without covers, as a library collects them: enough to fill a queue. */
export const songsFor = (many: number): Song[] =>
  Array.from({ length: many }, (_, n) => ({
    songId: `picture-${n}` as SongId,
    title:
      n === 3
        ? 'A Title That Goes On for Rather Longer Than Anyone Would Have Thought It Could'
        : `${one(MOODS)} ${one(NOUNS)}`,
    artist: one(ARTISTS),
    album: '',
    durationMs: (120_000 + Math.floor(random() * 240_000)) as Song['durationMs'],
    coverUrl: null,
    source: { kind: 'url', url: `https://music.example/${n}.mp3`, mimeType: 'audio/mpeg', sizeBytes: null },
  }))

const NAMES = [
  'Ana',
  'Ben',
  'Chiara',
  'Dmitri',
  'Esi',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kemal',
  'Lotte',
  'Mira',
  'Nuno',
  'Oluchi',
  'Petra',
  'Quentin',
  'Rosa',
  'Sven',
  'Tomoko',
  'Umar',
  'Vera',
  'Wanda',
  'Ximena',
  'Yael',
  'Zeno',
]

/** So many people, each with a name of their own. */
export const namesFor = (many: number): string[] =>
  Array.from({ length: many }, (_, n) => {
    const name = NAMES[n % NAMES.length] as string
    const round = Math.floor(n / NAMES.length)
    return round === 0 ? name : `${name} ${round + 1}`
  })

/** What is said, by whom. */
export const TALK: readonly (readonly [name: string, text: string])[] = [
  ['Chiara', 'good morning from the night shift'],
  ['Ben', 'this one is mine, turn it up'],
  ['Hana', '@Ben it is up'],
  ['Dmitri', 'train wifi again, and not one gap so far'],
  ['Chiara', 'liner notes: https://music.example/lamplight'],
  ['Esi', 'can we have the long one next?'],
  ['Ben', 'voted'],
  ['Hana', '🌙'],
]
