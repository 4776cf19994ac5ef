import type { DurationMs, SongId, SpaceId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { ASK_EVERY_MS, askAgainIn, positionNow, type Seen } from './demo-position.ts'

const seen = (positionMs: number, durationMs: number | null = 150_000): Seen => ({
  room: {
    spaceId: 'abcdef' as SpaceId,
    listeners: 2,
    song: {
      songId: 'aa' as SongId,
      title: 'Lamplight',
      artist: 'Earshot',
      coverUrl: null,
      durationMs: durationMs as DurationMs | null,
    },
    positionMs,
  },
  askedAt: 1000,
  cameAt: 1200,
})

describe('the song of the demo room on the start page', () => {
  it('goes on by this page’s clock from where the answer left the server', () => {
    expect(positionNow(seen(60_000), 1100)).toBe(60_000)
    expect(positionNow(seen(60_000), 1200)).toBe(60_100)
    expect(positionNow(seen(60_000), 6100)).toBe(65_000)
  })

  it('stands between its beginning and its end', () => {
    expect(positionNow(seen(10), 0)).toBe(0)
    expect(positionNow(seen(149_000), 60_000)).toBe(150_000)
    expect(positionNow(seen(149_000, null), 61_100)).toBe(209_000)
  })

  it('is asked for now and then, and a moment after its end', () => {
    expect(askAgainIn(null, 0)).toBe(ASK_EVERY_MS)
    expect(askAgainIn(seen(60_000), 1200)).toBe(ASK_EVERY_MS)
    expect(askAgainIn(seen(140_000), 1100)).toBe(10_250)
    expect(askAgainIn(seen(150_000), 9000)).toBe(1000)
    expect(askAgainIn(seen(140_000, null), 1100)).toBe(ASK_EVERY_MS)
  })
})
