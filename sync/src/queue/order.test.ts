import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTO_DJ, asServerMs, type Item, type Queue, type UserId } from '../protocol/index.ts'
import { anItem, aUser, T0 } from '../testing/generators.ts'
import { anAct, anyAct, aQueue, happened } from '../testing/queues.ts'
import { edited, emptyQueue, inOrder, nextItem, scoreOf, shuffled, stepForward } from './index.ts'

// Q4  Putting a queue in order twice changes nothing, and whatever happens to it leaves it in order.
// Q5  By votes the best score is first, and of equal ones what was added first. A vote counts once for each person and
//     item, whatever they voted before (R7).
// Q6  By turns nobody is heard twice while somebody waits who was not heard since; everyone's own songs keep their order.
// Q7  What was asked to be next stands before all others, in every order.
// Q8  The order that is shown is the order that is heard: time alone changes nothing in it, but for repetitions, which
//     take their turn.

const ids = (items: readonly Item[]) => items.map(({ itemId }) => itemId)
const at = asServerMs(T0 + 1e9)
/** `count` songs of one person after the other, by the numbers of both. */
const added = (queue: Queue, by: number, ...numbers: number[]) =>
  numbers.reduce(
    (it, n) =>
      edited(it, {
        type: 'append',
        item: { ...anItem(n), addedBy: aUser(by), addedAt: asServerMs(T0 + n) },
        isNext: false,
      }),
    queue,
  )
/** The songs that are heard one after the other, by their numbers. */
const heard = (queue: Queue, songs: number): number[] => {
  const numbers: number[] = []
  for (let n = 0; n < songs; n++) {
    queue = stepForward(queue, asServerMs(T0 + n * 1000))
    numbers.push(Number(queue.current?.song.songId.replace('song-', '')))
  }
  return numbers
}

