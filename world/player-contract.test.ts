import { asLocalMs } from '@earshot/sync'
import { anItem, FakePlayer, fakeClock } from '@earshot/sync/testing'
import { describe, expect, it } from 'vitest'
import { CONTRACT, SONG_MS } from '../next-app/players/contract.ts'
import { lazily } from '../next-app/players/mixed/lazy-player.ts'
import { createMixedPlayer } from '../next-app/players/mixed/mixed-player.ts'
import { asPlayer } from './listener.ts'

const songs = {
  first: anItem(1, SONG_MS),
  second: anItem(2, SONG_MS),
  broken: anItem(3, SONG_MS),
  others: [4, 5, 6, 7].map((n) => anItem(n, SONG_MS)),
}
const { first, second, broken } = songs

const setUp = () => {
  const clock = fakeClock(1000)
  const now = () => asLocalMs(clock.now())
  const wait = async (ms: number) => {
    // What was brought has come before time goes on.
    await new Promise(setImmediate)
    clock.runFor(ms)
  }
  return { clock, now, wait }
}

/** The fakes that stand in for players here must keep what real players keep. */
describe('the fake player keeps the players’ contract', () => {
  it.each(CONTRACT)('$name', async ({ run }) => {
    const { now, wait } = setUp()
    const fake = new FakePlayer({ loadMs: 120, failing: [broken.song.songId] })
    await run({ player: asPlayer(fake, now), songs, now, wait })
  })
})

describe('a player that is made when it is needed keeps the players’ contract', () => {
  it.each(CONTRACT)('$name', async ({ run }) => {
    const { now, wait } = setUp()
    const fake = new FakePlayer({ loadMs: 120, failing: [broken.song.songId] })
    await run({ player: lazily('file', async () => () => asPlayer(fake, now), now), songs, now, wait })
  })

  it('nothing is brought by looking at it, by a stop, or by turning it down', async () => {
    const { now, wait } = setUp()
    let brought = 0
    const bring = async () => {
      brought += 1
      return () => asPlayer(new FakePlayer(), now)
    }
    const player = lazily('file', bring, now)
    player.setVolume(0.5)
    player.carryOut({ do: 'stop', at: now() })
    expect([player.see(now()).canSound, player.failureOf(first), brought]).toEqual([true, null, 0])
    player.carryOut({ do: 'load', item: first })
    player.carryOut({ do: 'load', item: second })
    expect([player.see(now()).loading(first), player.see(now()).loading(second)]).toEqual(['loading', 'loading'])
    await wait(500)
    expect(brought).toBe(1)
    expect([player.see(now()).loading(first), player.see(now()).loading(second)]).toEqual(['ready', 'ready'])
  })

  it('what does not come is a failure that passes: it is brought anew when its song is tried again', async () => {
    const { now, wait } = setUp()
    let isReachable = false
    const bring = async () => {
      if (!isReachable) throw new Error('the server is away')
      return () => asPlayer(new FakePlayer(), now)
    }
    const player = lazily('file', bring, now)
    let changes = 0
    player.onChange(() => {
      changes += 1
    })
    player.carryOut({ do: 'load', item: first })
    await wait(100)
    expect([player.see(now()).loading(first), player.failureOf(first), changes]).toEqual(['failed', 'network', 1])
    isReachable = true
    await wait(5000)
    expect(player.see(now()).loading(first)).toBe('absent')
    player.carryOut({ do: 'load', item: first })
    await wait(500)
    expect([player.see(now()).loading(first), player.failureOf(first)]).toEqual(['ready', null])
  })

  it('a page that is left while it comes makes none', async () => {
    const { now, wait } = setUp()
    let made = 0
    const bring = async () => () => {
      made += 1
      return asPlayer(new FakePlayer(), now)
    }
    const player = lazily('file', bring, now)
    player.carryOut({ do: 'load', item: first })
    player.close()
    await wait(100)
    expect(made).toBe(0)
  })
})

/** Two players behind one face: the exact one plays all but the second song, the patient one can play both. */
const mixed = () => {
  const { clock, now, wait } = setUp()
  const exact = new FakePlayer({ loadMs: 120, failing: [broken.song.songId, second.song.songId] })
  const patient = new FakePlayer({ loadMs: 80, failing: [broken.song.songId], capabilities: { accuracy: 'frame' } })
  const player = createMixedPlayer({ now, after: (ms, act) => clock.after(ms, act) }, [
    { player: asPlayer(exact, now), takes: ({ song }) => (song.durationMs ?? 0) < 100_000 },
    {
      player: lazily('element', async () => () => ({ ...asPlayer(patient, now), name: 'element' as const }), now),
      takes: () => true,
    },
  ])
  const load = async (item: typeof first) => {
    player.carryOut({ do: 'load', item })
    for (let tries = 0; tries < 10 && player.see(now()).loading(item) !== 'ready'; tries++) await wait(50)
    expect(player.see(now()).loading(item)).toBe('ready')
  }
  const heard = () => [exact, patient].map((it) => it.heard(now())?.item.itemId ?? null)
  return { player, load, heard, now, wait }
}

describe('players behind one face keep the players’ contract', () => {
  it.each(CONTRACT)('$name', async ({ run }) => {
    const { player, now, wait } = mixed()
    await run({ player, songs, now, wait })
  })

  it('a song that the first cannot play is loaded and played by the next, and only one of them sounds', async () => {
    const { player, load, heard, now, wait } = mixed()
    await load(first)
    await load(second)
    const at = now()
    player.carryOut({ do: 'start', item: first, positionMs: 0, at })
    player.carryOut({ do: 'start', item: second, positionMs: 0, at: asLocalMs(at + 2000) })
    await wait(1000)
    expect(heard()).toEqual([first.itemId, null])
    expect([player.name, player.capabilities.accuracy]).toEqual(['file', 'sample'])
    await wait(1500)
    expect(heard()).toEqual([null, second.itemId])
    expect([player.name, player.capabilities.accuracy]).toEqual(['element', 'frame'])
  })

  it('going back from one player to the other silences the one that sounded', async () => {
    const { player, load, heard, now, wait } = mixed()
    await load(first)
    await load(second)
    player.carryOut({ do: 'start', item: second, positionMs: 0, at: now() })
    await wait(500)
    expect(heard()).toEqual([null, second.itemId])
    player.carryOut({ do: 'start', item: first, positionMs: 0, at: asLocalMs(now() + 100) })
    await wait(500)
    expect(heard()).toEqual([first.itemId, null])
  })

  it('what is loaded while all are silent is what its capabilities are about', async () => {
    const { player, load } = mixed()
    expect(player.name).toBe('file')
    await load(second)
    expect(player.name).toBe('element')
    await load(first)
    expect(player.name).toBe('file')
  })

  it('a song too long for the first goes to the next at once', async () => {
    const { player, load } = mixed()
    await load(anItem(8, 200_000))
    expect(player.name).toBe('element')
  })
})
