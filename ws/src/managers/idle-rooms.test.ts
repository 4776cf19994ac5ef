import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asServerMs, type CommandId, type Epoch, type Intent, type SpaceId, type SpaceState } from '@earshot/sync'
import { anItem, aUser, fakeClock, playing, T0 } from '@earshot/sync/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import type { OnStatement } from '../store/statements.ts'
import { benches } from '../store/testing/contract/bench.ts'
import { aFullSpace } from '../store/testing/contract/full-space.ts'
import { sqliteDatabase } from '../store/testing/test-database.ts'
import { IdleRooms, LOOK_EVERY_MS } from './idle-rooms.ts'
import { mirror } from './mirror.ts'
import { reconcile } from './reconcile.ts'
import { StreamManager } from './streamManager.ts'
import { plainParts } from './testing/parts.ts'

const HOUR_MS = 3_600_000
const bench = benches(sqliteDatabase)
let folder: string
let clock: ReturnType<typeof fakeClock>
let lives = 0

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-idle-'))
  clock = fakeClock(T0)
})
afterEach(() => rmSync(folder, { recursive: true }))

const aSocket = () => ({ readyState: 1, bufferedAmount: 0, send: () => {}, on: () => {} }) as unknown as WebSocket

/** One life of a server, as main.ts wires it; its journal and its database stay for the next one. */
const live = async (onStatement?: OnStatement) => {
  const life = lives++
  const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
  const store = await bench().open(onStatement)
  const { awake, behind, asleep } = reconcile(recovered, await store.rooms.revisions())
  const now = () => asServerMs(clock.now())
  const spaces = memorySpaces(
    journal,
    awake,
    () => `e${life}-${Math.random()}`.slice(0, 20).replace('.', '') as Epoch,
    {
      spaceIds: asleep,
      wake: (spaceId, epoch) => store.rooms.wake(spaceId, { now: now(), epoch }),
    },
  )
  for (const space of behind) store.rooms.save(space)
  const timers = {
    setTimeout: (act: () => void, ms: number) => clock.after(ms, act),
    clearTimeout: (cancel: unknown) => (cancel as (() => void) | null)?.(),
  }
  let plays = 0
  const streams = new StreamManager({
    ...plainParts(journal),
    spaces,
    now,
    timers,
    roundTripOf: () => null,
    onAccepted: mirror(store.rooms, () => `play-${life}-${plays++}`),
    onProblem: (problem, cause) => {
      throw new Error(problem, { cause })
    },
  })
  const listenersOf = (spaceId: SpaceId) => streams.listenersOf(spaceId)
  const idle = new IdleRooms({ spaces, rooms: store.rooms, listenersOf, timers, now, idleMs: HOUR_MS })
  const written = () => expect.poll(() => store.health().pending, { timeout: 10_000, interval: 5 }).toBe(0)
  let commands = 0
  return {
    journal,
    store,
    spaces,
    streams,
    written,
    decide: (spaceId: SpaceId, intent: Intent) =>
      streams.decide(spaceId, intent, { by: aUser(0), commandId: `c${life}-${commands++}` as CommandId }),
    /** The process is killed: what it had in mind is lost. */
    kill: async () => {
      idle.close()
      journal.close()
      await store.close(0)
    },
  }
}
type Life = Awaited<ReturnType<typeof live>>

/** Time goes by, and what is written is written. */
const pass = async (life: Life, ms: number) => {
  for (let at = 0; at < ms; at += 10 * LOOK_EVERY_MS) {
    clock.runFor(Math.min(10 * LOOK_EVERY_MS, ms - at))
    await life.written()
  }
}

const durable = ({ name, queue, roles, door, settings, muted, hostId }: SpaceState) => ({
  name,
  queue: {
    ...queue,
    upcoming: queue.upcoming.map(({ itemId, votes }) => ({ itemId, votes })),
    current: queue.current?.itemId,
  },
  roles,
  door,
  settings,
  muted,
  hostId,
})

