import { asPositionMs, parseLyrics } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followLyrics, type Sung } from './follow-lyrics.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A song that plays from `from` on, and can be held and sought. */
const song = (from: number) => {
  let [position, since, isHeld] = [from, Date.now(), false]
  const now = () => (isHeld ? position : position + Date.now() - since)
  const put = (to: number) => {
    position = to
    since = Date.now()
  }
  return {
    positionNow: () => asPositionMs(now()),
    seek: put,
    hold: () => {
      put(now())
      isHeld = true
    },
  }
}

const follow = (text: string, from: number) => {
  const lyrics = parseLyrics(text)
  if (lyrics === null) throw new Error('no lyrics')
  const told: (Sung & { at: number })[] = []
  const begin = Date.now()
  const playing = song(from)
  const stop = followLyrics(lyrics, playing, (sung) => told.push({ ...sung, at: Date.now() - begin }))
  return { told, stop, playing }
}

const THREE = '[00:01.00]One\n[00:03.00]<00:03.00>Two <00:03.50>words\n[00:05.00]Three'

describe('what is sung', () => {
  it('is told at its instant, words too, and nothing in between', () => {
    const { told, stop } = follow(THREE, 0)
    vi.advanceTimersByTime(10_000)
    stop()
    expect(told).toEqual([
      { line: -1, word: -1, at: 0 },
      { line: 0, word: -1, at: 1000 },
      { line: 1, word: 0, at: 3000 },
      { line: 1, word: 1, at: 3500 },
      { line: 2, word: -1, at: 5000 },
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is where the song was sought to within a fifth of a second', () => {
    const { told, playing, stop } = follow(THREE, 5500)
    vi.advanceTimersByTime(1000)
    playing.seek(1500)
    vi.advanceTimersByTime(200)
    expect(told.map(({ line }) => line)).toEqual([2, 0])
    stop()
  })

  it('stands still while the song is held', () => {
    const { told, playing, stop } = follow(THREE, 900)
    playing.hold()
    vi.advanceTimersByTime(60_000)
    expect(told).toHaveLength(1)
    stop()
  })
})
