import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FADE_MS,
  fadeAt,
  type Heard,
  inMinutes,
  leftMs,
  next,
  OFF,
  parseSleep,
  printSleep,
  type Sleep,
  withSong,
} from './sleep.ts'

const MINUTE = 60_000
const START = 1_700_000_000_000
const heard = (part: Partial<Heard> = {}): Heard => ({ itemId: 'moon', leftMs: 200_000, isMuted: false, ...part })

const anyHeard: fc.Arbitrary<Heard> = fc.record({
  itemId: fc.constantFrom('moon', 'sun', null),
  leftMs: fc.option(fc.integer({ min: 1, max: 400_000 })),
  isMuted: fc.boolean(),
})
const anySleep: fc.Arbitrary<Sleep> = fc.oneof(
  fc.constant(OFF),
  fc.integer({ min: 1, max: 1440 }).map((minutes) => inMinutes(minutes, START)),
  anyHeard.map((room) => withSong(room, START)),
  fc.constant<Sleep>({ phase: 'asleep' }),
)

describe('the sleep timer', () => {
  it('S1: lets all of it be heard until 20 s before its time, and nothing from then on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 0, max: 90_000_000 }), (minutes, ms) => {
        const state = inMinutes(minutes, START)
        const left = minutes * MINUTE - ms
        if (left >= FADE_MS) expect(fadeAt(state, START + ms)).toBe(1)
        if (left <= 0) expect(fadeAt(state, START + ms)).toBe(0)
        expect(next(state, heard(), START + ms).phase).toBe(left > 0 ? 'timed' : 'asleep')
      }),
    )
  })

  it('S3: only ever gets softer as time goes, whatever happens in the room', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), anyHeard), { maxLength: 60 }), (looks) => {
        let [state, now, before]: [Sleep, number, number] = [inMinutes(2, START), START, 1]
        for (const [ms, room] of looks) {
          now += ms
          state = next(state, room, now)
          if (state.phase !== 'timed') return
          expect(fadeAt(state, now)).toBeLessThanOrEqual(before)
          before = fadeAt(state, now)
        }
      }),
    )
  })

  it('S2: goes off with the song, paused and moved about as that may be', () => {
    let state = withSong(heard(), START)
    state = next(state, heard({ leftMs: null }), START + 1000)
    expect(leftMs(state, START + 1000)).toBeNull()
    expect(fadeAt(state, START + 1e9)).toBe(1)
    state = next(state, heard({ leftMs: 30_000 }), START + MINUTE)
    expect(leftMs(state, START + MINUTE)).toBe(30_000)
    expect(fadeAt(state, START + MINUTE + 20_000)).toBe(0.5)
    expect(next(state, heard({ itemId: 'sun' }), START + MINUTE + 30_010)).toEqual({ phase: 'asleep' })
    expect(next(state, heard({ itemId: null, leftMs: null }), START + MINUTE + 30_010)).toEqual({ phase: 'asleep' })
  })

  it('S2: goes on with the next song where somebody skips', () => {
    const state = next(withSong(heard(), START), heard({ itemId: 'sun', leftMs: 90_000 }), START + 5000)
    expect(state).toEqual({ phase: 'song', itemId: 'sun', endsAt: START + 95_000 })
  })

  it('is over when one hears again, by whatever way, and not before', () => {
    expect(next({ phase: 'asleep' }, heard({ isMuted: true }), START)).toEqual({ phase: 'asleep' })
    expect(next({ phase: 'asleep' }, heard(), START)).toBe(OFF)
    expect(fadeAt({ phase: 'asleep' }, START)).toBe(1)
  })

  it('is where it was after a reload, and off where what was kept is nonsense', () => {
    fc.assert(
      fc.property(anySleep, (state) => {
        expect(parseSleep(printSleep(state))).toEqual(state)
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseSleep(text)).toEqual(OFF)
      }),
    )
    for (const text of [null, '{"phase":"timed"}', '{"phase":"timed","endsAt":-1}', '{"phase":"song","endsAt":1}'])
      expect(parseSleep(text)).toEqual(OFF)
  })

  it('is the same value while nothing has changed', () => {
    fc.assert(
      fc.property(anySleep, anyHeard, (state, room) => {
        const once = next(state, room, START)
        expect(next(once, { ...room, isMuted: once.phase === 'asleep' || room.isMuted }, START)).toBe(once)
      }),
    )
  })
})