describe('a room that nobody has been in for long', () => {
  it('leaves memory and journal, and comes back with all that was in it', async () => {
    const life = await live()
    const space = aFullSpace('abcdef')
    await life.spaces.create(space)
    life.store.rooms.save(space)
    await pass(life, HOUR_MS - LOOK_EVERY_MS)
    expect(life.spaces.health()).toMatchObject({ spaces: 1, asleep: 0 })
    await pass(life, 2 * LOOK_EVERY_MS)
    expect(life.spaces.health()).toMatchObject({ spaces: 0, asleep: 1 })

    expect(await life.streams.join(space.spaceId, { ...aUser(1), token: 't' }, aSocket())).toBeNull()
    const back = await life.spaces.load(space.spaceId)
    expect(back && durable(back)).toEqual(durable(space))
    expect(back?.epoch).not.toBe(space.epoch)
    await life.kill()
  })

  it('R4: whoever comes back after hours finds its song held at the beginning, and not beyond its end', async () => {
    const life = await live()
    const space = playing(3)
    await life.spaces.create(space)
    life.store.rooms.save(space)
    const me = { ...aUser(1), token: 't' }
    const ws = aSocket()
    await life.streams.join(space.spaceId, me, ws)
    clock.runFor(30_000)
    life.streams.leave(space.spaceId, me.userId, ws)
    await pass(life, 5 * HOUR_MS)
    expect(life.spaces.health().spaces).toBe(0)
    await life.streams.join(space.spaceId, me, ws)
    expect(life.streams.getCurrentPlaybackTime(space.spaceId)).toBe(0)
    expect(life.streams.getPlaybackState(space.spaceId)).toMatchObject({
      isPlaying: false,
      currentSong: { songId: 'song-1' },
    })
    expect((await life.decide(space.spaceId, { type: 'resume-playback' })).ok).toBe(true)
    clock.runFor(10_000)
    expect(life.streams.getCurrentPlaybackTime(space.spaceId)).toBeGreaterThan(9000)
    await life.kill()
  })

  it('stays while somebody is in it, however long', async () => {
    const life = await live()
    const space = playing()
    await life.spaces.create(space)
    life.store.rooms.save(space)
    await life.streams.join(space.spaceId, { ...aUser(1), token: 't' }, aSocket())
    await pass(life, 3 * HOUR_MS)
    expect(life.spaces.health().spaces).toBe(1)
    await life.kill()
  })

  it('stays while the database does not hold it', async () => {
    let isDown = false
    const life = await live(() => {
      if (isDown) throw new Error('down')
    })
    const space = playing()
    await life.spaces.create(space)
    life.store.rooms.save(space)
    await life.written()
    isDown = true
    await life.decide(space.spaceId, { type: 'add-song', item: anItem(9) })
    clock.runFor(3 * HOUR_MS)
    expect(life.spaces.health().spaces).toBe(1)
    isDown = false
    await expect.poll(() => life.store.health().pending, { timeout: 10_000 }).toBe(0)
    clock.runFor(2 * LOOK_EVERY_MS)
    expect(life.spaces.health().spaces).toBe(0)
    expect((await life.spaces.load(space.spaceId))?.queue.upcoming).toHaveLength(1)
    await life.kill()
  })

  it('is not brought back to memory by a restart', async () => {
    const first = await live()
    const space = playing()
    await first.spaces.create(space)
    first.store.rooms.save(space)
    await pass(first, 2 * HOUR_MS)
    await first.kill()
    const next = await live()
    expect(next.spaces.health()).toMatchObject({ spaces: 0, asleep: 1 })
    expect((await next.spaces.load(space.spaceId))?.queue.current?.itemId).toBe('item-1')
    await next.kill()
  })

  it('keeps its code to itself while it sleeps', async () => {
    const life = await live()
    const space = playing()
    await life.spaces.create(space)
    life.store.rooms.save(space)
    await pass(life, 2 * HOUR_MS)
    expect(life.spaces.health().spaces).toBe(0)
    expect(await life.spaces.create(space)).toBe(false)
    await life.kill()
  })
})

describe('after a restart', () => {
  it('rooms whose journal is lost come back from the database', async () => {
    const first = await live()
    const spaces = Array.from({ length: 5 }, (_, n) => ({ ...aFullSpace(`abcde${'fghjk'[n]}`) }))
    for (const space of spaces) {
      await first.spaces.create(space)
      first.store.rooms.save(space)
    }
    await first.written()
    await first.kill()
    rmSync(path.join(folder, 'journal'))
    const next = await live()
    for (const space of spaces) {
      const back = await next.spaces.load(space.spaceId)
      expect(back && durable(back)).toEqual(durable(space))
    }
    await next.kill()
  })

  it('only rooms that differ from the database are written again', async () => {
    const first = await live()
    const [one, other] = [playing(), { ...playing(), spaceId: 'bbbbbb' as SpaceId }]
    for (const space of [one, other]) {
      await first.spaces.create(space)
      first.store.rooms.save(space)
    }
    await first.written()
    await first.kill()
    // Accepted, in the journal, and never written: the process ended first.
    const second = await live(() => {
      throw new Error('down')
    }).catch(() => null)
    expect(second).toBeNull()
    const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
    const before = recovered.find(({ spaceId }) => spaceId === other.spaceId)
    if (before === undefined) throw new Error('unreachable')
    journal.appendStep(before, { ...before, name: 'Renamed', revision: before.revision + 1 })
    journal.close()
    const third = await live()
    expect(third.store.health().pending).toBe(1)
    await third.written()
    expect(await third.store.rooms.wake(other.spaceId, { now: T0, epoch: 'e' as Epoch })).toMatchObject({
      name: 'Renamed',
    })
    await third.kill()
  })

  it('a database that is ahead of a journal that lost its end is believed', async () => {
    const first = await live()
    const space = playing()
    await first.spaces.create(space)
    first.store.rooms.save({ ...space, revision: space.revision + 3, name: 'Newer' })
    await first.written()
    await first.kill()
    const next = await live()
    expect((await next.spaces.load(space.spaceId))?.name).toBe('Newer')
    await next.kill()
  })
})

it('R12: codes that lead nowhere leave nothing behind, and ask nothing of the database', async () => {
  const life = await live()
  const { statements } = bench()
  statements.length = 0
  for (let n = 0; n < 1000; n++) {
    const spaceId = `zz${String(n).padStart(4, '2').replace(/[01]/g, '9')}` as SpaceId
    expect(await life.streams.join(spaceId, { ...aUser(n), token: 't' }, aSocket())).toBe('space-not-found')
  }
  expect(life.spaces.health()).toMatchObject({ spaces: 0, asleep: 0 })
  expect(statements).toEqual([])
  await life.kill()
})
