import {
  asOutputDelay,
  type Capabilities,
  type Item,
  type LocalMs,
  type Order,
  type Seen,
  type Song,
  type SongId,
} from '@earshot/sync'
import type { Player } from '../player.ts'
import { costOf, guessed } from '../shared/costs.ts'
import { maySound } from '../shared/may-sound.ts'
import { type Plan, startStint, stintAt, stopFrom, withoutOver } from '../shared/plan.ts'
import { SongStates } from '../shared/song-states.ts'
import { addresses } from '../shared/sound-address.ts'
import { openTicker } from '../shared/ticker.ts'
import { Decks } from './decks.ts'
import { type Learned, Run, UNHEARD_MS } from './run.ts'
import { trimOf, unknownEffect } from './trims.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'frame',
  prepareMs: UNHEARD_MS,
  settleMs: 700,
  jumpAboveMs: 10,
  deadbandMs: 1,
  trimLimit: 0,
  trimLeast: 0,
}

/** Of Chromium on a quiet machine; each player learns its own. */
const SEEK_GUESS_MS = 20
const START_GUESS_MS = 70
/** Songs that are kept loaded besides those that play. */
const SONGS_KEPT = 2
/** A deck is made ready this long before its song is due. */
const PREPARE_BEFORE_MS = 4000
const IDLE_MS = 250
/** What has ended is remembered for so long, until it has faded. */
const REMEMBERED_MS = 1000

/**
 * Plays files through HTML media elements, for what we cannot decode ourselves. An element says quite exactly what it
 * sounds and obeys rather inexactly; so it is read all the time and led by what is read. `currentTime` was recorded to be what leaves the
 * loudspeaker, to a millisecond: no latency is taken off.
 *
 * Bug #1: Chromium ignores rates within 0.11 % of 1 (its resampler works on windows of 20 ms, in whole frames), and other
 * browsers ignore coarser ones: whether a trim had an effect is read off, and told as `trimLeast`.
 */
export const createElementPlayer = (now: () => LocalMs): Player => {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const learned: Learned = { seek: guessed(SEEK_GUESS_MS), start: guessed(START_GUESS_MS), effect: unknownEffect }
  const runs = new Map<number, Run>()
  const songsAsked = new Map<SongId, Song>()
  let plan: Plan = []
  let nextId = 1
  let canSound = false
  /** What leaves the element is heard so much later. */
  let delayMs = 0

  const decks = new Decks(
    {
      ready: (songId) => {
        songs.set(songId, 'ready')
        changed()
      },
      failed: (deck, isNetwork) => {
        const { songId } = deck
        deck.unload()
        // What plays on another deck is none the worse.
        if (songId === null || decks.holds(songId)) return
        const song = songsAsked.get(songId)
        // What cannot be had from where it is may come through our server.
        const isPassing = (song !== undefined && addresses.avoid(song)) || isNetwork
        songs.fail(songId, isPassing ? 'network' : 'format')
        changed()
      },
      refused: () => allow(false),
    },
    (deck) => [...runs.values()].some((run) => run.deck === deck && !run.isOver),
  )
  const songs = new SongStates(
    SONGS_KEPT,
    now,
    (songId) => plan.some(({ item }) => item.song.songId === songId),
    (songId) => {
      songsAsked.delete(songId)
      decks.unload(songId)
    },
  )
  const ticker = openTicker(() => tick())

  const allow = (isAllowed: boolean) => {
    if (canSound === isAllowed) return
    canSound = isAllowed
    if (!canSound) become([])
    changed()
  }
  const probe = async () => allow(await maySound())
  void probe()

  /** What is to be played has changed. */
  const become = (next: Plan) => {
    plan = next
    for (const [id, run] of runs) {
      const stint = plan.find((it) => it.id === id)
      if (stint !== undefined) run.stint = stint
      else {
        run.cut()
        runs.delete(id)
      }
    }
    tick()
  }

  const tick = () => {
    const at = now()
    plan = withoutOver(plan, at, REMEMBERED_MS)
    for (const stint of plan) {
      if (runs.has(stint.id) || stint.at - at > PREPARE_BEFORE_MS || stint.until <= at) continue
      const deck = decks.take(stint.item)
      if (deck !== null) runs.set(stint.id, new Run(stint, deck, learned, at))
    }
    const wishes = [...runs].map(([id, run]) => {
      if (!plan.some((stint) => stint.id === id)) runs.delete(id)
      return run.tick(at)
    })
    look(at)
    const rest = plan.length > runs.size ? [IDLE_MS] : []
    if (wishes.length + rest.length > 0) ticker.at(Math.min(...wishes, ...rest))
  }

  /** Says so when the song that should sound is out of data, and puts it on a second deck when all is well. */
  const look = (at: number) => {
    const stint = stintAt(plan, at)
    const run = stint && runs.get(stint.id)
    if (stint === undefined || run === undefined) return
    if (run.isSettled) decks.double(stint.item)
    if (!run.isWaiting(at) || songs.state(stint.item) !== 'ready') return
    songs.set(stint.item.song.songId, 'loading')
    changed()
  }

  const load = (item: Item) => {
    if (songs.ask(item) === null) return
    songsAsked.set(item.song.songId, item.song)
    decks.load(item)
  }

  const start = (item: Item, positionMs: number, at: number) => {
    if (songs.state(item) === 'ready') become(startStint(plan, { id: nextId++, item, positionMs, at }, now()))
  }

  const sounding = (at: LocalMs): Seen['sounding'] => {
    const stint = stintAt(plan, at)
    const positionMs = (stint && runs.get(stint.id)?.positionAt(at)) ?? null
    return stint === undefined || positionMs === null ? null : { itemId: stint.item.itemId, positionMs }
  }

  return {
    name: 'element',
    get capabilities() {
      const prepareMs = Math.max(0, UNHEARD_MS + costOf(learned.seek) + costOf(learned.start) + delayMs)
      return { ...CAPABILITIES, ...trimOf(learned.effect), prepareMs }
    },
    carryOut: (order: Order) => {
      switch (order.do) {
        case 'load':
          return load(order.item)
        case 'start':
          return start(order.item, order.positionMs, order.at - delayMs)
        case 'stop':
          return become(stopFrom(plan, order.at - delayMs, now()))
        case 'trim': {
          const stint = stintAt(plan, now())
          return stint && runs.get(stint.id)?.trim(order.rate, order.forMs, now())
        }
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => ({
      canSound,
      loading: (item) => songs.state(item),
      sounding: sounding((at - delayMs) as LocalMs),
    }),
    failureOf: (item) => songs.failureOf(item),
    lengthMs: ({ song }) => decks.lengthMs(song.songId),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (volume) => decks.setVolume(volume),
    setOutputDelay: (ms) => {
      delayMs = asOutputDelay(ms)
    },
    // What a context plays leaves by another way than an element's sound: it would tell nothing of it.
    sound: () => null,
    unlock: () => {
      decks.unlock()
      return probe()
    },
    outputLatencyMs: () => null,
    diagnostics: () => ({}),
    close: () => {
      become([])
      ticker.close()
      songs.clear()
      decks.close()
    },
  }
}
