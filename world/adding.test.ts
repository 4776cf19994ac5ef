import type { FoundSong } from '@earshot/sync'
import { afterEach, describe, expect, it } from 'vitest'
import type { Answer } from '../next-app/lib/api.ts'
import { demoSong } from '../next-app/session/testing/demo-room.ts'
import { type Batch, countOf } from '../next-app/store/adding/batch.ts'
import { BatchLine } from '../next-app/store/adding/batch-line.ts'
import { World } from './world.ts'

const worlds: World[] = []
afterEach(() => {
  for (const made of worlds.splice(0)) made.close()
})

const HUNDRED: FoundSong[] = Array.from({ length: 100 }, (_, n) => ({
  link: `song-${100 + n}`,
  title: `Song ${n}`,
  artist: '',
  album: '',
  durationMs: null,
  coverUrl: null,
}))
const LINKS = HUNDRED.map(({ link }) => link)

/** A listener on a bad line who adds a list; songs come into the library after 50 to 400 ms each. */
const adding = async (seed: number) => {
  const world = new World(seed)
  worlds.push(world)
  const line = { delayMs: 40, jitterMs: 30, loss: 0.05 }
  const listener = world.join({ name: 'ana', up: line, down: line, roundTripMs: 80 })
  let shown: Batch | null = null
  const after = (ms: number, run: () => void) => listener.device.after(ms, run)
  const batch = new BatchLine({
    bring: (link) =>
      new Promise<Answer<ReturnType<typeof demoSong>>>((resolve) =>
        after(50 + world.chance() * 350, () => resolve({ ok: true, value: demoSong({ id: link, seconds: 150 }) })),
      ),
    queue: (songId) => listener.session.queueSong(songId),
    now: listener.device.now,
    after,
    show: (newest) => {
      shown = newest
    },
  })
  await world.run(2_000)
  batch.add(HUNDRED, 'Hundred')
  return { world, listener, shown: () => shown as unknown as Batch }
}

/** Everything the room was given, in order: what plays, and what comes. */
const queueOf = (world: World): string[] => {
  const { queue } = world.server.space
  const all = [...queue.played, ...(queue.current === null ? [] : [queue.current]), ...queue.upcoming]
  return all.map(({ song }) => song.songId)
}

const untilDone = async (world: World, shown: () => Batch) => {
  for (let n = 0; n < 300 && shown().phase !== 'done'; n++) await world.run(1_000)
}

describe('a list of a hundred songs over a bad line', () => {
  it('comes into the queue whole, in its order, each once', async () => {
    const { world, shown } = await adding(3)
    await untilDone(world, shown)
    expect(countOf(shown())).toEqual({ added: 100, failed: 0, all: 100 })
    expect(queueOf(world)).toEqual(LINKS)
  })

  it('also when the line is down for a minute in the middle', async () => {
    const { world, listener, shown } = await adding(4)
    await world.run(5_000)
    listener.goOffline()
    await world.run(60_000)
    expect(countOf(shown()).added).toBeLessThan(100)
    listener.goOnline()
    await untilDone(world, shown)
    expect(queueOf(world)).toEqual(LINKS)
  })

  it('also when the server is killed in the middle, more than once', async () => {
    const { world, shown } = await adding(5)
    for (let n = 0; n < 3; n++) {
      await world.run(3_000)
      world.killServer()
      await world.run(2_000)
      world.startServer()
    }
    await untilDone(world, shown)
    expect(queueOf(world)).toEqual(LINKS)
  })

  it('is told to nobody as if they had pressed something', async () => {
    const { world, listener, shown } = await adding(6)
    await untilDone(world, shown)
    expect(listener.session.getSnapshot().notice).toBeNull()
  })
})
