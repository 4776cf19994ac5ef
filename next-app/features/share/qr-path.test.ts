import fc from 'fast-check'
import { expect, it } from 'vitest'
import { QUIET, qrPath } from './qr-path.ts'

/** Reads a path back into modules. */
const painted = (path: string, size: number): boolean[][] => {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const row = rows[Number(y) - QUIET]
    if (row !== undefined) row.fill(true, Number(x) - QUIET, Number(x) - QUIET + Number(width))
  }
  return rows
}

it('what is drawn are the dark modules and no others, each once, with light around them', () => {
  const rows = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    )
  fc.assert(
    fc.property(rows, (dark) => {
      const path = qrPath(dark)
      expect(painted(path, dark.length)).toEqual(dark)
      const area = [...path.matchAll(/h(\d+)v/g)].reduce((sum, [, width]) => sum + Number(width), 0)
      expect(area).toBe(dark.flat().filter(Boolean).length)
    }),
  )
})
