import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTO_DJ, asDurationMs, asServerMs, type Item, type Queue } from '../protocol/index.ts'
import { PLAYED_LIMIT, QUEUE_LIMIT, stepBack, stepForward } from '../queue/index.ts'
import { accept, anItem, anUnmeasuredSong, aSpace, aUser, command, playing, T0 } from '../testing/generators.ts'
import { aQueue } from '../testing/queues.ts'
import { reduce, type SpaceState } from './index.ts'

// S14  Back and on again lead to the same song in every mode, and no repeating song is lost on the way.
// S16  The auto-DJ adds a song when nothing waits and nothing repeats, and what it adds is nobody's.

const after = (ms: number) => asServerMs(T0 + ms)
const ids = (items: readonly Item[]) => items.map(({ itemId }) => itemId)
const repeating = (repeat: 'one' | 'all', waiting: number): SpaceState =>
  accept(playing(waiting, 60_000), { type: 'set-repeat', repeat }, T0)
const songs = ({ current, upcoming }: Queue) =>
  new Set([...(current === null ? [] : [current]), ...upcoming].map(({ song }) => song.songId))

describe('skipping and going back', () => {
  it('S14: on and back again leave the same item playing and the same songs waiting, in every mode', () => {
    fc.assert(
      fc.property(aQueue(), (queue) => {
        if (queue.current === null || queue.repeat === 'one') return
        const back = stepBack(stepForward(queue, after(1e6)))
        expect(back.current?.itemId).toBe(queue.current.itemId)
        expect(ids(back.upcoming)).toEqual(ids(queue.upcoming))
      }),
    )
  })

  it('S14: where all repeat no way back or on loses a song, or has it twice', () => {
    const steps = fc.array(
      fc.constantFrom(stepForward, (queue: Queue) => stepBack(queue)),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(aQueue(), steps, (made, way) => {
        const queue: Queue = { ...made, repeat: 'all', played: [] }
        const then = way.reduce((it, step, n) => step(it, after(1e6 + n)), queue)
        expect(songs(then)).toEqual(songs(queue))
        expect(new Set(ids([...then.upcoming, ...(then.current === null ? [] : [then.current])])).size).toBe(
          then.upcoming.length + (then.current === null ? 0 : 1),
        )
      }),
    )
  })

  it('S14: skip leaves even a song that repeats, and the next one repeats from then on', () => {
    const space = accept(repeating('one', 2), { type: 'skip-song' }, after(5000))
    expect(space.queue).toMatchObject({ repeat: 'one', current: { itemId: 'item-2' } })
    const back = accept(space, { type: 'previous-song' }, after(6000))
    expect(back.queue.current?.itemId).toBe('item-1')
    expect(ids(back.queue.upcoming)).toEqual(['item-2', 'item-3'])
  })

  it('S14: what is played out of its turn stays in the round', () => {
    const played = accept(repeating('all', 2), { type: 'play-item', itemId: anItem(3).itemId }, after(1000))
    expect(ids(played.queue.upcoming)).toEqual(['item-2', 'item-1_r1'])
    const added = accept(played, { type: 'add-song', item: anItem(9), place: 'now' }, after(2000))
    expect(ids(added.queue.upcoming)).toEqual(['item-2', 'item-1_r1', 'item-3_r1'])
  })

  it('S14: the song that somebody goes back from is next, whatever orders the queue', () => {
    for (const order of ['votes', 'turns'] as const) {
      let space = accept(playing(3, 60_000), { type: 'set-order', order }, T0)
      space = accept(space, { type: 'vote-item', itemId: anItem(4).itemId, vote: 1 }, T0)
      const second = accept(space, { type: 'skip-song' }, after(1000))
      const back = accept(second, { type: 'previous-song' }, after(2000))
      expect(back.queue.current?.itemId).toBe('item-1')
      expect(back.queue.upcoming[0]?.itemId).toBe(second.queue.current?.itemId)
    }
  })

  it('S10: a song that repeats and is measured is measured in all its repetitions', () => {
    let space = accept(aSpace(), { type: 'add-song', item: { ...anItem(1), song: anUnmeasuredSong(1) } }, T0)
    space = accept(space, { type: 'set-repeat', repeat: 'all' }, T0)
    space = accept(space, { type: 'add-song', item: anItem(2, 60_000) }, T0)
    space = accept(space, { type: 'skip-song' }, after(1000))
    const [again] = space.queue.upcoming
    const measured = accept(
      space,
      { type: 'measure-song', itemId: again?.itemId as never, durationMs: asDurationMs(9000) },
      after(2000),
    )
    expect(measured.queue.upcoming[0]?.song.durationMs).toBe(9000)
    expect(measured.queue.played[0]?.song.durationMs).toBe(9000)
  })

  it('S9: where all repeat a full queue takes no song in place of the one that plays', () => {
    const space = repeating('all', 0)
    const upcoming = Array.from({ length: QUEUE_LIMIT }, (_, n) => anItem(n + 10))
    const full = { ...space, queue: { ...space.queue, upcoming } }
    const step = reduce(full, command({ type: 'add-song', item: anItem(999), place: 'now' }), T0)
    expect(step).toEqual({ ok: false, refusal: 'queue-full' })
  })
})

