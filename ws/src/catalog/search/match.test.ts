import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestMatches, type Described, GOOD_MATCH, matchScore } from './match.ts'

const song = (title: string, artist = '', seconds: number | null = null): Described => ({
  title,
  artist,
  durationMs: seconds === null ? null : seconds * 1000,
})
const roads = song('Roads', 'Portishead', 305)
const fits = (wanted: Described, found: Described) => matchScore(wanted, found) >= GOOD_MATCH

describe('the same music', () => {
  test.each<[Described, Described]>([
    [roads, song('Roads', 'Portishead', 305)],
    [roads, song('Portishead - Roads', 'somebody', 306)],
    [roads, song('Portishead - Roads (Official Video) [HD]', 'PortisheadVEVO', 304)],
    [roads, song('Roads', 'Portishead', null)],
    [roads, song('Roads - Remastered 2014', 'Portishead', 305)],
    [song('Numb', 'Linkin Park', 187), song('Numb (feat. Nobody)', 'Linkin Park', 188)],
    [song('Señorita', 'Shawn Mendes, Camila Cabello', 191), song('Senorita', 'Camila Cabello', 190)],
    [song('Live and Let Die', 'Wings', 192), song('Live And Let Die', 'Wings', 192)],
    [song('Roads (Live)', 'Portishead', 350), song('Portishead - Roads (Live in NYC)', 'x', 351)],
    [song('夜に駆ける', 'YOASOBI', 261), song('YOASOBI「夜に駆ける」 Official Music Video', 'Ayase / YOASOBI', 262)],
  ])('%j is %j', (wanted, found) => expect(fits(wanted, found)).toBe(true))
})

describe('other music', () => {
  test.each<[Described, Described]>([
    [roads, song('Glory Box', 'Portishead', 305)],
    [roads, song('Roads', 'Lawson', 305)],
    [roads, song('Roads', 'Portishead', 200)],
    [roads, song('Roads (Live)', 'Portishead', 305)],
    [roads, song('Portishead - Roads cover by Ada', 'Ada', 305)],
    [roads, song('Roads (karaoke)', 'Portishead', 305)],
    [roads, song('Portishead - Roads (slowed + reverb)', 'x', 305)],
    [roads, song('Portishead - Dummy full album with Roads and Sour Times and Glory Box', 'x', null)],
    [song('Roads (Live)', 'Portishead', 305), song('Roads', 'Portishead', 305)],
    [song('', '', null), roads],
    [roads, song('', '', null)],
    [song('Hello', 'Adele', 295), song('Hello', 'Lionel Richie', 250)],
  ])('%j is not %j', (wanted, found) => expect(fits(wanted, found)).toBe(false))
})

test('the best comes first, and what does not fit not at all', () => {
  const found = [
    song('Roads', 'Lawson', 305),
    song('Portishead - Roads tonight', 'x', 305),
    song('Roads', 'Portishead', 305),
  ]
  expect(bestMatches(roads, found)[0]).toBe(found[2])
  expect(bestMatches(roads, found)).not.toContain(found[0])
})

test('a score is from 0 to 1, and a song is itself', () => {
  const any = fc.record({ title: fc.string(), artist: fc.string(), durationMs: fc.option(fc.nat(1e6)) })
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(matchScore(one, other)).toBeGreaterThanOrEqual(0)
      expect(matchScore(one, other)).toBeLessThanOrEqual(1)
    }),
  )
  expect(matchScore(roads, roads)).toBe(1)
})
