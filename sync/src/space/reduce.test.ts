import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionAt } from '../playback/index.ts'
import { asDurationMs, asPositionMs, asServerMs, downMessage, type ItemId, type Song } from '../protocol/index.ts'
import { PLAYED_LIMIT, QUEUE_LIMIT } from '../queue/index.ts'
import {
  accept,
  anItem,
  anUnmeasuredSong,
  aSpace,
  aSpan,
  aStation,
  command,
  playing,
  T0,
} from '../testing/generators.ts'
import { aBeat, aRoom, tell } from '../testing/stories.ts'
import { heldAt, momentAt, PREVIOUS_WITHIN_MS, RECENT_LIMIT, reduce, spaceState, wakeAt } from './index.ts'

// S1  A refused command changes nothing.
// S2  An accepted command raises the revision by one.
// S3  A command that comes again under its id does nothing.
// S4  `time-passed` before its due time does nothing, whenever and however often it comes.
// S5  States take effect in the order in which they were decided; before its instant the earlier state holds.
// S6  The current item's song is the song that playback names.
// S7  The next song's first sample belongs to the very instant at which the last song ended.
// S8  A command that names an item which is no longer current does nothing.
// S9  Every list of a space has a bound.
// S10 A song's length is told once; no alarm rings for one that nobody knows, and what has played is never longer.
// S11 What is live has one place, now: it is paused and resumed, and never sought.

const after = (ms: number) => asServerMs(T0 + ms)
const aStory = fc.array(aBeat, { maxLength: 40 })

