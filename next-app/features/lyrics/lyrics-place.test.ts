import type { Song, SongSource } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { lyricsPlace } from './lyrics-place.ts'

const song = (kind: SongSource['kind']) => ({ songId: 'a', source: { kind } }) as Song

describe('lyrics', () => {
  it('take the place of the cover, and on a phone the page', () => {
    expect(lyricsPlace(song('file'), 'in-step', true, false)).toBe('over')
    expect(lyricsPlace(song('url'), 'paused', true, true)).toBe('sheet')
  })

  it('never lie over a video', () => {
    for (const isNarrow of [true, false]) expect(lyricsPlace(song('youtube'), 'in-step', true, isNarrow)).toBe('under')
  })

  it('hide nothing that has to be pressed or read first', () => {
    for (const state of ['locked', 'failed'] as const) expect(lyricsPlace(song('file'), state, true, true)).toBeNull()
  })

  it('are not shown where nobody wants them, or where there are none to be had', () => {
    expect(lyricsPlace(song('file'), 'in-step', false, false)).toBeNull()
    expect(lyricsPlace(song('live'), 'in-step', true, false)).toBeNull()
    expect(lyricsPlace(null, 'idle', true, false)).toBeNull()
  })
})
