import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  asServerMs,
  type CommandId,
  type DownMessage,
  downMessage,
  type Epoch,
  type Intent,
  PRESETS,
  type PublicUser,
  type SpaceState,
} from '@earshot/sync'
import { anItem, aSpace, aUser, type FakeClock, fakeClock, T0 } from '@earshot/sync/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import { BACK_WITHIN_MS } from './departures.ts'
import { AWAY_MS } from './stand-in.ts'
import { StreamManager } from './streamManager.ts'
import { plainParts } from './testing/parts.ts'

const host = aUser(0)
const MINUTE_MS = 60_000

let folder: string
let clock: FakeClock
let streams: StreamManager
let space: SpaceState
let stateNow: () => Promise<SpaceState>
const [heard, commands] = [new Map<WebSocket, DownMessage[]>(), { count: 0 }]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-room-'))
  clock = fakeClock(T0)
  const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
  const spaces = memorySpaces(journal, recovered, () => 'later' as Epoch)
  streams = new StreamManager({
    ...plainParts(journal),
    spaces,
    now: () => asServerMs(clock.now()),
    timers: {
      setTimeout: (act, ms) => clock.after(ms, act),
      clearTimeout: (cancel) => (cancel as (() => void) | null)?.(),
    },
    roundTripOf: () => null,
    onAccepted: () => {},
    onProblem: (problem, cause) => {
      throw new Error(problem, { cause })
    },
  })
  space = aSpace()
  await spaces.create(space)
  stateNow = async () => (await spaces.load(space.spaceId)) ?? space
})
afterEach(() => {
  heard.clear()
  rmSync(folder, { recursive: true })
})

/** Lets what was begun come to its end, without any time passing. */
const settle = async () => {
  for (let n = 0; n < 50; n++) await Promise.resolve()
}

/** Time passes in steps, so that what is begun in between comes to its end. */
const pass = async (ms: number) => {
  await settle()
  for (let left = ms; left > 0; left -= 500) {
    clock.runFor(Math.min(500, left))
    await settle()
  }
}

const aSocket = (): WebSocket => {
  const messages: DownMessage[] = []
  const send = (frame: Buffer) => messages.push(downMessage.parse(JSON.parse(String(frame))))
  const ws = { readyState: 1, bufferedAmount: 0, send } as unknown as WebSocket
  heard.set(ws, messages)
  return ws
}

const enter = async (user: PublicUser) => {
  const ws = aSocket()
  expect(await streams.join(space.spaceId, { ...user, token: 'secret' }, ws)).toBeNull()
  await settle()
  return ws
}

const decide = async (intent: Intent, by = host) => {
  const commandId = `c${commands.count++}` as CommandId
  expect((await streams.decide(space.spaceId, intent, { by, commandId })).ok).toBe(true)
  await settle()
}

describe('a host who is away', () => {
  it('is stood in for after five minutes, by who is there, until they are back', async () => {
    const ws = await enter(host)
    await enter(aUser(1))
    await enter(aUser(2))
    await decide({ type: 'set-role', userId: aUser(2).userId, role: 'dj' })
    streams.leave(space.spaceId, host.userId, ws)
    await pass(AWAY_MS - 1000)
    expect((await stateNow()).actingHostId).toBeNull()
    await pass(2000)
    expect((await stateNow()).actingHostId).toBe(aUser(2).userId)
    await enter(host)
    expect((await stateNow()).actingHostId).toBeNull()
  })

  it('R6: is not away who closes one of two tabs', async () => {
    const ws = await enter(host)
    await enter(host)
    await enter(aUser(1))
    streams.leave(space.spaceId, host.userId, ws)
    await pass(AWAY_MS * 2)
    expect((await stateNow()).actingHostId).toBeNull()
  })

  it('who is back within five minutes has not been away, and is away anew when they go again', async () => {
    const ws = await enter(host)
    await enter(aUser(1))
    streams.leave(space.spaceId, host.userId, ws)
    await pass(AWAY_MS - 2000)
    const again = await enter(host)
    await pass(4000)
    streams.leave(space.spaceId, host.userId, again)
    await pass(AWAY_MS - 2000)
    expect((await stateNow()).actingHostId).toBeNull()
    await pass(4000)
    expect((await stateNow()).actingHostId).toBe(aUser(1).userId)
  })

  it('a stand-in who goes is followed by another, five minutes later, and an empty room keeps what it has', async () => {
    const first = await enter(aUser(1))
    await pass(AWAY_MS + 1000)
    expect((await stateNow()).actingHostId).toBe(aUser(1).userId)
    const second = await enter(aUser(2))
    streams.leave(space.spaceId, aUser(1).userId, first)
    await pass(AWAY_MS - 1000)
    expect((await stateNow()).actingHostId).toBe(aUser(1).userId)
    await pass(2000)
    expect((await stateNow()).actingHostId).toBe(aUser(2).userId)
    streams.leave(space.spaceId, aUser(2).userId, second)
    await pass(AWAY_MS * 2)
    expect((await stateNow()).actingHostId).toBe(aUser(2).userId)
  })

  it('who becomes a keeper by standing in hears of the door', async () => {
    const ws = await enter(aUser(1))
    await pass(AWAY_MS + 1000)
    expect(heard.get(ws)?.some(({ type }) => type === 'door-changed')).toBe(true)
  })
})