describe('a shuffled queue', () => {
  it('R8: four listeners who skip at once, or none at all, leave everyone with the same next song', () => {
    let space = accept(playing(9, 60_000), { type: 'shuffle-queue', seed: 7 }, T0)
    const [next, ...others] = ids(space.queue.upcoming)
    const ended = reduce(space, { type: 'time-passed' }, after(60_000))
    if (!ended.ok) throw new Error(ended.refusal)
    expect(ended.space.queue.current?.itemId).toBe(next)
    for (const by of [1, 2, 3, 4].map(aUser)) {
      const step = reduce(space, command({ type: 'skip-song', itemId: anItem(1).itemId }, 0, by), after(1000))
      if (step.ok) space = step.space
    }
    expect(space.queue.current?.itemId).toBe(next)
    expect(ids(space.queue.upcoming)).toEqual(others)
  })
})

describe('a full queue', () => {
  it('S9: is made longer by steps back alone, and by no more than was played', () => {
    const space = playing(1)
    const upcoming = Array.from({ length: QUEUE_LIMIT }, (_, n) => anItem(n + 100))
    const played = Array.from({ length: PLAYED_LIMIT }, (_, n) => anItem(n + 1000))
    let full: SpaceState = { ...space, queue: { ...space.queue, upcoming, played } }
    for (let n = 0; n <= PLAYED_LIMIT; n++) full = accept(full, { type: 'previous-song' }, T0)
    expect(full.queue.upcoming.length).toBe(QUEUE_LIMIT + PLAYED_LIMIT)
    const step = reduce(full, command({ type: 'add-song', item: anItem(9) }), T0)
    expect(step).toEqual({ ok: false, refusal: 'queue-full' })
    const cleared = accept(full, { type: 'clear-queue' }, T0)
    expect(accept(cleared, { type: 'undo-queue' }, T0).queue).toEqual(full.queue)
  })
})

describe('the auto-DJ', () => {
  const refill = { type: 'refill-queue' as const, item: anItem(7), loadLeadMs: 900 }
  const withDj = (space: SpaceState): SpaceState =>
    accept(space, { type: 'change-room', settings: { autoDj: 'library' } }, T0)
  const outcome = (space: SpaceState) => {
    const step = reduce(space, refill, after(1000))
    return step.ok ? step.say[0]?.type : step.refusal
  }

  it('S16: adds when nothing waits, and plays when nothing plays', () => {
    expect(outcome(withDj(playing()))).toBe('queue-changed')
    expect(outcome(withDj(aSpace()))).toBe('song-started')
  })

  it('S16: does nothing while it is off, while something waits, or while what plays repeats', () => {
    expect(outcome(playing())).toBe('not-due')
    expect(outcome(withDj(playing(1)))).toBe('not-due')
    expect(outcome(withDj(repeating('one', 0)))).toBe('not-due')
    expect(outcome(withDj(repeating('all', 0)))).toBe('not-due')
  })

  it('S16: two nodes that notice at once add one song', () => {
    const first = reduce(withDj(playing()), refill, after(1000))
    if (!first.ok) throw new Error(first.refusal)
    expect(outcome(first.space)).toBe('not-due')
  })

  it('S16: what it adds is nobody’s, and leaves the newest change of others to be taken back', () => {
    const cleared = accept(withDj(playing(2)), { type: 'clear-queue' }, T0)
    const step = reduce(cleared, { ...refill, item: { ...refill.item, addedBy: aUser(3) } }, after(1000))
    if (!step.ok) throw new Error(step.refusal)
    expect(step.space.queue.upcoming[0]?.addedBy).toEqual(AUTO_DJ)
    const back = accept(step.space, { type: 'undo-queue' }, after(2000))
    expect(ids(back.queue.upcoming)).toEqual(['item-2', 'item-3', 'item-7'])
  })
})
