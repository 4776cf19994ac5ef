import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOver, type Span } from './lay-over.ts'

type Laid = Span & { name: number; isStale: boolean }

/** What sounds at a frame: at most one. */
const soundingAt = (line: readonly Laid[], frame: number) =>
  line.filter(({ from, to }) => from <= frame && frame < to).map(({ name }) => name)

const lay = (line: readonly Laid[], fresh: Laid): Laid[] => [
  ...line.flatMap((old): Laid[] => {
    const { stopsAt, goesOn } = layOver(old, fresh, old.isStale)
    if (stopsAt === null) return [old]
    const before = stopsAt > old.from ? [{ ...old, to: stopsAt }] : []
    return goesOn === null ? before : [...before, { ...old, ...goesOn }]
  }),
  fresh,
]

describe('blocks laid over each other', () => {
  it('at every frame the newest sounds that is there, and nothing stale behind it', () => {
    const aBlock = fc.record({ from: fc.nat(60), frames: fc.integer({ min: 1, max: 30 }), outdates: fc.boolean() })
    fc.assert(
      fc.property(fc.array(aBlock, { maxLength: 12 }), (blocks) => {
        let line: Laid[] = []
        const expected: (number | null)[] = Array.from({ length: 100 }, () => null)
        const stale = new Set<number>()
        for (const [name, { from, frames, outdates }] of blocks.entries()) {
          if (outdates) {
            line = line.map((it) => ({ ...it, isStale: true }))
            for (const it of line) stale.add(it.name)
          }
          line = lay(line, { from, to: from + frames, name, isStale: false })
          for (let frame = from; frame < 100; frame++) {
            const before = expected[frame] ?? null
            if (frame < from + frames) expected[frame] = name
            else if (before !== null && stale.has(before)) expected[frame] = null
          }
        }
        for (let frame = 0; frame < 100; frame++) {
          const name = expected[frame] ?? null
          expect(soundingAt(line, frame)).toEqual(name === null ? [] : [name])
        }
      }),
    )
  })
})
