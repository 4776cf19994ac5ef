import { asServerMs, emptyQueue, type Song, type SongId, type SpaceState } from '@earshot/sync'
import { anItem, anUnmeasuredSong, aSong, aStation, fakeClock, playing, T0 } from '@earshot/sync/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { AutoDj, type AutoDjDeps, chooseSong, isDry, NOT_AGAIN_WITHIN } from './auto-dj.ts'
import { Space } from './space.ts'

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

describe('a history that is slow, or cannot be read', () => {
  const space = new Space(withAutoDj(playing(0), 'history'))
  space.enter({ userId: 'ada', name: 'Ada', token: 'secret' }, {} as WebSocket)

  const added = async (songsPlayed: AutoDjDeps['songsPlayed'], ms: number) => {
    const clock = fakeClock(T0)
    const [songs, problems] = [[] as string[], [] as string[]]
    const autoDj = new AutoDj(
      space,
      {
        timers: {
          setTimeout: (act, ms) => clock.after(ms, act),
          clearTimeout: (cancel) => (cancel as (() => void) | null)?.(),
        },
        now: () => asServerMs(clock.now()),
        chance: () => 0,
        librarySongs: () => [],
        songsPlayed,
        onProblem: (problem) => void problems.push(problem),
      },
      async (song) => void songs.push(song.title),
    )
    autoDj.look()
    for (let passed = 0; passed < ms; passed += 100) {
      clock.runFor(100)
      for (let n = 0; n < 20; n++) await Promise.resolve()
    }
    autoDj.close()
    return { first: songs[0], problems: problems.length > 0 }
  }

  it('is waited for three seconds, and then what the queue remembers is played', async () => {
    const never = () => new Promise<Song[]>(() => {})
    expect((await added(never, 2800)).first).toBeUndefined()
    expect((await added(never, 3200)).first).toBe('Song 1')
    expect(await added(() => Promise.reject(new Error('away')), 200)).toEqual({ first: 'Song 1', problems: true })
    expect(await added(async () => [aSong(7)], 200)).toEqual({ first: 'Song 7', problems: false })
  })
})
