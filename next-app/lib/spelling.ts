import { shareWords } from './share-words.ts'

/** The spelling alphabet of ICAO and ITU, which people know all over the world. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'alfa',
  b: 'bravo',
  c: 'charlie',
  d: 'delta',
  e: 'echo',
  f: 'foxtrot',
  g: 'golf',
  h: 'hotel',
  i: 'india',
  j: 'juliett',
  k: 'kilo',
  l: 'lima',
  m: 'mike',
  n: 'november',
  o: 'oscar',
  p: 'papa',
  q: 'quebec',
  r: 'romeo',
  s: 'sierra',
  t: 'tango',
  u: 'uniform',
  v: 'victor',
  w: 'whiskey',
  x: 'x-ray',
  y: 'yankee',
  z: 'zulu',
}

/** Each sign of a room's code with the word by which it is said aloud: letters alike everywhere, digits in the language of the page. */
export const spell = (code: string): { sign: string; word: string }[] =>
  [...code].map((sign) => ({ sign, word: LETTERS[sign] ?? shareWords.digits[sign] ?? sign }))
