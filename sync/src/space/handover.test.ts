import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsAt } from '../playback/index.ts'
import { asDurationMs, asPositionMs, asServerMs, type ItemId, type Repeat, type Song } from '../protocol/index.ts'
import { accept, anItem, anUnmeasuredSong, aSong, aSpan, aStation, playing, T0 } from '../testing/generators.ts'
import { advance, handoverAt, momentAt, overlapOf, type SpaceState } from './index.ts'

// S32  Where songs overlap, each begins so much before the one before it ends, by half of either at most; only files do.
// S33  Nothing that is done late in a song lets the next have begun before it was done.

const after = (ms: number) => asServerMs(T0 + ms)
const LENGTH_MS = 60_000
const fading = (ms: number, waiting = 2): SpaceState =>
  accept(playing(waiting, LENGTH_MS), { type: 'set-crossfade', ms }, T0)
const overlaps = (ms: number) => ({ crossfade: { ms, since: asServerMs(0) } })

describe('songs that overlap', () => {
  it('S32: each begins so much before the one before it ends, and what is told of the next says so', () => {
    const space = fading(6000)
    expect(momentAt(space, after(1000)).next).toMatchObject({ startsAt: after(54_000), overlapMs: 6000 })
    expect(advance(space, after(53_999))).toBe(space)
    const then = advance(space, after(54_000))
    expect(then.playback).toMatchObject({ startedAt: after(54_000), currentSong: { songId: 'song-2' } })
    expect(advance(space, after(110_000)).playback.startedAt).toBe(after(108_000))
  })

  it('S32: what nothing follows is heard to its end', () => {
    expect(handoverAt(fading(6000, 0))).toBe(after(LENGTH_MS))
  })

  it('S32: no more than half of either song', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), aSpan(40_000), aSpan(40_000), (ms, one, other) => {
        const overlap = overlapOf(aSong(1, one), aSong(2, other), overlaps(ms))
        expect(overlap).toBe(Math.min(ms, asDurationMs(one) / 2, asDurationMs(other) / 2))
      }),
    )
  })

  it('S32: videos, broadcasts and what nobody has measured follow one another', () => {
    const video: Song = { ...anUnmeasuredSong(3), durationMs: asDurationMs(LENGTH_MS) }
    for (const other of [video, aStation(4), { ...aSong(5), durationMs: null }]) {
      expect(overlapOf(aSong(1), other, overlaps(6000))).toBe(0)
      expect(overlapOf(other, aSong(1), overlaps(6000))).toBe(0)
    }
    expect(overlapOf(aSong(1), aSong(2), overlaps(6000))).toBe(6000)
  })

  it('S33: what is added in the last seconds begins then, and overlaps what is left', () => {
    const space = accept(fading(6000, 0), { type: 'add-song', item: anItem(7, LENGTH_MS) }, after(57_000))
    expect(momentAt(space, after(57_000))).toMatchObject({
      playback: { startedAt: after(57_000), currentSong: { songId: 'song-7' } },
    })
  })

  it('S33: set, put back, repeated or made longer in the last seconds it counts from then', () => {
    const late = after(58_000)
    const plain = playing(2, LENGTH_MS)
    const set = accept(plain, { type: 'set-crossfade', ms: 12_000 }, late)
    const repeated = accept(fading(6000, 0), { type: 'set-repeat', repeat: 'one' }, late)
    const emptied = accept(fading(6000, 1), { type: 'remove-item', itemId: 'item-2' as ItemId }, after(10_000))
    const putBack = accept(emptied, { type: 'undo-queue' }, late)
    for (const space of [set, repeated, putBack]) expect(handoverAt(space)).toBe(late)
  })

  it('S33: a seek or a resume so near the end hands over when it takes effect', () => {
    const sought = accept(fading(6000), { type: 'seek-playback', positionMs: asPositionMs(57_000) }, after(1000), 100)
    expect(handoverAt(sought)).toBe(after(1100))
    const paused = accept(fading(6000), { type: 'pause-playback' }, after(53_950), 100)
    expect(handoverAt(accept(paused, { type: 'resume-playback' }, after(90_000), 100))).toBe(after(90_100))
  })

  it('S33: whatever is done when, a song hands over neither before that nor after its end', () => {
    const act = fc.oneof(
      fc.record({ type: fc.constant('set-crossfade' as const), ms: fc.constantFrom(0, 3000, 12_000) }),
      fc.record({ type: fc.constant('set-repeat' as const), repeat: fc.constantFrom<Repeat[]>('off', 'one', 'all') }),
      fc.record({ type: fc.constant('add-song' as const), item: fc.constant(anItem(9, 30_000)) }),
      fc.record({ type: fc.constant('seek-playback' as const), positionMs: aSpan(LENGTH_MS).map(asPositionMs) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(act, aSpan(70_000)), { maxLength: 8 }), (story) => {
        let space = fading(6000, 1)
        let now: number = T0
        for (const [n, [intent, span]] of story.entries()) {
          now += span
          space = { ...space, ...advance(space, asServerMs(now)) }
          if (space.queue.current === null) return
          const item = { ...anItem(9, 30_000), itemId: `added-${n}` as ItemId }
          space = accept(space, intent.type === 'add-song' ? { ...intent, item } : intent, asServerMs(now))
          const [due, end] = [handoverAt(space), endsAt(space.playback)]
          expect(due).toBeGreaterThanOrEqual(now)
          expect(due).toBeLessThanOrEqual(end ?? 0)
        }
      }),
    )
  })
})
