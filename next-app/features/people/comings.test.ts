import type { PublicUser } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoUser } from '../../session/testing/demo-room.ts'
import { BACK_WITHIN_MS, type Comings, comingTo, EACH_MS, GATHER_MS, type Hint, look } from './comings.ts'

const NAMES = ['Ana', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay']
const people = (...names: string[]): PublicUser[] => names.map(demoUser)
type Told = Hint & { at: number }
/** From `at` on these are in the room. */
type Scene = { at: number; here: readonly string[] }

/** Plays scenes to a listener who finds `found`, and looks whenever something happens or it was said to; what was told. */
const play = (found: readonly string[], scenes: readonly Scene[], untilMs: number): Told[] => {
  let comings: Comings = comingTo(people(...found))
  let [here, lookAt, next]: [readonly string[], number | null, number] = [found, null, 0]
  const told: Told[] = []
  for (;;) {
    const scene = scenes[next]
    const now = Math.min(scene?.at ?? Number.POSITIVE_INFINITY, lookAt ?? Number.POSITIVE_INFINITY)
    if (now > untilMs) return told
    if (scene !== undefined && scene.at === now) {
      here = scene.here
      next++
    }
    const seen = look(comings, people(...here), now)
    comings = seen.comings
    lookAt = seen.lookAt
    expect(lookAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now)
    if (seen.hint !== null) told.push({ at: now, ...seen.hint })
  }
}
const hints = (...of: Parameters<typeof play>) => play(...of).map(({ came, left }) => [...came, '|', ...left].join(' '))

describe('hints of who comes and goes', () => {
  it('say who came, and who left once they are not back', () => {
    expect(hints(['Ana'], [{ at: 0, here: ['Ana', 'Ben'] }], 60_000)).toEqual(['Ben |'])
    const told = play(['Ana'], [{ at: 0, here: [] }], 60_000)
    expect(told).toEqual([{ at: BACK_WITHIN_MS + GATHER_MS, came: [], left: ['Ana'] }])
  })

  it('T5: say nothing of who was there, and nothing of who is back within ten seconds', () => {
    expect(hints(['Ana', 'Ben'], [{ at: 0, here: ['Ana', 'Ben'] }], 60_000)).toEqual([])
    const flapping = Array.from({ length: 20 }, (_, n) => ({ at: n * 8000, here: n % 2 === 0 ? [] : ['Ana'] }))
    expect(hints(['Ana'], flapping, 20 * 8000)).toEqual([])
  })

  it('T5: say nothing of a room whose server is started anew, where all come back one by one', () => {
    const back = NAMES.map((_, n) => ({ at: 500 + n * 1200, here: NAMES.slice(0, n + 1) }))
    expect(hints(NAMES, [{ at: 0, here: [] }, ...back], 60_000)).toEqual([])
  })

  it('T6: tell of a storm together', () => {
    const storm = NAMES.map((_, n) => ({ at: n * 150, here: NAMES.slice(0, n + 1) }))
    expect(hints([], storm, 60_000)).toEqual(['Ana Ben Cem Dora Eli Fay |'])
  })

  it('say nothing of who looked in and was gone before it was told', () => {
    expect(
      hints(
        [],
        [
          { at: 0, here: ['Ana'] },
          { at: 400, here: [] },
        ],
        60_000,
      ),
    ).toEqual([])
  })

  it('call people as they are called by now', () => {
    let { comings } = look(comingTo([]), people('Ana'), 0)
    const renamed = [{ ...demoUser('Ana'), name: 'Anastasia' }]
    ;({ comings } = look(comings, renamed, 500))
    expect(look(comings, renamed, 1000).hint).toEqual({ came: ['Anastasia'], left: [] })
  })

  const aStory = fc.record({
    found: fc.subarray(NAMES),
    scenes: fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 15_000 }), here: fc.subarray(NAMES) }), {
      maxLength: 25,
    }),
  })
  const timed = (scenes: readonly { afterMs: number; here: readonly string[] }[]): Scene[] => {
    let at = 0
    return scenes.map(({ afterMs, here }) => {
      at += afterMs
      return { at, here }
    })
  }

  it('T6: whatever happens, five seconds lie between them, each says something, and nobody is told of twice in a row', () => {
    fc.assert(
      fc.property(aStory, ({ found, scenes }) => {
        const story = timed(scenes)
        const told = play(found, story, (story.at(-1)?.at ?? 0) + 60_000)
        for (const [n, { at, came, left }] of told.entries()) {
          expect(came.length + left.length).toBeGreaterThan(0)
          const before = told[n - 1]
          if (before !== undefined) expect(at - before.at).toBeGreaterThanOrEqual(EACH_MS)
        }
        for (const name of NAMES) {
          const said = told.flatMap(({ came, left }) => [
            ...(left.includes(name) ? ['left'] : []),
            ...(came.includes(name) ? ['came'] : []),
          ])
          // Turn and turn about, beginning with what they were not, ending with what they are.
          said.forEach((what, n) => {
            expect(what).toBe((n % 2 === 0) === found.includes(name) ? 'left' : 'came')
          })
          const isHere = (story.at(-1)?.here ?? found).includes(name)
          expect(found.includes(name) === (said.length % 2 === 0)).toBe(isHere)
        }
      }),
    )
  })

  it('T5: whoever was never away for ten seconds is never told of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: BACK_WITHIN_MS - 1 }), { maxLength: 30 }), (waits) => {
        const scenes = timed(waits.map((afterMs, n) => ({ afterMs, here: n % 2 === 0 ? [] : ['Ana'] })))
        const back = [...scenes, { at: (scenes.at(-1)?.at ?? 0) + 1, here: ['Ana'] }]
        expect(hints(['Ana'], back, 1e9)).toEqual([])
      }),
    )
  })
})
