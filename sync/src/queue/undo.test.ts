import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asServerMs, type Item, type Queue } from '../protocol/index.ts'
import { anItem, aUser, T0 } from '../testing/generators.ts'
import { anyAct, aQueue, editOf, happened } from '../testing/queues.ts'
import { edited, emptyQueue, inverseOf, stepBack, stepForward, withoutUser } from './index.ts'

// Q9   Any edit may be made of any queue: it names what is there or does nothing, and what it does not name stays.
// Q10  What takes an edit back restores what waited, as it waited.
// Q11  What was played since stays played, and what has come since stays: an undo loses nobody's song.

const ids = (items: readonly Item[]) => items.map(({ itemId }) => itemId)
const everything = ({ current, upcoming, played }: Queue) => [
  ...played,
  ...(current === null ? [] : [current]),
  ...upcoming,
]
const queueOf = (...numbers: number[]): Queue => ({ ...emptyQueue, upcoming: numbers.map((n) => anItem(n)) })

describe('edits of a queue', () => {
  it('Q9: whatever is edited, no item is there twice, and none is lost but the one removed', () => {
    fc.assert(
      fc.property(aQueue(), anyAct, (queue, act) => {
        const edit = editOf(queue, act, 1000)
        if (edit === null) return
        const after = edited(queue, edit)
        expect(new Set(ids(after.upcoming)).size).toBe(after.upcoming.length)
        const gone = ids(queue.upcoming).filter((itemId) => !ids(after.upcoming).includes(itemId))
        expect(gone.length).toBe(edit.type === 'clear' ? queue.upcoming.length : edit.type === 'remove' ? 1 : 0)
        expect(after.current).toBe(queue.current)
        expect(after.played).toBe(queue.played)
      }),
    )
  })

  it('Q9: an edit that comes to another queue than it was made for does what it can', () => {
    fc.assert(
      fc.property(aQueue(), aQueue(), anyAct, (queue, other, act) => {
        const edit = editOf(other, act, 1000)
        if (edit === null) return
        for (const it of [edit, inverseOf(other, edit)]) expect(() => edited(queue, it)).not.toThrow()
      }),
    )
  })

  it('Q10: what takes an edit back restores what waited, as it waited', () => {
    fc.assert(
      fc.property(aQueue(), anyAct, (queue, act) => {
        const edit = editOf(queue, act, 1000)
        if (edit === null || edit.type === 'repeat' || edit.type === 'crossfade' || edit.type === 'vote') return
        expect(edited(edited(queue, edit), inverseOf(queue, edit))).toEqual(queue)
      }),
    )
  })

  it('Q11: an undo brings back what was removed and loses nobody’s song, whatever was played meanwhile', () => {
    const steps = fc.array(fc.constantFrom('forward' as const, 'back' as const), { maxLength: 8 })
    fc.assert(
      fc.property(aQueue(), anyAct, steps, (queue, act, since) => {
        const edit = editOf(queue, act, 1000)
        if (edit === null || edit.type === 'repeat' || edit.type === 'vote') return
        const later = since.reduce((it, step, n) => happened(it, { do: step }, 2000 + n), edited(queue, edit))
        const back = edited(later, inverseOf(queue, edit))
        const there = ids(everything(back))
        expect(back.current).toBe(later.current)
        expect(back.played).toBe(later.played)
        expect(new Set(ids(back.upcoming)).size).toBe(back.upcoming.length)
        const added = edit.type === 'append' ? edit.item.itemId : null
        for (const itemId of ids(later.upcoming)) if (itemId !== added) expect(there).toContain(itemId)
        const taken = ids(queue.upcoming).filter((itemId) => !ids(edited(queue, edit).upcoming).includes(itemId))
        for (const itemId of taken) expect(there).toContain(itemId)
      }),
    )
  })

  it('Q11: a song that was removed comes back to its place, when the one before it has played', () => {
    const queue = queueOf(1, 2, 3)
    const edit = { type: 'remove', itemId: anItem(2).itemId } as const
    const later = stepForward(edited(queue, edit), T0)
    expect(ids(edited(later, inverseOf(queue, edit)).upcoming)).toEqual(['item-2', 'item-3'])
  })

  it('Q11: a song that somebody went back from stays next, and a repetition stays behind', () => {
    const queue = stepForward(stepForward(queueOf(1, 2, 3, 4), T0), T0)
    const edit = { type: 'remove', itemId: anItem(4).itemId } as const
    const back = stepBack(edited(queue, edit))
    expect(ids(edited(back, inverseOf(queue, edit)).upcoming)).toEqual(['item-2', 'item-3', 'item-4'])
    const round = stepForward({ ...edited(queue, edit), repeat: 'all' }, T0)
    expect(ids(edited(round, inverseOf(queue, edit)).upcoming)).toEqual(['item-4', 'item-2_r1'])
  })

  it('Q10: an undo of another order brings the old one back', () => {
    const queue = edited(queueOf(1, 2), { type: 'vote', itemId: anItem(2).itemId, userId: aUser(1).userId, vote: 1 })
    const edit = { type: 'order', order: 'votes' } as const
    expect(ids(edited(queue, edit).upcoming)).toEqual(['item-2', 'item-1'])
    expect(edited(edited(queue, edit), inverseOf(queue, edit))).toEqual(queue)
  })

  it('the undo of an added song is small, and that of five hundred cleared ones no larger than they were', () => {
    const many = queueOf(...Array.from({ length: 500 }, (_, n) => n))
    const size = (value: unknown) => JSON.stringify(value).length
    const item = { ...anItem(999), addedAt: asServerMs(T0 + 1) }
    expect(size(inverseOf(many, { type: 'append', item, isNext: false }))).toBeLessThan(100)
    expect(size(inverseOf(many, { type: 'order', order: 'votes' }))).toBeLessThan(size(many.upcoming) / 10)
    expect(size(inverseOf(many, { type: 'clear' }))).toBeLessThan(size(many.upcoming) * 1.1)
  })

  it('who is banned leaves neither songs nor votes behind', () => {
    fc.assert(
      fc.property(aQueue(), (queue) => {
        const { userId } = aUser(1)
        const after = withoutUser(queue, userId)
        expect(after.upcoming.some(({ addedBy, votes }) => addedBy.userId === userId || userId in votes)).toBe(false)
        expect(after.upcoming.length).toBe(queue.upcoming.filter(({ addedBy }) => addedBy.userId !== userId).length)
      }),
    )
  })
})
