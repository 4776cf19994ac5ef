import {
  asOutputDelay,
  type Capabilities,
  type Item,
  type Loading,
  type LocalMs,
  type Seen,
  type SongId,
} from '@earshot/sync'
import { isPassing } from '../failure.ts'
import type { Player } from '../player.ts'
import type { Screen } from '../screen.ts'
import { guessed } from '../shared/costs.ts'
import { maySound } from '../shared/may-sound.ts'
import { type Plan, type Stint, startStint, stintAt, stopFrom, withoutOver } from '../shared/plan.ts'
import { SongStates } from '../shared/song-states.ts'
import { openTicker } from '../shared/ticker.ts'
import { Deck } from './deck.ts'
import { fineTrimOf, unknownFineRate } from './fine-rate.ts'
import { pageLoader } from './loader.ts'
import { type Learned, Run } from './run.ts'
import { failureOfCode } from './vendor-failure.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'coarse',
  // What it is told too late it begins as soon as it can, and further on.
  prepareMs: 0,
  settleMs: 2500,
  jumpAboveMs: 40,
  deadbandMs: 8,
  trimLimit: 0,
  trimLeast: 0,
}

/** Each page learns its own. */
const SEEK_GUESS_MS = 200
const START_GUESS_MS = 350
/** Videos that are kept cued besides those that play. */
const SONGS_KEPT = 2
/** Made when they are needed: the current and the next as a rule, more while plans change. */
const DECKS_MOST = 4

/**
 * Plays through YouTube's own player, which must be seen. It is told to cue what comes next beside the one that plays, and
 * begins it when that one ends: one plays at a time.
 */
export const createYouTubePlayer = (now: () => LocalMs, screen: Screen, load = pageLoader()): Player => {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const learned: Learned = { seek: guessed(SEEK_GUESS_MS), start: guessed(START_GUESS_MS), fine: unknownFineRate }
  const runs: Run<Deck>[] = []
  let plan: Plan = []
  let nextId = 1
  let volume = 1
  // Asked at once, or all other players would have to be silent until it is known.
  let canSound = navigator.userActivation?.hasBeenActive ?? false
  /** What leaves the page is heard so much later. */
  let delayMs = 0

  const runOf = (songId: SongId): Run<Deck> | undefined => runs.find(({ deck }) => deck.songId === songId)
  const songs = new SongStates(
    SONGS_KEPT,
    now,
    (songId) => plan.some(({ item }) => item.song.songId === songId),
    (songId) => letGo(runOf(songId)),
  )
  const ticker = openTicker(() => tick())

  /** What YouTube has refused it refuses again: only what did not come is asked for anew. */
  const loadingOf = (item: Item): Loading => {
    const failure = songs.failureOf(item)
    return failure !== null && !isPassing(failure) ? 'failed' : songs.state(item)
  }

  const letGo = (run: Run<Deck> | undefined) => {
    run?.cut()
    run?.deck.letGo()
  }

  const fail = ({ deck }: Run<Deck>, code: number | null) => {
    const { songId } = deck
    if (songId === null) return
    songs.fail(songId, code === null ? 'network' : failureOfCode(code))
    letGo(runOf(songId))
    changed()
  }

  const allow = (isAllowed: boolean) => {
    if (canSound === isAllowed) return
    canSound = isAllowed
    if (!canSound) become([])
    changed()
  }
  const probe = async () => allow(await maySound())
  void probe()

  const addRun = (): Run<Deck> => {
    const deck = new Deck(
      load,
      screen,
      {
        ready: ({ songId }) => {
          if (songId === null) return
          songs.set(songId, 'ready')
          changed()
        },
        failed: (_, code) => fail(run, code),
        refused: () => allow(false),
        told: (_, at) => {
          run.look(at)
          tick()
        },
      },
      now,
    )
    const run = new Run(deck, learned)
    deck.setVolume(volume)
    runs.push(run)
    return run
  }

  const become = (next: Plan) => {
    plan = next
    tick()
  }

  /** What a run should be at: the newest stint of its video that it must be told of by now, else the first that comes. */
  const stintOf = ({ deck, aheadMs }: Run<Deck>, at: number): Stint | null => {
    const own = plan.filter(({ item, until }) => item.song.songId === deck.songId && until > at)
    return own.findLast((stint) => stint.at - aheadMs <= at) ?? own[0] ?? null
  }

  const tick = () => {
    const at = now()
    plan = withoutOver(plan, at, 0)
    const wishes = runs.flatMap((run) => run.tick(stintOf(run, at), at) ?? [])
    if (wishes.length > 0) ticker.at(Math.min(...wishes))
    for (const run of runs) if (run.isDead(at)) fail(run, null)
    show(at)
  }

  /** The video that plays is seen; before and between, the one that will. */
  const show = (at: number) => {
    const stint = stintAt(plan, at) ?? plan[0]
    const seen = (stint && runOf(stint.item.song.songId)) ?? runs.find(({ deck }) => deck.songId !== null)
    for (const run of runs) run.deck.beSeen(run === seen)
  }

  const hold = (item: Item) => {
    const { songId, source } = item.song
    if (loadingOf(item) !== 'absent' || songs.ask(item) === null) return
    const free = runs.find(({ deck }) => deck.songId === null) ?? (runs.length < DECKS_MOST ? addRun() : null)
    if (source.kind !== 'youtube' || free === null) songs.fail(songId, free === null ? 'network' : 'format')
    else free.deck.hold({ songId, videoId: source.videoId })
    show(now())
  }

  const start = (item: Item, positionMs: number, at: number) => {
    if (songs.state(item) === 'ready') become(startStint(plan, { id: nextId++, item, positionMs, at }, now()))
  }

  const sounding = (at: LocalMs): Seen['sounding'] => {
    const stint = stintAt(plan, at)
    const positionMs = (stint && runOf(stint.item.song.songId)?.positionAt(at)) ?? null
    return stint === undefined || positionMs === null ? null : { itemId: stint.item.itemId, positionMs }
  }

  return {
    name: 'youtube',
    get capabilities() {
      return { ...CAPABILITIES, ...fineTrimOf(learned.fine), prepareMs: Math.max(0, delayMs) }
    },
    carryOut: (order) => {
      switch (order.do) {
        case 'load':
          return hold(order.item)
        case 'start':
          return start(order.item, order.positionMs, order.at - delayMs)
        case 'stop':
          return become(stopFrom(plan, order.at - delayMs, now()))
        case 'trim': {
          const stint = stintAt(plan, now())
          stint && runOf(stint.item.song.songId)?.trim(order.rate, order.forMs, now())
          return tick()
        }
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => ({
      canSound,
      loading: loadingOf,
      sounding: sounding((at - delayMs) as LocalMs),
    }),
    failureOf: (item) => songs.failureOf(item),
    lengthMs: (item) => (songs.state(item) === 'ready' && runOf(item.song.songId)?.deck.lengthMs) || null,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (to) => {
      volume = to
      for (const { deck } of runs) deck.setVolume(to)
    },
    setOutputDelay: (ms) => {
      delayMs = asOutputDelay(ms)
    },
    // What a context plays leaves by another way than a frame's sound: it would tell nothing of it.
    sound: () => null,
    unlock: () => probe(),
    outputLatencyMs: () => null,
    diagnostics: () => ({}),
    close: () => {
      become([])
      ticker.close()
      songs.clear()
      for (const { deck } of runs) deck.close()
    },
  }
}
