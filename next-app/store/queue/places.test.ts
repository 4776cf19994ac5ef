import { edited, emptyQueue, type Item, type ItemId, type QueueOrder } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoItem, demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { hopedQueue } from './hopes.ts'
import { peersOf, placeAfter, placeAt, rowAt, type Step } from './places.ts'

const [ada, ben] = [demoUser('Ada'), demoUser('Ben')]
const of = (who: typeof ada, n: number): Item => demoItem(demoSong({ id: `s${n}`, seconds: 9 }), who, n)
const all = [of(ada, 0), of(ben, 1), of(ada, 2), of(ada, 3)]
const id = (n: number) => `item-${n}` as ItemId

/** The queue after a step of one item, as the server makes it. */
const after = (order: QueueOrder, n: number, step: Step): string[] | null => {
  const item = all[n] as Item
  const place = placeAfter(peersOf(all, order, item), item.itemId, step)
  if (place === null) return null
  const queue = { ...emptyQueue, order, upcoming: all }
  return edited(queue, { type: 'move', itemId: item.itemId, ...place }).upcoming.map(({ itemId }) => itemId)
}

describe('a step through the queue', () => {
  it.each<[number, Step, number[]]>([
    [2, 'top', [2, 0, 1, 3]],
    [2, 'up', [0, 2, 1, 3]],
    [1, 'down', [0, 2, 1, 3]],
    [2, 'down', [0, 1, 3, 2]],
    [0, 'end', [1, 2, 3, 0]],
  ])('item %i %s', (n, step, places) => expect(after('added', n, step)).toEqual(places.map(id)))

  it.each<[number, Step]>([
    [0, 'top'],
    [0, 'up'],
    [3, 'down'],
    [3, 'end'],
  ])('item %i %s leads nowhere', (n, step) => expect(after('added', n, step)).toBeNull())

  it('by turns goes past one’s own songs alone', () => {
    const own = (order: string[] | null) => order?.filter((itemId) => itemId !== id(1))
    expect(own(after('turns', 2, 'up'))).toEqual([2, 0, 3].map(id))
    expect(own(after('turns', 0, 'end'))).toEqual([2, 3, 0].map(id))
    expect(after('turns', 1, 'end')).toBeNull()
  })

  it('where votes decide there is none', () => expect(after('votes', 2, 'top')).toBeNull())
})

describe('a row that is let go', () => {
  const middles = [10, 30, 50, 70]
  it.each([
    [0, 5, 0],
    [0, 31, 1],
    [0, 99, 3],
    [3, 29, 1],
    [3, 0, 0],
    [1, 33, 1],
  ])('%i at %i stands at %i', (from, y, to) => expect(rowAt(middles, from, y)).toBe(to))

  it('at its own place asks for nothing', () => expect(placeAt(all, 1, 1)).toBeNull())
})

it('what is hoped for is seen, and once more when the room has made it changes nothing', () => {
  const queue = { ...emptyQueue, upcoming: all }
  const hopes = [
    { edit: { type: 'remove', itemId: id(1) } as const },
    { edit: { type: 'vote', itemId: id(2), userId: ada.userId, vote: 1 } as const },
  ]
  const hoped = hopedQueue(queue, hopes)
  expect(hoped.upcoming.map(({ itemId }) => itemId)).toEqual([0, 2, 3].map(id))
  expect(hopedQueue(hoped, hopes)).toEqual(hoped)
})
