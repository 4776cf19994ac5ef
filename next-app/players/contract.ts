import type { Item, LocalMs } from '@earshot/sync'
import type { Player } from './player.ts'

/** What a player is tried with: songs of `SONG_MS` that it can play, one that it cannot, and a clock. */
export type ContractRig = {
  player: Player
  songs: { first: Item; second: Item; broken: Item; others: readonly Item[] }
  now: () => LocalMs
  wait: (ms: number) => Promise<void>
}

/** The songs' length; a case takes a few seconds. */
export const SONG_MS = 4000

/** One thing that every player keeps; throws when it does not. */
export type ContractCase = { name: string; run: (rig: ContractRig) => Promise<void> }

const AHEAD_MS = 250

const check = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

const later = (rig: ContractRig, ms: number) => (rig.now() + ms) as LocalMs

const waitUntil = async (rig: ContractRig, at: number) => rig.wait(Math.max(0, at - rig.now()))

const loaded = async (rig: ContractRig, ...items: Item[]) => {
  for (const item of items) {
    rig.player.carryOut({ do: 'load', item })
    for (let tries = 0; rig.player.see(rig.now()).loading(item) !== 'ready'; tries++) {
      check(tries < 200, `${item.song.title} was not loaded within 10 s`)
      await rig.wait(50)
    }
  }
}

/** Whether `item` sounds now, and is where it should be to within what the player itself gives as its noise. */
const checkHeard = (rig: ContractRig, item: Item, zeroAt: number, when: string) => {
  const now = rig.now()
  const { sounding } = rig.player.see(now)
  check(sounding?.itemId === item.itemId, `${when}: ${sounding?.itemId ?? 'nothing'} sounds instead of ${item.itemId}`)
  const off = (sounding?.positionMs ?? Number.NaN) - (now - zeroAt)
  check(Math.abs(off) <= rig.player.capabilities.jumpAboveMs, `${when}: ${off.toFixed(2)} ms off`)
}

/** The same, `settleMs` after now: a busy machine may take longer, and then begins further on. */
const checkComesIn = async (rig: ContractRig, item: Item, zeroAt: number, when: string) => {
  await rig.wait(rig.player.capabilities.settleMs)
  const isHeard = () => rig.player.see(rig.now()).sounding?.itemId === item.itemId
  for (let tries = 0; tries < 60 && !isHeard(); tries++) await rig.wait(50)
  checkHeard(rig, item, zeroAt, when)
}

const checkSilent = (rig: ContractRig, when: string) => {
  const { sounding } = rig.player.see(rig.now())
  check(sounding === null, `${when}: ${sounding?.itemId} sounds`)
}