describe('the order of a queue', () => {
  it('Q4: whatever happened, the queue is in order', () => {
    fc.assert(
      fc.property(aQueue(), (queue) => {
        expect(inOrder(queue)).toBe(queue)
      }),
    )
  })

  it('Q5, R7: a person has one vote for an item: the last one, which may be taken back', () => {
    const aVote = fc.record({ by: fc.nat(3), vote: fc.constantFrom<(-1 | 0 | 1)[]>(-1, 0, 1) })
    fc.assert(
      fc.property(fc.array(aVote), (votes) => {
        const itemId = anItem(1).itemId
        let queue = added(emptyQueue, 0, 1)
        for (const { by, vote } of votes) {
          queue = edited(queue, { type: 'vote', itemId, userId: aUser(by).userId, vote })
        }
        const last = [0, 1, 2, 3].map((n) => votes.findLast(({ by }) => by === n)?.vote ?? 0)
        expect(queue.upcoming.map(scoreOf)).toEqual([last.reduce<number>((sum, vote) => sum + vote, 0)])
      }),
    )
  })

  it('R7: a vote against counts against, also after a vote for', () => {
    let queue = added({ ...emptyQueue, order: 'votes' }, 0, 1, 2)
    const vote = (n: number, vote: -1 | 0 | 1) => {
      queue = edited(queue, { type: 'vote', itemId: anItem(n).itemId, userId: aUser(5).userId, vote })
      return ids(queue.upcoming)
    }
    expect(vote(2, 1)).toEqual(['item-2', 'item-1'])
    expect(vote(2, -1)).toEqual(['item-1', 'item-2'])
    expect(vote(1, -1)).toEqual(['item-1', 'item-2'])
    expect(vote(2, 0)).toEqual(['item-2', 'item-1'])
  })

  it('Q5: the best score is first, and of equal ones what was added first', () => {
    fc.assert(
      fc.property(aQueue(anAct, { order: 'votes' }), ({ upcoming }) => {
        const rest = upcoming.filter(({ isNext }) => !isNext)
        for (const [n, item] of rest.entries()) {
          const before = rest[n - 1]
          if (before === undefined) continue
          expect(scoreOf(before)).toBeGreaterThanOrEqual(scoreOf(item))
          if (scoreOf(before) === scoreOf(item)) expect(before.addedAt).toBeLessThan(item.addedAt)
        }
      }),
    )
  })

  it('Q6: nobody is heard twice while somebody waits who was not heard since', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 2, arbitrary: anAct }, fc.constant({ do: 'forward' as const }))),
        (story) => {
          let queue: Queue = { ...emptyQueue, order: 'turns' }
          const heardAt = new Map<UserId, number>()
          for (const [n, act] of story.entries()) {
            const waiting = queue.upcoming
            queue = happened(queue, act, n)
            if (act.do !== 'forward' || queue.current === null) continue
            const { userId } = queue.current.addedBy
            const isAsked = waiting.some(({ itemId, isNext }) => isNext && itemId === queue.current?.itemId)
            const since = (id: UserId) => heardAt.get(id) ?? -1
            if (!isAsked) {
              for (const { addedBy } of waiting) expect(since(addedBy.userId)).toBeGreaterThanOrEqual(since(userId))
            }
            heardAt.set(userId, n)
          }
        },
      ),
    )
  })

  it('Q6: three people take turns, whoever adds how many; one who comes late is next, one who runs out is left out', () => {
    let queue = added({ ...emptyQueue, order: 'turns' }, 1, 11, 12, 13, 14)
    queue = added(added(queue, 2, 21, 22), 3, 31, 32, 33)
    expect(heard(queue, 9)).toEqual([11, 21, 31, 12, 22, 32, 13, 33, 14])
    const later = [1, 2, 3, 4].reduce((it, n) => stepForward(it, asServerMs(T0 + n)), queue)
    expect(heard(added(later, 4, 41, 42), 7)).toEqual([41, 22, 32, 13, 42, 33, 14])
    expect(heard(added(later, 2, 23), 6)).toEqual([22, 32, 13, 23, 33, 14])
  })

  it('Q6: a person’s own songs are heard in the order in which they put them', () => {
    const queue = added(added({ ...emptyQueue, order: 'turns' }, 1, 11, 12, 13), 2, 21)
    const moved = edited(queue, { type: 'move', itemId: anItem(13).itemId, before: anItem(11).itemId })
    expect(heard(moved, 4)).toEqual([13, 21, 11, 12])
  })

  it('Q5, Q6: what the auto-DJ added fills what people leave', () => {
    const filler = { ...anItem(90), addedBy: AUTO_DJ, addedAt: T0 }
    for (const order of ['votes', 'turns'] as const) {
      const queue = edited({ ...emptyQueue, order }, { type: 'append', item: filler, isNext: false })
      expect(heard(added(queue, 1, 11, 12), 3)).toEqual([11, 12, 90])
    }
  })

  it('Q7: what was asked to be next comes first in every order', () => {
    fc.assert(
      fc.property(aQueue(), ({ upcoming }) => {
        const next = upcoming.filter(({ isNext }) => isNext).length
        expect(upcoming.slice(0, next).every(({ isNext }) => isNext)).toBe(true)
      }),
    )
  })

  it('Q8: the order that is shown is the order that is heard', () => {
    fc.assert(
      fc.property(aQueue(), (shown) => {
        let queue: Queue = { ...shown, repeat: 'off' }
        queue = inOrder(queue)
        for (const item of queue.upcoming) {
          expect(nextItem(queue)?.itemId).toBe(item.itemId)
          queue = stepForward(queue, at)
          expect(queue.current?.itemId).toBe(item.itemId)
        }
      }),
    )
  })

  it('what is next is what a step forward makes current, in every mode', () => {
    fc.assert(
      fc.property(aQueue(anyAct), (queue) => {
        expect(nextItem(queue)?.itemId ?? null).toBe(stepForward(queue, at).current?.itemId ?? null)
      }),
    )
  })

  it('a shuffle is the same for all by its seed, loses nothing and leaves what is next', () => {
    fc.assert(
      fc.property(aQueue(), fc.nat(), (queue, seed) => {
        const order = shuffled(queue, seed)
        expect(shuffled(queue, seed)).toEqual(order)
        expect([...order].sort()).toEqual([...ids(queue.upcoming)].sort())
        const next = queue.upcoming.filter(({ isNext }) => isNext)
        expect(order.slice(0, next.length)).toEqual(ids(next))
      }),
    )
    const many = added(emptyQueue, 0, ...Array.from({ length: 50 }, (_, n) => n))
    expect(new Set([1, 2, 3, 4].map((seed) => shuffled(many, seed).join())).size).toBe(4)
  })
})
