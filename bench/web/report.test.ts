import { describe, expect, it } from 'vitest'
import { figuresOf, type Measured, reportText, verdicts } from './report.ts'
import type { Visit } from './visit.ts'

const visit = (interactiveMs: number, shift = 0): Visit => ({
  firstPaintMs: 700,
  interactiveMs,
  shift,
  scriptBytes: 200_000,
  allBytes: 300_000,
})
const measured = (visits: Visit[], gzipBytes = 240_000): Measured => ({
  weight: { scripts: 12, gzipBytes, brotliBytes: 210_000 },
  visits: [{ page: 'playing room', size: 'phone', visits }],
  scrolls: [
    {
      size: 'phone',
      slowdown: 4,
      list: 'queue',
      scrolled: { frames: 240, late: 2, longestMs: 34, bare: 0, perSecond: 59.6 },
    },
  ],
})

describe('the report on pages', () => {
  it('tells median, p95 and max of each thing that was read', () => {
    const figures = figuresOf([visit(1000), visit(2000), visit(3000)])
    expect(figures.find(([what]) => what === 'interactiveMs')?.[1]).toMatchObject({ median: 2000, max: 3000 })
    expect(figuresOf([visit(Number.NaN)]).map(([what]) => what)).not.toContain('interactiveMs')
  })

  it('holds what was measured against what is asked', () => {
    const met = verdicts(measured([visit(1900)]))
    expect(met.every((line) => line.endsWith(', met'))).toBe(true)
    const missed = verdicts(measured([visit(2100, 0.02)], 260_000))
    expect(missed.every((line) => line.endsWith(', not met'))).toBe(true)
  })

  it('is tables and a list', () => {
    const text = reportText(measured([visit(1900)]))
    expect(text).toContain('| playing room | phone  | a press of pause is answered, ms |')
    expect(text).toContain('| queue | phone  |')
  })
})
