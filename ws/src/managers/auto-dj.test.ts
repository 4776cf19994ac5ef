import { emptyQueue, type Song, type SongId, type SpaceState } from '@earshot/sync'
import { anItem, anUnmeasuredSong, aSong, aStation, playing } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseSong, isDry, NOT_AGAIN_WITHIN } from './auto-dj.ts'

const spotify = (n: number): Song => ({ ...aSong(n), source: { kind: 'spotify', trackId: 'x'.repeat(22) } })
const withAutoDj = (space: SpaceState, autoDj: SpaceState['settings']['autoDj']): SpaceState => ({
  ...space,
  settings: { ...space.settings, autoDj },
})

describe('a queue that has run dry', () => {
  it('has nothing that follows what plays, in a room that wants an auto-DJ', () => {
    expect(isDry(withAutoDj(playing(0), 'library'))).toBe(true)
    expect(isDry(withAutoDj(playing(1), 'library'))).toBe(false)
    expect(isDry(withAutoDj(playing(0), 'off'))).toBe(false)
  })

  it('is none where what plays is repeated, but is where nothing plays', () => {
    const space = withAutoDj(playing(0), 'history')
    for (const repeat of ['one', 'all'] as const) {
      expect(isDry({ ...space, queue: { ...space.queue, repeat } })).toBe(false)
      expect(isDry({ ...space, queue: { ...emptyQueue, repeat } })).toBe(true)
    }
  })
})

describe('the song that is chosen', () => {
  it('can be heard by everyone, without an account, to its end', () => {
    const songs = [spotify(1), aStation(2), anUnmeasuredSong(3)]
    for (const chance of [0, 0.5, 0.999]) expect(chooseSong(songs, [], chance)?.songId).toBe('song-3')
    expect(chooseSong([spotify(1), aStation(2)], [], 0)).toBeNull()
    expect(chooseSong([], [], 0)).toBeNull()
  })

  it('is any of them, as chance has it, but none of the last twenty as long as there is another', () => {
    const number = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 1 }),
        fc.array(number, { maxLength: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (library, played, chance) => {
          const heard = played.map((n) => `song-${n}` as SongId)
          const chosen = chooseSong(
            library.map((n) => aSong(n)),
            heard,
            chance,
          )
          const lately = heard.slice(-NOT_AGAIN_WITHIN)
          const fresh = library.filter((n) => !lately.includes(`song-${n}` as SongId))
          expect(chosen).not.toBeNull()
          if (fresh.length > 0) expect(lately).not.toContain(chosen?.songId)
        },
      ),
    )
  })

  it('is the one heard longest ago where all were heard lately', () => {
    const songs = [1, 2, 3].map((n) => aSong(n))
    const heard = ['song-2', 'song-3', 'song-1', 'song-3', 'song-2', 'song-1'] as SongId[]
    expect(chooseSong(songs, heard, 0.9)?.songId).toBe('song-3')
    expect(chooseSong([anItem(1).song], ['song-1' as SongId], 0)?.songId).toBe('song-1')
  })
})
