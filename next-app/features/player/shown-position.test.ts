import { describe, expect, it } from 'vitest'
import { fractionAt, positionAfterKey, shownPosition } from './shown-position.ts'

describe('the seek bar', () => {
  const wanted = { positionMs: 105_000, askedAt: 0 }

  it('shows where the room is', () => {
    expect(shownPosition(42_000, null, 9).positionMs).toBe(42_000)
  })

  it('stays where it was put until the room has followed', () => {
    expect(shownPosition(210_000, wanted, 100)).toEqual({ positionMs: 105_000, wanted })
    expect(shownPosition(105_060, wanted, 160)).toEqual({ positionMs: 105_060, wanted: null })
  })

  it('follows the room again when the room does not follow', () => {
    expect(shownPosition(210_000, wanted, 1_600)).toEqual({ positionMs: 210_000, wanted: null })
  })

  it('reaches both ends under a finger', () => {
    expect(fractionAt(-20, 300, 14)).toBe(0)
    expect(fractionAt(150, 300, 14)).toBe(0.5)
    expect(fractionAt(900, 300, 14)).toBe(1)
    expect(fractionAt(5, 0, 14)).toBe(0)
  })

  it('moves by keys and never beyond the song', () => {
    expect(positionAfterKey('ArrowRight', 58_000, 60_000)).toBe(60_000)
    expect(positionAfterKey('ArrowLeft', 2_000, 60_000)).toBe(0)
    expect(positionAfterKey('PageUp', 2_000, 60_000)).toBe(32_000)
    expect(positionAfterKey('End', 2_000, 60_000)).toBe(60_000)
    expect(positionAfterKey('a', 2_000, 60_000)).toBeNull()
  })
})
