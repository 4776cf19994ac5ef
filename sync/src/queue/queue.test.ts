import { describe, expect, it } from 'vitest'
import { anItem, T0 } from '../testing/generators.ts'
import { append, emptyQueue, PLAYED_LIMIT, stepBack, stepForward } from './index.ts'

const ids = (items: readonly { itemId: string }[]) => items.map((item) => item.itemId)

describe('the queue', () => {
  it('Q1: a step forward and a step back lead to the same place', () => {
    let queue = emptyQueue
    for (let n = 1; n <= 4; n++) queue = append(queue, anItem(n))
    const second = stepForward(stepForward(queue, T0), T0)
    expect(second.current?.itemId).toBe('item-2')
    expect(stepBack(stepForward(second, T0))).toEqual(second)
  })

  it('Q2: remembers the newest of what was played, and no more than its bound', () => {
    let queue = emptyQueue
    for (let n = 0; n < PLAYED_LIMIT + 10; n++) queue = stepForward(append(queue, anItem(n)), T0)
    expect(queue.played.length).toBe(PLAYED_LIMIT)
    expect(ids(queue.played).at(-1)).toBe(`item-${PLAYED_LIMIT + 8}`)
  })

  it('Q3: a step back with nothing played changes nothing', () => {
    const queue = stepForward(append(emptyQueue, anItem(1)), T0)
    expect(stepBack(queue)).toBe(queue)
  })
})