describe('a room', () => {
  it('S1, S2: refuses without a trace and accepts with one revision, and always yields a valid space', () => {
    fc.assert(
      fc.property(aStory, aBeat, (story, beat) => {
        const { space, now } = tell(aRoom(), story)
        const frozen = JSON.parse(JSON.stringify(space))
        const step = reduce(space, beat.command, asServerMs(now + beat.afterMs))
        expect(space).toEqual(frozen)
        if (!step.ok) return
        expect(step.space.revision).toBe(space.revision + 1)
        expect(spaceState.parse(step.space)).toEqual(step.space)
        for (const message of step.say) expect(downMessage.parse(message)).toEqual(message)
      }),
    )
  })

  it('S3: a command that comes again does nothing, however much later', () => {
    fc.assert(
      fc.property(aStory, aSpan(1e6), (story, span) => {
        const { space, now } = tell(playing(3), story)
        const skip = command({ type: 'seek-playback', positionMs: asPositionMs(1) })
        const first = reduce(space, skip, now)
        if (!first.ok) return
        expect(reduce(first.space, skip, asServerMs(now + span))).toEqual({ ok: false, refusal: 'repeated-command' })
      }),
    )
  })

  it('S3: two users may choose the same command id', () => {
    const pause = command({ type: 'pause-playback' })
    const first = reduce(playing(), pause, after(10))
    if (!first.ok) throw new Error(first.refusal)
    const other = { ...pause, type: 'resume-playback' as const, by: anItem(1).addedBy }
    expect(reduce(first.space, { ...other, by: { ...other.by, userId: 'x' as never } }, after(20)).ok).toBe(true)
    expect(reduce(first.space, other, after(20))).toEqual({ ok: false, refusal: 'repeated-command' })
  })

  it('S4: time-passed before the due time does nothing, whenever and however often it comes', () => {
    fc.assert(
      fc.property(aStory, fc.array(aSpan(60_000), { maxLength: 10 }), (story, spans) => {
        const { space, now } = tell(playing(3), story)
        const due = wakeAt(space)
        for (const span of spans) {
          const at = asServerMs(now + span)
          const step = reduce(space, { type: 'time-passed' }, at)
          expect(step.ok).toBe(due !== null && at >= due)
        }
      }),
    )
  })

  it('S5: until a command takes effect the earlier state holds, and effects keep the order of the commands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aSpan(200), fc.integer({ min: 0, max: 300 })), { minLength: 1 }), (presses) => {
        let space = playing()
        let now = T0
        for (const [span, lead] of presses) {
          now = asServerMs(now + span)
          const before = space
          const type = space.playback.isPlaying ? 'pause-playback' : 'resume-playback'
          space = accept(space, { type }, now, lead)
          expect(space.playback.lastUpdated).toBeGreaterThanOrEqual(before.playback.lastUpdated)
          for (let at = now; at < space.playback.lastUpdated; at = asServerMs(at + 7)) {
            expect(heldAt(space, at)).toEqual(heldAt(before, at))
          }
          expect(heldAt(space, space.playback.lastUpdated).playback).toBe(space.playback)
        }
      }),
    )
  })

  it('S6, S9: names one song in both places, and keeps every list within its bound', () => {
    fc.assert(
      fc.property(aStory, (story) => {
        const { space } = tell({ ...playing(5), roles: aRoom().roles }, story)
        expect(space.playback.currentSong).toEqual(space.queue.current?.song ?? null)
        expect(space.queue.played.length).toBeLessThanOrEqual(PLAYED_LIMIT)
        expect(space.recent.length).toBeLessThanOrEqual(RECENT_LIMIT)
        expect(space.earlier.length).toBeLessThanOrEqual(16)
      }),
    )
  })

  it('S7: songs join without a gap, however late the alarm rings', () => {
    fc.assert(
      fc.property(aSpan(900_000), (late) => {
        const space = playing(4, 100_000)
        const step = reduce(space, { type: 'time-passed' }, after(100_000 + late))
        if (!step.ok) throw new Error(step.refusal)
        const over = Math.floor((100_000 + late) / 100_000)
        const expected = over < 5 ? T0 + over * 100_000 : T0 + 500_000
        expect(step.space.playback.startedAt).toBe(expected)
        expect(step.space.playback.isPlaying).toBe(over < 5)
        expect(step.space.queue.current?.itemId ?? null).toBe(over < 5 ? `item-${over + 1}` : null)
      }),
    )
  })

  it('S8, R8: three listeners who ask for the next song at once skip one song', () => {
    let space = playing(5)
    const first = 'item-1' as ItemId
    const steps = [1, 2, 3].map((ms) => {
      const step = reduce(space, command({ type: 'skip-song', itemId: first }, 80), after(ms))
      if (step.ok) space = step.space
      return step.ok
    })
    expect(steps).toEqual([true, false, false])
    expect(space.queue.current?.itemId).toBe('item-2')
  })

  it('R8: a song ends for everyone by the alarm alone, once, with nobody there to say so', () => {
    const space = playing(2, 60_000)
    const step = reduce(space, { type: 'time-passed' }, after(60_001))
    if (!step.ok) throw new Error(step.refusal)
    expect(step.say.map((it) => it.type)).toEqual(['song-started'])
    expect(reduce(step.space, { type: 'time-passed' }, after(60_002)).ok).toBe(false)
  })

  it('R1: pausing twice is refused and moves nothing', () => {
    const paused = accept(playing(), { type: 'pause-playback' }, after(5000), 100)
    expect(reduce(paused, command({ type: 'pause-playback' }), after(9000))).toEqual({
      ok: false,
      refusal: 'already-paused',
    })
    expect(positionAt(paused.playback, after(1e6))).toBe(5100)
  })

  it('R3: who looks at a paused room sees the place where it was paused', () => {
    const paused = accept(playing(), { type: 'pause-playback' }, after(83_456), 50)
    const { playback, item } = momentAt(paused, after(4e6))
    expect(item?.itemId).toBe('item-1')
    expect(playback.isPlaying).toBe(false)
    expect(positionAt(playback, after(4e6))).toBe(83_506)
  })

  it('R4: a room left hours ago has played out its queue and stands silent', () => {
    const { item, playback } = momentAt(playing(2, 60_000), after(9 * 3_600_000))
    expect(item).toBeNull()
    expect(playback.currentSong).toBeNull()
    expect(positionAt(playback, after(9 * 3_600_000))).toBe(0)
  })

  it('a pause in a song’s last moment holds it at its end, and resuming goes on to the next', () => {
    const paused = accept(playing(1, 60_000), { type: 'pause-playback' }, after(59_990), 80)
    expect(positionAt(paused.playback, after(70_000))).toBe(60_000)
    const resumed = accept(paused, { type: 'resume-playback' }, after(70_000), 80)
    expect(wakeAt(resumed)).toBe(after(70_080))
  })

  it('the first song added plays, the next ones wait, and the next follows the last', () => {
    const space = playing(2)
    expect(space.queue.current?.itemId).toBe('item-1')
    expect(space.queue.upcoming.map((it) => it.itemId)).toEqual(['item-2', 'item-3'])
    expect(momentAt(space, after(1000)).next).toEqual({ item: anItem(2), startsAt: after(180_000), overlapMs: 0 })
  })

  it('previous goes back to this song’s beginning, and soon after it to the song before', () => {
    const second = accept(playing(2), { type: 'skip-song' }, after(1000))
    const late = accept(second, { type: 'previous-song' }, after(1000 + PREVIOUS_WITHIN_MS))
    expect(late.queue.current?.itemId).toBe('item-2')
    expect(positionAt(late.playback, after(1000 + PREVIOUS_WITHIN_MS))).toBe(0)
    const soon = accept(second, { type: 'previous-song' }, after(2000))
    expect(soon.queue.current?.itemId).toBe('item-1')
    expect(soon.queue.upcoming.map((it) => it.itemId)).toEqual(['item-2', 'item-3'])
  })

  it('skipping the last song ends the music, and previous brings it back', () => {
    const ended = accept(playing(), { type: 'skip-song' }, after(1000))
    expect(ended.playback.currentSong).toBeNull()
    const back = accept(ended, { type: 'previous-song' }, after(2000))
    expect(back.queue.current?.itemId).toBe('item-1')
    expect(back.playback.isPlaying).toBe(true)
  })

  it('playing a waiting item leaves the others waiting in their order', () => {
    const space = accept(playing(3), { type: 'play-item', itemId: 'item-3' as ItemId }, after(1000))
    expect(space.queue.current?.itemId).toBe('item-3')
    expect(space.queue.upcoming.map((it) => it.itemId)).toEqual(['item-2', 'item-4'])
    expect(space.queue.played.map((it) => it.itemId)).toEqual(['item-1'])
  })

  it('S9: a full queue refuses one more', () => {
    const space = playing()
    const full = {
      ...space,
      queue: { ...space.queue, upcoming: Array.from({ length: QUEUE_LIMIT }, (_, n) => anItem(n)) },
    }
    expect(reduce(full, command({ type: 'add-song', item: anItem(999) }), T0)).toEqual({
      ok: false,
      refusal: 'queue-full',
    })
  })

  it('what needs a song is refused in an empty room', () => {
    const refusals = (['pause-playback', 'resume-playback', 'skip-song', 'previous-song'] as const).map((type) => {
      const step = reduce(aSpace(), command({ type }), T0)
      return step.ok ? 'accepted' : step.refusal
    })
    expect(refusals).toEqual(['nothing-playing', 'nothing-playing', 'queue-empty', 'nothing-playing'])
  })

  const itemOf = (song: Song) => ({ ...anItem(1), song })
  const measure = (durationMs: number) => ({
    type: 'measure-song' as const,
    itemId: 'item-1' as ItemId,
    durationMs: asDurationMs(durationMs),
  })

  it('S10: a song of unknown length plays until somebody tells its length, and ends there', () => {
    const playing = accept(aSpace(), { type: 'add-song', item: itemOf(anUnmeasuredSong(1)) }, T0)
    expect(wakeAt(playing)).toBeNull()
    const known = accept(playing, measure(200_000), after(1000), 80)
    expect(known.playback).toEqual({ ...playing.playback, currentSong: known.queue.current?.song })
    expect(wakeAt(known)).toBe(T0 + 200_000)
    expect(reduce(known, command(measure(300_000)), after(2000))).toEqual({ ok: false, refusal: 'length-refused' })
  })

  it('S10: nobody ends a song by a length that it has outlived, nor tells one of a song that has one', () => {
    const unknown = accept(aSpace(), { type: 'add-song', item: itemOf(anUnmeasuredSong(1)) }, T0)
    const refusals = [
      reduce(unknown, command(measure(4000)), after(5000)),
      reduce(playing(), command(measure(4000)), after(1000)),
      reduce(
        accept(aSpace(), { type: 'add-song', item: itemOf(aStation(1)) }, T0),
        command(measure(4000)),
        after(1000),
      ),
      reduce(aSpace(), command(measure(4000)), after(1000)),
    ]
    expect(refusals.map((it) => !it.ok && it.refusal)).toEqual([
      'length-refused',
      'length-refused',
      'length-refused',
      'item-not-found',
    ])
  })

  it('S10: a waiting song is measured too, and the one that plays stays as it is', () => {
    const waiting = { ...itemOf(anUnmeasuredSong(7)), itemId: 'item-7' as ItemId }
    const space = accept(playing(), { type: 'add-song', item: waiting }, T0)
    const known = accept(space, { ...measure(90_000), itemId: waiting.itemId }, after(10))
    expect(known.playback).toEqual(space.playback)
    expect(known.queue.upcoming[0]?.song.durationMs).toBe(90_000)
  })

  it('S11: a station goes on where it is when it is resumed, and cannot be sought', () => {
    const on = accept(aSpace(), { type: 'add-song', item: itemOf(aStation(1)) }, T0)
    expect(wakeAt(on)).toBeNull()
    const refused = reduce(on, command({ type: 'seek-playback', positionMs: asPositionMs(0) }), after(9000))
    expect(refused).toEqual({ ok: false, refusal: 'not-seekable' })
    const paused = accept(on, { type: 'pause-playback' }, after(10_000))
    expect(positionAt(paused.playback, after(60_000))).toBe(10_000)
    const resumed = accept(paused, { type: 'resume-playback' }, after(60_000))
    expect(resumed.playback.startedAt).toBe(T0 + 60_000)
  })
})
