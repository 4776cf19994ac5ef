import type { ItemId, SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import {
  carryOver,
  loudnessAt,
  naturalEnd,
  positionAt,
  replace,
  revokeFrom,
  soundingAt,
  startVoice,
  trimVoice,
  type Voice,
} from './voices.ts'

const RATE = 48_000
const output = (frame: number) => ({ sampleRate: RATE, frame })
let id = 0
const begin = (item: string, frame: number, positionS: number, at = frame, overlap = 0) => ({
  id: ++id,
  itemId: item as ItemId,
  songId: item as SongId,
  lengthS: 10,
  at,
  frame,
  positionS,
  overlap,
})
const start = (voices: Voice[], item: string, frame: number, positionS: number, now = 0) =>
  startVoice(voices, begin(item, frame, positionS), output(now))
const ends = (voices: readonly Voice[]) => voices.map(({ startFrame, endFrame }) => [startFrame, endFrame])
const NEVER = Number.POSITIVE_INFINITY

describe('the voices', () => {
  it('a start ends what sounds, and revokes what was ordered for later', () => {
    const voices = start(start(start([], 'a', 0, 0), 'b', 90_000, 0), 'c', 50_000, 3)
    expect(ends(voices)).toEqual([
      [0, 50_000],
      [50_000, NEVER],
    ])
  })

  it('a start of an item takes the place of an earlier one that has not begun, and leaves no hole', () => {
    const voices = start(start(start([], 'a', 0, 0), 'b', 50_000, 0, 10), 'b', 70_000, 0, 10)
    expect(ends(voices)).toEqual([
      [0, 70_000],
      [70_000, NEVER],
    ])
  })

  it('a stop revokes what follows by the instant it was ordered for, though that lies elsewhere by now', () => {
    const first = startVoice([], begin('a', 0, 0, 0), output(0))
    const both = startVoice(first, begin('b', 50_000.2, 0, 1000), output(0))
    expect(ends(revokeFrom(both, 1000, 50_007, output(10)))).toEqual([[0, 50_007]])
  })

  it('a song ordered to begin within 2 ms of another’s end begins at that end, and moves with it', () => {
    const joined = start(start([], 'a', 0, 4), 'b', 6 * RATE + 30, 0)
    expect(ends(joined)).toEqual([
      [0, 6 * RATE],
      [6 * RATE, NEVER],
    ])
    const [a, b] = trimVoice(joined, { id: joined[0]?.id ?? 0, frame: 1000, frames: 48_000, rate: 1.001 }, RATE)
    expect(b?.startFrame).toBeCloseTo(6 * RATE - 48, 6)
    expect(a?.endFrame).toBe(b?.startFrame)
    expect(b && positionAt(b, b.startFrame, RATE)).toBe(0)
  })

  it('a song ordered further off is where it was ordered', () => {
    expect(ends(start(start([], 'a', 0, 4), 'b', 6 * RATE + 200, 0))[1]).toEqual([6 * RATE + 200, NEVER])
  })

  it('a trim moves the song by exactly what it says, and is then over', () => {
    const [voice] = start([], 'a', 0, 0)
    const [trimmed] = trimVoice(
      [voice as Voice],
      { id: voice?.id ?? 0, frame: 4800, frames: 48_000, rate: 0.998 },
      RATE,
    )
    expect(positionAt(trimmed as Voice, 96_000, RATE)).toBeCloseTo(2 - 0.002, 9)
    expect(positionAt(trimmed as Voice, 192_000, RATE)).toBeCloseTo(4 - 0.002, 9)
    expect(naturalEnd(trimmed as Voice, RATE)).toBeCloseTo(10 * RATE + 96, 6)
  })

  it('what has long to go lies where its instant lies now; what is near stays', () => {
    const both = start(start([], 'a', 0, 1), 'b', 100_000, 0)
    const moved = replace(both, (at) => at + 40, output(10_000))
    expect(ends(moved)).toEqual([
      [0, 100_040],
      [100_040, NEVER],
    ])
    expect(replace(both, (at) => at + 40, output(90_000))).toEqual(both)
    expect(replace(both, (at) => at + 5, output(10_000))).toEqual(both)
  })

  it('what is carried over to another output goes on from a frame of it, where it would have been', () => {
    const before = start(start(start([], 'x', 0, 0), 'a', 1000, 2), 'b', 90_000, 0)
    const after = carryOver(before, 500, 20_000)
    expect(ends(after)).toEqual([
      [20_000, 90_500],
      [90_500, NEVER],
    ])
    for (const [n, voice] of after.entries()) {
      for (const frame of [20_000, 80_000, 95_000]) {
        const [was, is] = [before[n + 1], voice]
        expect(positionAt(is, frame, RATE)).toBe(was && positionAt(was, frame - 500, RATE))
      }
    }
  })

  describe('that overlap', () => {
    const overlapped = () => {
      const a = start([], 'a', 0, 0)
      return startVoice(a, begin('b', 8 * RATE, 0, 8 * RATE, 2 * RATE), output(1000))
    }
    const loudness = (voices: readonly Voice[], frame: number) => voices.map((voice) => loudnessAt(voice, frame))

    it('the one goes while the other comes, and the other is the one that sounds', () => {
      const both = overlapped()
      expect(ends(both)).toEqual([
        [0, 10 * RATE],
        [8 * RATE, NEVER],
      ])
      expect(soundingAt(both, 8 * RATE - 1)?.itemId).toBe('a')
      expect(soundingAt(both, 8 * RATE)?.itemId).toBe('b')
      expect(loudness(both, 8 * RATE)).toEqual([1, 0])
      expect(loudness(both, 10 * RATE)[0]).toBeCloseTo(0, 12)
      expect(loudness(both, 10 * RATE)[1]).toBe(1)
      for (let frame = 8 * RATE; frame < 10 * RATE; frame += 1000) {
        const [gone = 0, come = 0] = loudness(both, frame)
        expect(gone ** 2 + come ** 2).toBeCloseTo(1, 9)
      }
    })

    it('what is revoked before it came leaves the one before it as loud as it was', () => {
      const [a] = start(revokeFrom(overlapped(), 8 * RATE, 8 * RATE, output(1000)), 'a', 8 * RATE, 8, 1000)
      expect([a?.endFrame, a?.fadeOut]).toEqual([8 * RATE, null])
    })

    it('a stop in the middle of it ends both, and neither is louder until then', () => {
      const both = overlapped()
      const stopped = revokeFrom(both, 9 * RATE, 9 * RATE, output(8.9 * RATE))
      expect(ends(stopped)).toEqual([
        [0, 9 * RATE],
        [8 * RATE, 9 * RATE],
      ])
      expect(loudness(stopped, 8.95 * RATE)).toEqual(loudness(both, 8.95 * RATE))
    })

    it('both fades move with the instant that they lie at', () => {
      const both = replace(overlapped(), (at) => at + 40, output(1000)).map((voice) => ({ ...voice }))
      expect(both[0]).toMatchObject({ endFrame: 10 * RATE + 40, fadeOut: { from: 8 * RATE + 40, frames: 2 * RATE } })
      expect(both[1]).toMatchObject({ startFrame: 8 * RATE + 40, fadeIn: { from: 8 * RATE + 40, frames: 2 * RATE } })
      const carried = carryOver(overlapped(), 500, 2000)
      expect(carried.map(({ fadeIn, fadeOut }) => [fadeIn?.from, fadeOut?.from])).toEqual([
        [undefined, 8 * RATE + 500],
        [8 * RATE + 500, undefined],
      ])
    })
  })
})
