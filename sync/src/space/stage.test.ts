import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsAt, start } from '../playback/index.ts'
import { asDurationMs, asServerMs, NO_CROSSFADE, type Queue, type QueueOrder, type Repeat } from '../protocol/index.ts'
import { edited, emptyQueue, stepForward, withSongs } from '../queue/index.ts'
import { accept, anItem, aSpan, aUser, playing, T0 } from '../testing/generators.ts'
import { anAct, aQueue } from '../testing/queues.ts'
import { advance, heldAt, momentAt, type Stage, wakeAt } from './index.ts'

// S12  A song that repeats comes again at the very instant at which it ended, as another item each time.
// S13  Time that has passed at once leads where it leads step by step; a year of repetition costs some rounds of it.
// S14  Back and on again lead to the same song in every mode, and no repeating song is lost on the way.
// S15  Where all repeat every item is heard once in each round, whatever orders them.

const after = (ms: number) => asServerMs(T0 + ms)
const YEAR_MS = 365 * 24 * 3_600_000

/** A stage on which `queue` begins at `T0`, with songs of 20 s to 100 s. */
const stageOf = (queue: Queue): Stage => {
  const lengths = withSongs(stepForward(queue, T0), (song) => ({
    ...song,
    durationMs: asDurationMs(20_000 * ((Number(song.songId.replace('song-', '')) % 5) + 1)),
  }))
  const { current } = lengths
  return {
    playback: start((current ?? anItem(1)).song, T0),
    queue: { ...lengths, current: current ?? anItem(1) },
    earlier: [],
  }
}

const aStage = fc
  .record({
    order: fc.constantFrom<QueueOrder[]>('added', 'votes', 'turns'),
    repeat: fc.constantFrom<Repeat[]>('off', 'one', 'all'),
    crossfade: fc.constantFrom(NO_CROSSFADE, { ...NO_CROSSFADE, ms: 6000 }, { ...NO_CROSSFADE, ms: 12_000 }),
  })
  .chain((modes) => aQueue(anAct, modes))
  .map(stageOf)

const stepwise = (stage: Stage, at: number): Stage => {
  for (let due = wakeAt(stage); due !== null && due <= at; due = wakeAt(stage)) stage = advance(stage, due)
  return stage
}

describe('a stage that time alone moves', () => {
  it('S12: a song that repeats joins itself without a gap, and is another item each time', () => {
    const space = accept(playing(1, 60_000), { type: 'set-repeat', repeat: 'one' }, T0)
    const seen = [0, 1, 2, 3].map((n) => heldAt(advance(space, after(n * 60_000)), after(n * 60_000)))
    expect(seen.map(({ item }) => item?.itemId)).toEqual(['item-1', 'item-1_r1', 'item-1_r2', 'item-1_r3'])
    expect(seen.map(({ playback }) => playback.startedAt)).toEqual([0, 1, 2, 3].map((n) => after(n * 60_000)))
    expect(momentAt(space, after(1000)).next).toMatchObject({ item: { itemId: 'item-1_r1' }, startsAt: after(60_000) })
  })

  it('S13: all at once leads where it leads step by step', () => {
    fc.assert(
      fc.property(aStage, aSpan(200 * 60_000), (stage, span) => {
        const [at, once] = [after(span), advance(stage, after(span))]
        const steps = stepwise(stage, at)
        expect({ playback: once.playback, queue: once.queue }).toEqual({ playback: steps.playback, queue: steps.queue })
      }),
    )
  })

  it('S13: who looks often sees what who looks seldom sees, and the same value while no song ends', () => {
    fc.assert(
      fc.property(aStage, fc.array(aSpan(30 * 60_000), { maxLength: 10 }), (stage, spans) => {
        for (const span of spans) {
          const seen = advance(stage, after(span))
          expect(advance({ ...stage }, after(span))).toEqual(seen)
          expect(advance(stage, after(span))).toBe(seen)
        }
      }),
    )
  })

  it.each(['added', 'votes', 'turns'] as const)(
    'S13: a year of five hundred repeating songs, by %s, is passed in some rounds',
    { timeout: 20_000 },
    (order) => {
      let queue: Queue = { ...emptyQueue, order, repeat: 'all' }
      const upcoming = Array.from({ length: 500 }, (_, n) => ({
        ...anItem(n),
        addedBy: aUser(n % 7),
        addedAt: after(n),
      }))
      queue = edited({ ...queue, upcoming }, { type: 'order', order })
      const stage = stageOf(queue)
      // Its 170,000 songs one by one would take a minute.
      const then = advance(stage, after(YEAR_MS))
      expect(endsAt(then.playback)).toBeGreaterThan(after(YEAR_MS))
      expect(then.playback.startedAt).toBeLessThanOrEqual(after(YEAR_MS))
      expect(new Set(then.queue.upcoming.map(({ song }) => song.songId)).size).toBe(499)
    },
  )

  it('S13: a year of one song is nothing', () => {
    for (const repeat of ['one', 'all'] as const) {
      const space = accept(playing(0, 60_000), { type: 'set-repeat', repeat }, T0)
      const then = advance(space, after(YEAR_MS + 1))
      expect(then.playback.startedAt).toBe(after(YEAR_MS))
      expect(then.queue.current?.itemId).toBe(`item-1_r${YEAR_MS / 60_000}`)
    }
  })

  it('S15: where all repeat every item is heard once in each round, also what everyone is against', () => {
    for (const order of ['added', 'votes', 'turns'] as const) {
      let space = playing(5, 60_000)
      space = accept(space, { type: 'set-order', order }, T0)
      space = accept(space, { type: 'set-repeat', repeat: 'all' }, T0)
      space = accept(space, { type: 'vote-item', itemId: anItem(4).itemId, vote: -1 }, T0)
      space = accept(space, { type: 'vote-item', itemId: anItem(5).itemId, vote: 1 }, T0)
      const songs = Array.from({ length: 18 }, (_, n) => advance(space, after(n * 60_000)).playback.currentSong?.songId)
      for (const round of [0, 6, 12]) expect(new Set(songs.slice(round, round + 6)).size).toBe(6)
    }
  })

  it('S15: a song that comes to a repeating queue is heard in this round, and then once in each', () => {
    let space = accept(playing(2, 60_000), { type: 'set-order', order: 'votes' }, T0)
    space = accept(space, { type: 'set-repeat', repeat: 'all' }, T0)
    space = { ...space, ...advance(space, after(10 * 60_000)) }
    space = accept(space, { type: 'add-song', item: anItem(9, 60_000) }, after(10 * 60_000))
    const songs = Array.from(
      { length: 12 },
      (_, n) => advance(space, after((10 + n) * 60_000)).playback.currentSong?.songId,
    )
    expect(songs.filter((songId) => songId === 'song-9').length).toBe(3)
    expect(songs.indexOf(anItem(9).song.songId)).toBeLessThanOrEqual(2)
  })
})
