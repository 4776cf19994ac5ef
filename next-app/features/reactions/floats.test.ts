import { asServerMs, REACTIONS, type Reacted, type SpaceId, type UserId } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALOFT_MOST, ALOFT_MS, aloft, type Float, pathOf, withReacted } from './floats.ts'

const aShown = fc.record({
  userId: fc.option(fc.integer({ min: 0, max: 9 }).map((n) => `user-${n}` as UserId)),
  reaction: fc.constantFrom(...REACTIONS),
  many: fc.integer({ min: 1, max: 40 }),
})
const aReacted: fc.Arbitrary<Reacted> = fc
  .record({ at: fc.integer({ min: 0, max: 2 ** 40 }), shown: fc.array(aShown, { minLength: 1, maxLength: 18 }) })
  .map(({ at, shown }) => ({ type: 'reacted', spaceId: 'abcdef' as SpaceId, at: asServerMs(at / 1024), shown }))
const aStory = fc.array(fc.record({ reacted: aReacted, afterMs: fc.integer({ min: 0, max: 3000 }) }), { maxLength: 12 })

describe('pictures in the air', () => {
  it('T4: take the same path on every page, whenever it heard of them, and within the cover', () => {
    fc.assert(
      fc.property(aReacted, fc.nat(), fc.nat(), (reacted, here, elsewhere) => {
        const paths = (now: number) => withReacted([], reacted, now).map(({ id, path }) => [id, path])
        expect(paths(here)).toEqual(paths(elsewhere))
        for (const { path } of withReacted([], reacted, here)) {
          expect(path.across).toBeGreaterThanOrEqual(0)
          expect(path.across).toBeLessThan(1)
          expect(Math.abs(path.sway)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('T4: are twenty at most, the newest, each with a name of its own, and all are gone in the end', () => {
    fc.assert(
      fc.property(aStory, (story) => {
        let [floats, now]: [readonly Float[], number] = [[], 0]
        for (const { reacted, afterMs } of story) {
          now += afterMs
          floats = withReacted(floats, reacted, now)
          expect(floats.length).toBeLessThanOrEqual(ALOFT_MOST)
          // What was told last is to be seen.
          expect(floats.at(-1)?.reaction).toBe(reacted.shown.at(-1)?.reaction)
        }
        expect(aloft(floats, now + ALOFT_MS + 1000)).toEqual([])
      }),
    )
  })

  it('are spread over the cover', () => {
    const starts = Array.from({ length: 400 }, (_, n) => pathOf(`${1_795_384_676_556 + n * 250.25} 0 0`).across)
    for (const quarter of [0, 0.25, 0.5, 0.75]) {
      expect(starts.filter((it) => it >= quarter && it < quarter + 0.25).length).toBeGreaterThan(50)
    }
  })

  it('of one person who presses much are three, with how often it was', () => {
    const shown = [{ userId: 'ana' as UserId, reaction: 'fire' as const, many: 5 }]
    const floats = withReacted([], { type: 'reacted', spaceId: 'abcdef' as SpaceId, at: asServerMs(1), shown }, 0)
    expect(floats.map(({ many }) => many)).toEqual([5, null, null])
  })
})
