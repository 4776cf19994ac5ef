import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Loudness } from './loudness.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('how loud a device is', () => {
  it('is never more than its volume has it, whatever is faded, and as before when the fade is over', () => {
    fc.assert(
      fc.property(share, share, (volume, fade) => {
        const loudness = new Loudness(() => {})
        const before = loudness.of({ volume, muted: false })
        loudness.fade(fade)
        expect(loudness.of({ volume, muted: false })).toBeLessThanOrEqual(before)
        loudness.fade(1)
        expect(loudness.of({ volume, muted: false })).toBe(before)
      }),
    )
  })

  it('is nothing while it is muted, or anybody wants it silent', () => {
    const changed = vi.fn()
    const loudness = new Loudness(changed)
    const [first, second] = [loudness.hush(), loudness.hush()]
    first()
    first()
    expect(loudness.of({ volume: 1, muted: false })).toBe(0)
    second()
    expect(loudness.of({ volume: 1, muted: false })).toBe(1)
    expect(loudness.of({ volume: 1, muted: true })).toBe(0)
    expect(changed).toHaveBeenCalledTimes(4)
  })
})
