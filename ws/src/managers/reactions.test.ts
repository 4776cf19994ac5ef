import { asServerMs, REACTIONS, REACTIONS_NAMED, reacted, type Shown, type SpaceId, type UserId } from '@earshot/sync'
import { fakeClock } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { counted, Reactions, TOLD_EVERY_MS } from './reactions.ts'

// T2  All in a room are told of the same, at most four times a second however many press; what was accepted is counted once.
// T3  Whose reactions they were is told of a dozen of a moment, and of the others what they were.

const aShow = fc.record({
  userId: fc.integer({ min: 0, max: 40 }).map((n) => `user-${n}` as UserId),
  reaction: fc.constantFrom(...REACTIONS),
})
const many = (shown: readonly Shown[]) => shown.reduce((sum, it) => sum + it.many, 0)

describe('what was shown within a moment', () => {
  it('T2: is counted once, each as what it was', () => {
    fc.assert(
      fc.property(fc.array(aShow, { maxLength: 300 }), (shows) => {
        const shown = counted(shows)
        for (const reaction of REACTIONS) {
          const pressed = shows.filter((show) => show.reaction === reaction).length
          expect(many(shown.filter((it) => it.reaction === reaction))).toBe(pressed)
        }
      }),
    )
  })

  it('T3: is told of a dozen by whose it was, and fits its message however many press', () => {
    fc.assert(
      fc.property(fc.array(aShow, { minLength: 1, maxLength: 300 }), (shows) => {
        const shown = counted(shows)
        expect(shown.filter(({ userId }) => userId !== null).length).toBeLessThanOrEqual(REACTIONS_NAMED)
        expect(shown.length).toBeLessThanOrEqual(REACTIONS_NAMED + REACTIONS.length)
        const message = { type: 'reacted', spaceId: 'abcdef' as SpaceId, at: asServerMs(0), shown }
        expect(reacted.parse(message)).toEqual(message)
        // Of one person one entry each, so that nobody is told twice of the same.
        const keys = shown.map(({ userId, reaction }) => `${userId} ${reaction}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})

describe('telling it', () => {
  const aRoom = () => {
    const clock = fakeClock(0)
    const told: { at: number; shown: Shown[] }[] = []
    const timers = {
      setTimeout: (act: () => void, ms: number) => clock.after(ms, act),
      clearTimeout: (cancel: unknown) => (cancel as (() => void) | null)?.(),
    }
    const reactions = new Reactions(
      timers,
      () => asServerMs(clock.now()),
      (shown, at) => told.push({ at, shown }),
    )
    return { clock, told, reactions }
  }
  const id = (n: number) => `user-${n}` as UserId

  it('T2: the first is told at once, and what comes on its heels together', () => {
    const { clock, told, reactions } = aRoom()
    reactions.show(id(1), 'heart')
    expect(told).toEqual([{ at: 0, shown: [{ userId: id(1), reaction: 'heart', many: 1 }] }])
    clock.runFor(10)
    for (const n of [1, 1, 2]) reactions.show(id(n), 'fire')
    expect(told).toHaveLength(1)
    clock.runFor(TOLD_EVERY_MS)
    expect(told.slice(1)).toEqual([
      {
        at: TOLD_EVERY_MS,
        shown: [
          { userId: id(1), reaction: 'fire', many: 2 },
          { userId: id(2), reaction: 'fire', many: 1 },
        ],
      },
    ])
    clock.runFor(10_000)
    expect(told).toHaveLength(2)
  })

  it('T2: two hundred who press as fast as they may make four messages a second, and none of it is lost', () => {
    const { clock, told, reactions } = aRoom()
    let accepted = 0
    for (let ms = 0; ms < 10_000; ms += 100) {
      for (let n = 0; n < 200; n++) if (reactions.show(id(n), 'clap') === null) accepted++
      clock.runFor(100)
    }
    clock.runFor(TOLD_EVERY_MS)
    expect(told.length).toBeLessThanOrEqual(42)
    expect(told.reduce((sum, { shown }) => sum + many(shown), 0)).toBe(accepted)
    // Five at once, and two a second.
    expect(accepted).toBeLessThanOrEqual(200 * 25)
    expect(accepted).toBeGreaterThan(200 * 20)
  })

  it('nothing is told of a room that has closed', () => {
    const { clock, told, reactions } = aRoom()
    reactions.show(id(1), 'wow')
    reactions.show(id(1), 'wow')
    reactions.close()
    clock.runFor(10_000)
    expect(told).toHaveLength(1)
  })
})
