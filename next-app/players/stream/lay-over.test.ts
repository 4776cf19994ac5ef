import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOver, type Span } from './lay-over.ts'

type Laid = Span & { name: number; goodTo: number }

const LENGTH = 100

/** What sounds at a frame: at most one. */
const soundingAt = (line: readonly Laid[], frame: number) =>
  line.filter(({ from, to }) => from <= frame && frame < to).map(({ name }) => name)

const lay = (line: readonly Laid[], fresh: Laid): Laid[] => [
  ...line.flatMap((old): Laid[] => {
    const { stopsAt, goesOn } = layOver(old, fresh, old.goodTo)
    if (stopsAt === null) return [old]
    const before = stopsAt > old.from ? [{ ...old, to: stopsAt }] : []
    return goesOn === null ? before : [...before, { ...old, ...goesOn }]
  }),
  fresh,
]

describe('blocks laid over each other', () => {
  it('at every frame the newest sounds that is there, and behind it nothing that is out of date', () => {
    const aBlock = fc.record({
      from: fc.nat(60),
      frames: fc.integer({ min: 1, max: 30 }),
      outdatedFrom: fc.option(fc.nat(LENGTH)),
    })
    fc.assert(
      fc.property(fc.array(aBlock, { maxLength: 12 }), (blocks) => {
        let line: Laid[] = []
        const expected: { name: number; isStale: boolean }[][] = Array.from({ length: LENGTH }, () => [])
        for (const [name, { from, frames, outdatedFrom }] of blocks.entries()) {
          if (outdatedFrom !== null) {
            line = line.map((it) => ({ ...it, goodTo: Math.min(it.goodTo, outdatedFrom) }))
            for (const at of expected.slice(outdatedFrom)) for (const it of at) it.isStale = true
          }
          line = lay(line, { from, to: from + frames, name, goodTo: Number.POSITIVE_INFINITY })
          for (let frame = from; frame < LENGTH; frame++) {
            if (frame < from + frames) expected[frame] = [{ name, isStale: false }]
            else expected[frame] = expected[frame]?.filter(({ isStale }) => !isStale) ?? []
          }
        }
        for (let frame = 0; frame < LENGTH; frame++) {
          expect(soundingAt(line, frame)).toEqual(expected[frame]?.map(({ name }) => name))
        }
      }),
    )
  })
})
