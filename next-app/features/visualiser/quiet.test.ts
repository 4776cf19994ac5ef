import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Course, courseAfter, hasLeisure, QUIET_MS } from './quiet.ts'

const playing = (positionMs: number) => ({ itemId: 'moon', isPlaying: true, positionMs })
/** Looked at thirty times a second from 0 to `untilMs`, where the song stands as `placeAt` says. */
const watch = (untilMs: number, placeAt: (at: number) => number): Course => {
  let course: Course | null = null
  for (let at = 0; at <= untilMs; at += 33) course = courseAfter(course, playing(placeAt(at)), at)
  if (course === null) throw new Error('nothing was looked at')
  return course
}

test('nothing is drawn in the first moments of a song, and then it is', () => {
  expect(hasLeisure(watch(QUIET_MS - 34, (at) => at))).toBe(false)
  expect(hasLeisure(watch(QUIET_MS + 34, (at) => at))).toBe(true)
})

test('nothing is drawn in the first moments after a seek, wherever it leads', () => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 1e6 }), fc.boolean(), (byMs, isBack) => {
      const place = (at: number) => 1e7 + at + (at < 3000 ? 0 : isBack ? -byMs : byMs)
      expect(hasLeisure(watch(2900, place))).toBe(true)
      expect(hasLeisure(watch(3000 + QUIET_MS - 66, place))).toBe(false)
      expect(hasLeisure(watch(3000 + QUIET_MS + 66, place))).toBe(true)
    }),
  )
})

test('what stands is not drawn, and a song that goes on is new', () => {
  const long = watch(5000, (at) => at)
  expect(hasLeisure(courseAfter(long, { ...playing(5000), isPlaying: false }, 9000))).toBe(false)
  expect(hasLeisure(courseAfter(long, { ...playing(5020), itemId: 'sun' }, 5020))).toBe(false)
})