describe('votes to skip', () => {
  const votes = async (...voters: number[]) => {
    await decide({ type: 'change-room', settings: { permissions: PRESETS.host } })
    for (const n of [1, 2]) await decide({ type: 'add-song', item: anItem(n) })
    const present = [0, 1, 2, 3, 4].map((n) => aUser(n).userId)
    for (const n of voters) await decide({ type: 'vote-skip', itemId: anItem(1).itemId, present }, aUser(n))
  }
  const plays = async () => (await stateNow()).queue.current?.itemId

  it('S31: are enough ten seconds after others have left, and not before', async () => {
    const [, , , eve, dan] = await Promise.all([0, 1, 2, 3, 4].map((n) => enter(aUser(n))))
    await votes(1, 2)
    streams.leave(space.spaceId, aUser(3).userId, eve as WebSocket)
    await pass(BACK_WITHIN_MS - 1000)
    expect(await plays()).toBe('item-1')
    await pass(1500)
    expect(await plays()).toBe('item-2')
    streams.leave(space.spaceId, aUser(4).userId, dan as WebSocket)
    await pass(BACK_WITHIN_MS * 2)
    expect(await plays()).toBe('item-2')
  })

  it('S31: a link that breaks and comes back skips nothing', async () => {
    const [, , , eve] = await Promise.all([0, 1, 2, 3, 4].map((n) => enter(aUser(n))))
    await votes(1, 2)
    let ws = eve as WebSocket
    for (let n = 0; n < 5; n++) {
      streams.leave(space.spaceId, aUser(3).userId, ws)
      await pass(BACK_WITHIN_MS - 2000)
      ws = await enter(aUser(3))
      await pass(3000)
    }
    expect(await plays()).toBe('item-1')
  })
})

describe('the auto-DJ', () => {
  const settings = (autoDj: 'off' | 'history' | 'library'): Intent => ({ type: 'change-room', settings: { autoDj } })
  const titles = ({ queue }: SpaceState) => queue.upcoming.map(({ song }) => song.title)

  it('plays on when nothing plays, and always has the next song waiting, so that no gap is heard', async () => {
    const ws = await enter(host)
    await decide(settings('library'))
    await pass(3000)
    const begun = await stateNow()
    expect(begun.playback.currentSong?.title).toBe('Song 101')
    expect(titles(begun)).toEqual(['Song 102'])
    expect(begun.queue.current?.addedBy).toEqual({ userId: 'auto-dj', name: 'Auto-DJ' })
    await pass(3 * MINUTE_MS + 2000)
    const next = await stateNow()
    expect(next.playback.currentSong?.title).toBe('Song 102')
    expect(next.playback.startedAt).toBe((begun.playback.startedAt as number) + 3 * MINUTE_MS)
    expect(titles(next)).toEqual(['Song 103'])
    expect(heard.get(ws)?.some(({ type }) => type === 'playback-ended')).toBe(false)
  })

  it('waits behind what people add, and adds nothing while something of theirs waits', async () => {
    await enter(host)
    await decide({ type: 'add-song', item: anItem(1) })
    await decide({ type: 'add-song', item: anItem(2) })
    await decide(settings('library'))
    await pass(2000)
    expect(titles(await stateNow())).toEqual(['Song 2'])
    await decide({ type: 'skip-song' })
    await pass(2000)
    expect(titles(await stateNow())).toEqual(['Song 101'])
  })

  it('plays out of what the room has heard, where that is wanted', async () => {
    await enter(host)
    for (const n of [1, 2]) await decide({ type: 'add-song', item: anItem(n) })
    await decide({ type: 'skip-song' })
    await decide(settings('history'))
    await pass(2000)
    expect(titles(await stateNow())).toEqual(['Song 1'])
  })

  it('does nothing in a room where nobody is, and goes on when somebody comes', async () => {
    const ws = await enter(host)
    await decide(settings('library'))
    await pass(3000)
    streams.leave(space.spaceId, host.userId, ws)
    await pass(20 * MINUTE_MS)
    const { revision } = await stateNow()
    await pass(20 * MINUTE_MS)
    expect((await stateNow()).revision).toBe(revision)
    await enter(aUser(1))
    await pass(3000)
    expect((await stateNow()).playback.isPlaying).toBe(true)
  })

  it('does not run wild when its songs are taken away at once', async () => {
    await enter(host)
    await decide(settings('library'))
    await pass(2500)
    const before = (await stateNow()).revision
    for (let n = 0; n < 20; n++) {
      const [waiting] = (await stateNow()).queue.upcoming
      if (waiting !== undefined) await decide({ type: 'remove-item', itemId: waiting.itemId })
      await pass(100)
    }
    expect((await stateNow()).revision - before).toBeLessThanOrEqual(8)
  })

  it('stops when it is switched off', async () => {
    await enter(host)
    await decide(settings('library'))
    await pass(2500)
    await decide(settings('off'))
    await decide({ type: 'clear-queue' })
    await pass(5000)
    expect(titles(await stateNow())).toEqual([])
  })
})
