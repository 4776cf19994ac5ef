import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  asServerMs,
  DEMO_HOST,
  type Epoch,
  type Intent,
  NEEDS,
  reduce,
  type SpaceId,
  type SpaceState,
  spaceId,
  spaceState,
} from '@earshot/sync'
import { aSong, aSpace, aUser, command, T0 } from '@earshot/sync/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import { DemoRoom, demoSpace, demoSpaceId, demoView, playsOn, renewed } from './demo-room.ts'
import { AWAY_MS, standIn } from './stand-in.ts'

const SECRET = new Uint8Array(32).fill(7)
const SONG_MS = 100_000
const songs = [1, 2, 3].map((n) => aSong(n, SONG_MS))
const at = (ms: number) => asServerMs(T0 + ms)
const aDemo = (): SpaceState => {
  const space = demoSpace(songs, { spaceId: demoSpaceId(SECRET), epoch: 'e1' as Epoch, now: T0 })
  if (space === null) throw new Error('no demo room')
  return space
}

describe('the code of the demo room', () => {
  it('is a room’s, the same for one key, and another for another', () => {
    expect(spaceId.parse(demoSpaceId(SECRET))).toBe(demoSpaceId(SECRET))
    expect(demoSpaceId(new Uint8Array(32))).not.toBe(demoSpaceId(SECRET))
    expect(demoSpaceId(SECRET, 1)).not.toBe(demoSpaceId(SECRET))
  })
})

describe('the demo room', () => {
  it('is a room as any other, and none without songs', () => {
    expect(spaceState.parse(aDemo())).toEqual(aDemo())
    expect(demoSpace([], { spaceId: demoSpaceId(SECRET), epoch: 'e1' as Epoch, now: T0 })).toBeNull()
  })

  it('plays its songs round and round, to the millisecond, whether anybody listens or not', () => {
    const titleAt = (ms: number) => demoView(aDemo(), at(ms), 0)?.song.title
    expect([0, SONG_MS, 2 * SONG_MS, 3 * SONG_MS].map(titleAt)).toEqual(['Song 1', 'Song 2', 'Song 3', 'Song 1'])
    const inAYear = 3 * SONG_MS * 105_000 + SONG_MS + 1234
    expect(demoView(aDemo(), at(inAYear), 4)).toMatchObject({
      listeners: 4,
      song: { title: 'Song 2', durationMs: SONG_MS },
      positionMs: 1234,
    })
  })

  it('R23: nothing in it can be changed by whoever comes, by no command there is', () => {
    const service: Intent['type'][] = ['measure-song']
    for (const type of Object.keys(NEEDS) as Intent['type'][]) {
      if (service.includes(type)) continue
      const intent = { type, itemId: 'demo-1', userId: aUser(2).userId, user: aUser(2), before: null } as never
      const step = reduce(aDemo(), command(intent, 0, aUser(1)), at(5))
      expect(step, type).toMatchObject({ ok: false, refusal: 'not-allowed' })
    }
  })

  it('is never led by a stand-in, however long its host is away', () => {
    const present = [1, 2].map((n) => aUser(n).userId)
    expect(standIn(aDemo(), present, T0, at(10 * AWAY_MS))).toBeNull()
  })

  it('plays when it comes back from where it was held, and leaves other rooms as they are', () => {
    const held = { ...aDemo().playback, isPlaying: false, pausedAt: T0 }
    const back = playsOn({ ...aDemo(), playback: held }, at(500))
    expect(back?.playback).toMatchObject({ isPlaying: true, startedAt: at(500), currentSong: songs[0] })
    expect(playsOn(back, at(900))).toBe(back)
    const other = aSpace()
    expect(playsOn(other, at(500))).toBe(other)
    expect(playsOn(null, T0)).toBeNull()
  })

  it('gets the program’s new songs, and is left alone while they are the same', () => {
    expect(renewed(aDemo(), songs.toReversed(), at(5))).toBeNull()
    const next = renewed(aDemo(), [aSong(9)], at(5))
    expect(next).toMatchObject({ revision: 1, createdAt: T0, spaceId: aDemo().spaceId })
    expect(next?.queue.current?.song.songId).toBe('song-9')
  })
})

describe('keeping it', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earshot-demo-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const open = async (now = T0, playing = songs) => {
    const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
    const spaces = memorySpaces(journal, recovered, () => 'e2' as Epoch)
    const save = vi.fn()
    const demo = new DemoRoom({ spaces, save, secret: SECRET, streams: { listenersOf: () => 2 }, now: () => now })
    await demo.open(playing)
    return { demo, spaces, save, close: () => spaces.close() }
  }

  it('it is made once, and plays on under the same code after the server was started anew', async () => {
    const first = await open()
    expect(first.save).toHaveBeenCalledOnce()
    expect(await first.demo.view()).toMatchObject({ listeners: 2, song: { title: 'Song 1' }, positionMs: 0 })
    await first.close()
    const second = await open(at(SONG_MS + 7))
    expect(second.save).not.toHaveBeenCalled()
    expect(await second.demo.view()).toMatchObject({ song: { title: 'Song 2' }, positionMs: 7 })
    expect(second.demo.is(demoSpaceId(SECRET))).toBe(true)
    await second.close()
  })

  it('without songs, or before it is opened, there is none', async () => {
    const { demo, close } = await open(T0, [])
    expect(await demo.view()).toBeNull()
    expect(demo.is(demoSpaceId(SECRET))).toBe(false)
    await close()
  })

  it('a code that is somebody else’s is left to them', async () => {
    const { journal } = openJournal(path.join(folder, 'journal'), () => {})
    const spaces = memorySpaces(journal, [], () => 'e2' as Epoch)
    const theirs: SpaceState = { ...aSpace(), spaceId: demoSpaceId(SECRET) as SpaceId }
    await spaces.create(theirs)
    const demo = new DemoRoom({
      spaces,
      save: () => {},
      secret: SECRET,
      streams: { listenersOf: () => 0 },
      now: () => T0,
    })
    await demo.open(songs)
    expect(await spaces.load(theirs.spaceId)).toEqual(theirs)
    expect((await demo.view())?.spaceId).toBe(demoSpaceId(SECRET, 1))
    expect((await spaces.load(demoSpaceId(SECRET, 1)))?.creatorId).toBe(DEMO_HOST.userId)
    await spaces.close()
  })
})
