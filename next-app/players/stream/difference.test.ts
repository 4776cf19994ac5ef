import type { ItemId, SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { differsFrom } from './difference.ts'
import { startVoice, trimVoice, type Voice } from './voices.ts'

const RATE = 48_000
const REACH = 48

const begin = (voices: Voice[], id: number, frame: number, positionS: number, overlap = 0) => {
  const what = { id, itemId: `item-${id}` as ItemId, songId: `song-${id}` as SongId, lengthS: 60, at: frame }
  return startVoice(voices, { ...what, frame, positionS, overlap }, { sampleRate: RATE, frame: 0 })
}
const trim = (voices: Voice[], frame: number) => trimVoice(voices, { id: 1, frame, frames: RATE, rate: 1.001 }, RATE)

describe('where plans differ', () => {
  const playing = begin([], 1, 1000, 0)

  it('nowhere, when they are the same', () => {
    expect(differsFrom(playing, [...playing], 0, RATE)).toBe(Number.POSITIVE_INFINITY)
  })

  it('at the beginning of what comes in, as far as that reaches ahead of it', () => {
    expect(differsFrom([], playing, 0, RATE)).toBe(1000 - REACH)
    expect(differsFrom(playing, begin(playing, 2, 2_000_000, 0), 0, RATE)).toBe(2_000_000 - REACH)
  })

  it('where one fades for another, and where that is taken back', () => {
    const fading = begin(playing, 2, 2_000_000, 0, 9600)
    expect(differsFrom(playing, fading, 0, RATE)).toBe(2_000_000 - REACH)
    expect(differsFrom(fading, playing, 0, RATE)).toBe(2_000_000 - REACH)
  })

  it('at a change of rate, and at what such a change moves', () => {
    expect(differsFrom(playing, trim(playing, 50_000), 0, RATE)).toBe(50_000 - REACH)
    const often = Array.from({ length: 9 }, (_, n) => (n + 1) * 100_000)
    const trimmed = often.reduce(trim, playing)
    expect(differsFrom(trimmed, trim(trimmed, 1_000_000), 0, RATE)).toBe(1_000_000 - REACH)
  })

  it('not before it is asked, and not by what is over', () => {
    const both = begin(playing, 2, 500_000, 10)
    expect(differsFrom(both, both.slice(1), 600_000, RATE)).toBe(Number.POSITIVE_INFINITY)
    expect(differsFrom(both, both.slice(1), 300_000, RATE)).toBe(300_000)
  })
})