export const CONTRACT: readonly ContractCase[] = [
  {
    name: 'is silent and knows no song before it is told of one',
    run: async (rig) => {
      checkSilent(rig, 'at first')
      check(rig.player.see(rig.now()).loading(rig.songs.first) === 'absent', 'a song is there already')
    },
  },
  {
    name: 'loads a song when told to',
    run: (rig) => loaded(rig, rig.songs.first),
  },
  {
    name: 'says of a song that cannot be played that it failed, and plays others all the same',
    run: async (rig) => {
      rig.player.carryOut({ do: 'load', item: rig.songs.broken })
      for (let tries = 0; rig.player.see(rig.now()).loading(rig.songs.broken) !== 'failed'; tries++) {
        check(tries < 100, 'the broken song did not fail within 5 s')
        await rig.wait(50)
      }
      await loaded(rig, rig.songs.first)
    },
  },
  {
    name: 'starts at the instant it was told, from the position it was told',
    run: async (rig) => {
      await loaded(rig, rig.songs.first)
      const at = later(rig, AHEAD_MS)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 1000, at })
      await rig.wait(AHEAD_MS / 2)
      checkSilent(rig, 'before its instant')
      await waitUntil(rig, at)
      await checkComesIn(rig, rig.songs.first, at - 1000, 'after its instant')
    },
  },
  {
    name: 'an order that comes too late is carried out as if it had come in time',
    run: async (rig) => {
      await loaded(rig, rig.songs.first)
      const at = later(rig, -700)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 100, at })
      await checkComesIn(rig, rig.songs.first, at - 100, 'after a late order')
    },
  },
  {
    name: 'falls silent at the instant it was told, and not before',
    run: async (rig) => {
      await loaded(rig, rig.songs.first)
      const at = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at })
      const end = later(rig, 900)
      rig.player.carryOut({ do: 'stop', at: end })
      await waitUntil(rig, end - 200)
      checkHeard(rig, rig.songs.first, at, 'before the stop')
      await waitUntil(rig, end + 200)
      checkSilent(rig, 'after the stop')
    },
  },
  {
    name: 'a seek is a start at another place: the newer order takes over at its instant',
    run: async (rig) => {
      await loaded(rig, rig.songs.first)
      const first = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at: first })
      await checkComesIn(rig, rig.songs.first, first, 'at first')
      const at = later(rig, AHEAD_MS)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 2000, at })
      await waitUntil(rig, at - 50)
      checkHeard(rig, rig.songs.first, first, 'before the seek')
      await waitUntil(rig, at)
      await checkComesIn(rig, rig.songs.first, at - 2000, 'after the seek')
    },
  },
  {
    name: 'plays on into the song scheduled to follow, without being asked again',
    run: async (rig) => {
      await loaded(rig, rig.songs.first, rig.songs.second)
      const at = later(rig, 0)
      const seam = (at + 1000) as LocalMs
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: SONG_MS - 1000, at })
      rig.player.carryOut({ do: 'start', item: rig.songs.second, positionMs: 0, at: seam })
      await waitUntil(rig, seam - 150)
      checkHeard(rig, rig.songs.first, at - (SONG_MS - 1000), 'before the seam')
      await waitUntil(rig, seam)
      await checkComesIn(rig, rig.songs.second, seam, 'after the seam')
    },
  },
  {
    name: 'a stop takes back what was scheduled to follow',
    run: async (rig) => {
      await loaded(rig, rig.songs.first, rig.songs.second)
      const at = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at })
      rig.player.carryOut({ do: 'start', item: rig.songs.second, positionMs: 0, at: (at + 1500) as LocalMs })
      rig.player.carryOut({ do: 'stop', at: (at + 800) as LocalMs })
      await waitUntil(rig, at + 2000)
      checkSilent(rig, 'after the stop')
    },
  },
  {
    name: 'a follower that is put off leaves no hole before it',
    run: async (rig) => {
      await loaded(rig, rig.songs.first, rig.songs.second)
      const at = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at })
      rig.player.carryOut({ do: 'start', item: rig.songs.second, positionMs: 0, at: (at + 900) as LocalMs })
      rig.player.carryOut({ do: 'start', item: rig.songs.second, positionMs: 0, at: (at + 1500) as LocalMs })
      await waitUntil(rig, at + 1200)
      checkHeard(rig, rig.songs.first, at, 'before the follower')
      await waitUntil(rig, at + 1500)
      await checkComesIn(rig, rig.songs.second, at + 1500, 'at the follower')
    },
  },
  {
    name: 'a song that sounds is not forgotten, however many others are loaded',
    run: async (rig) => {
      await loaded(rig, rig.songs.first)
      const at = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at })
      await checkComesIn(rig, rig.songs.first, at, 'at first')
      await loaded(rig, ...rig.songs.others)
      check(rig.player.see(rig.now()).loading(rig.songs.first) === 'ready', 'the song that sounds is gone')
      checkHeard(rig, rig.songs.first, at, 'after the others were loaded')
    },
  },
  {
    name: 'a trim moves the song by exactly what it says, and is then over',
    run: async (rig) => {
      const { trimLimit, settleMs } = rig.player.capabilities
      if (trimLimit === 0) return
      await loaded(rig, rig.songs.first)
      const at = later(rig, 0)
      rig.player.carryOut({ do: 'start', item: rig.songs.first, positionMs: 0, at })
      await checkComesIn(rig, rig.songs.first, at, 'at first')
      // Far beyond what is ever ordered, so that it stands out of the noise.
      rig.player.carryOut({ do: 'trim', rate: 1.2, forMs: 500 })
      await rig.wait(500 + settleMs)
      checkHeard(rig, rig.songs.first, at - 100, 'after the trim')
      await rig.wait(500)
      checkHeard(rig, rig.songs.first, at - 100, 'long after the trim')
    },
  },
  {
    name: 'an output delay shows as the error that it is, and starts after it are heard in time',
    run: async (rig) => {
      const { player, songs } = rig
      await loaded(rig, songs.first)
      const prepareMs = player.capabilities.prepareMs
      const at = later(rig, 0)
      player.carryOut({ do: 'start', item: songs.first, positionMs: 0, at })
      await checkComesIn(rig, songs.first, at, 'at first')
      player.setOutputDelay(150)
      checkHeard(rig, songs.first, at + 150, 'told to be heard 150 ms later')
      const more = player.capabilities.prepareMs - prepareMs
      check(Math.abs(more - 150) < 30, `a start is to be ordered ${more.toFixed(1)} ms sooner instead of 150`)
      const again = later(rig, player.capabilities.prepareMs)
      player.carryOut({ do: 'start', item: songs.first, positionMs: again - at, at: again })
      await waitUntil(rig, again - 100)
      checkHeard(rig, songs.first, at + 150, 'before it begins anew')
      await waitUntil(rig, again)
      await checkComesIn(rig, songs.first, at, 'after it began anew')
      player.setOutputDelay(-40)
      checkHeard(rig, songs.first, at - 190, 'told to be heard 40 ms sooner')
    },
  },
  {
    name: 'where its sound can be looked at it is seen while it sounds, and silence before',
    run: async (rig) => {
      const { player, songs } = rig
      const bands = new Uint8Array(256)
      const loudest = () => (player.spectrum?.(bands) === true ? Math.max(...bands) : null)
      await loaded(rig, songs.first)
      if (loudest() === null) return
      check(loudest() === 0, 'there is something to be seen before anything sounds')
      const at = later(rig, 0)
      player.carryOut({ do: 'start', item: songs.first, positionMs: 0, at })
      await checkComesIn(rig, songs.first, at, 'at first')
      for (let tries = 0; loudest() === 0; tries++) {
        check(tries < 40, 'nothing is to be seen of what sounds')
        await rig.wait(50)
      }
    },
  },
  {
    name: 'takes a sound of its own in time, and none that comes too late',
    run: async (rig) => {
      // Some players come with their first song.
      await loaded(rig, rig.songs.first)
      const silence = (sampleRate: number) => new Float32Array(sampleRate / 100)
      const inTime = later(rig, rig.player.capabilities.prepareMs + AHEAD_MS)
      const takeBack = rig.player.sound(silence, inTime)
      check(takeBack !== null, 'a sound ordered in time was refused')
      check(rig.player.sound(silence, later(rig, -100)) === null, 'a sound was taken for an instant that is over')
      takeBack?.()
    },
  },
]
