import { asOutputDelay, type Capabilities, type Item, type LocalMs, type Order, type Seen } from '@earshot/sync'
import type { Failure } from '../failure.ts'
import type { Player } from '../player.ts'
import { costOf } from '../shared/costs.ts'
import { type Plan, startStint, stopFrom } from '../shared/plan.ts'
import { SongStates } from '../shared/song-states.ts'
import { openTicker } from '../shared/ticker.ts'
import type { Account } from './auth/account.ts'
import { Connection } from './connection.ts'
import { type Learned, toleranceOf } from './doing.ts'
import { Helm } from './helm.ts'
import { loadSdk } from './load-sdk.ts'
import type { Act } from './pilot.ts'
import type { Wire } from './request.ts'
import { readState, type SpotifySdk } from './sdk.ts'
import { WebApi } from './web-api.ts'

export type SpotifyDeps = {
  now: () => LocalMs
  account: Account
  wire: Wire
  after: (ms: number, act: () => void) => () => void
  loadSdk?: () => Promise<SpotifySdk>
  learned?: Learned
}

/** A look that is not answered in this time will not be. */
const UNANSWERED_MS = 3000

const CAPABILITIES: Capabilities = {
  accuracy: 'coarse',
  prepareMs: 500,
  settleMs: 1500,
  jumpAboveMs: 30,
  deadbandMs: 10,
  trimLimit: 0,
  trimLeast: 0,
}

/** What a start is ordered ahead besides what it costs: it has to be told first. */
const SPARE_MS = 60
const SONGS_KEPT = 8
/** A song that gives up so often in so short a time cannot be played. */
const GIVEN_UP_LIMIT = 2
const GIVEN_UP_WITHIN_MS = 20_000

/** What is wrong with the account is so for every song. */
const ofAccount = (failure: Failure): boolean => failure === 'needs-account' || failure === 'needs-premium'

/**
 * Plays songs of Spotify's through its own Web Playback SDK, on the listener's own account; nothing of it is loaded before the first such
 * song. The device is steered by what it says (`helm.ts`), since it does what it is told some time later, and not in order.
 *
 * Bug #1: now and then one state tells its position in seconds (spotify/web-playback-sdk #115): one reading alone moves nothing.
 * Bug #2: a position runs on while nothing sounds yet (#88): it counts once it was set back, or has run long enough.
 * Bug #3: no event follows a seek to where the device was before (#45): it is asked all the time.
 */
export const createSpotifyPlayer = (deps: SpotifyDeps): Player => {
  const { now, account, wire } = deps
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const api = new WebApi(account, wire)
  const lengths = new Map<string, number>()
  const helm = new Helm(({ item }) => lengths.get(item.song.songId) ?? null, deps.learned)
  const songs = new SongStates(
    SONGS_KEPT,
    now,
    (songId) => helm.plan.some(({ item }) => item.song.songId === songId),
    () => {},
  )
  const ticker = openTicker(() => void tick())
  /** Why nothing at all can be played here; null while it may. */
  let failure: Failure | null = null
  let nextId = 1
  let canSound = true
  let delayMs = 0
  let volume = 1
  let toldVolume = 0
  let isLooking = false
  let isClosed = false
  let givenUp: { songId: string; times: readonly number[] } = { songId: '', times: [] }

  const connect = (): Connection =>
    new Connection(
      { account, loadSdk: deps.loadSdk ?? loadSdk, after: deps.after },
      {
        stirred: () => void tick(),
        lost: () => helm.forget(),
        failed: (why) => failAll(why),
        unplayable: () => giveUp(),
        refused: () => allow(false),
      },
    )
  let connection = connect()

  const allow = (isAllowed: boolean) => {
    if (canSound === isAllowed) return
    canSound = isAllowed
    if (!canSound) become([])
    changed()
  }

  /** Songs that were asked for and are not yet forgotten, to be failed together. */
  const known = new Map<string, Item>()

  /** Nothing can be played by this connection any more. */
  const failAll = (why: Failure) => {
    failure = why === 'network' ? null : why
    for (const item of known.values()) songs.fail(item.song.songId, why)
    reconnect()
    become([])
    changed()
  }
  const reconnect = () => {
    connection.close()
    connection = connect()
    toldVolume = 0
    helm.forget()
  }
  const load = (item: Item) => {
    const { songId, source } = item.song
    const signal = songs.ask(item)
    if (signal === null || source.kind !== 'spotify') return
    known.set(songId, item)
    for (const id of [...known.keys()].slice(0, -SONGS_KEPT)) known.delete(id)
    const fail = (why: Failure) => {
      songs.fail(songId, why)
      changed()
    }
    // Told at once, so that it does not look as if something were under way.
    if (failure !== null) return songs.fail(songId, failure)
    void (async () => {
      const used = connection
      const [why, track] = await Promise.all([used.open(), api.track(source.trackId)])
      if (signal.aborted || isClosed || used !== connection) return
      if (why !== null) return failAll(why)
      await learnHush(used)
      if (!track.ok) return ofAccount(track.failure) ? failAll(track.failure) : fail(track.failure)
      lengths.set(songId, track.lengthMs)
      songs.set(songId, 'ready')
      changed()
    })()
  }

  /** Some devices leave the loudness to their buttons, and tell that it is what it was (iOS). */
  const learnHush = async ({ player }: Connection) => {
    if (toldVolume === 0) helm.canHush = (await player?.getVolume().catch(() => 1)) === 0
  }

  /** What is to be played has changed. */
  const become = (plan: Plan) => {
    helm.become(plan)
    void tick()
  }

  const start = (item: Item, positionMs: number, at: number) => {
    if (songs.state(item) === 'ready') become(startStint(helm.plan, { id: nextId++, item, positionMs, at }, now()))
  }

  /** A device that is gone may never answer. */
  const unanswered = () => new Promise<null>((resolve) => void deps.after(UNANSWERED_MS, () => resolve(null)))

  /** Looks at the device once and tells it what is due. */
  const tick = async () => {
    if (isLooking || isClosed) return
    const { player, deviceId } = connection
    if (player === null || deviceId === null) return
    isLooking = true
    const asked = now()
    const told = await Promise.race([player.getCurrentState().catch(() => null), unanswered()])
    const at = (asked + now()) / 2
    isLooking = false
    if (isClosed || player !== connection.player) return
    const state = readState(told) ?? { trackIds: [], positionMs: 0, isPaused: true, isLoading: false }
    helm.read({ at, ...state })
    const act = helm.next(now())
    if (act !== null) void carry(act)
    const loudness = helm.isLoudAt(now()) ? volume : 0
    if (loudness !== toldVolume) {
      toldVolume = loudness
      player.setVolume(loudness).catch(() => {
        toldVolume = -1
      })
    }
    ticker.at(helm.wish(now()))
  }

  const carry = async (act: Act): Promise<void> => {
    const { player, deviceId } = connection
    if (player === null || deviceId === null) return helm.refused(now())
    if (act.do !== 'play') {
      const done = act.do === 'seek' ? player.seek(Math.max(0, Math.round(act.positionMs))) : player[act.do]()
      return done.catch(() => helm.refused(now()))
    }
    const answer = await api.play(deviceId, act.trackId, act.positionMs)
    if (answer.ok) return
    helm.refused(now(), answer.waitMs)
    if (answer.failure !== 'device' && ofAccount(answer.failure)) failAll(answer.failure)
    else if (answer.failure !== 'device' && answer.failure !== 'network') giveUp()
  }

  /** The song that should sound was given up by the device, or refused to it. */
  const giveUp = () => {
    const song = helm.plan.findLast(({ at, until }) => at <= now() + 1000 && now() < until)?.item.song
    if (song === undefined) return
    const times = [...(givenUp.songId === song.songId ? givenUp.times : []), now()]
    givenUp = { songId: song.songId, times: times.filter((it) => now() - it < GIVEN_UP_WITHIN_MS) }
    helm.refused(now())
    if (givenUp.times.length < GIVEN_UP_LIMIT) return
    songs.fail(song.songId, 'vendor')
    become(helm.plan.filter(({ item }) => item.song.songId !== song.songId))
    changed()
  }

  const undoAccount = account.onChange(() => {
    failure = null
    reconnect()
    songs.clear()
    become([])
    changed()
  })

  return {
    name: 'spotify',
    get capabilities() {
      const { costs } = helm.learned
      const startMs = helm.isRunning ? costOf(costs.seek) : Math.max(costOf(costs.play), costOf(costs.seek))
      const jumpAboveMs = Math.max(CAPABILITIES.jumpAboveMs, 2 * toleranceOf(helm.learned))
      return { ...CAPABILITIES, jumpAboveMs, prepareMs: Math.max(0, startMs + SPARE_MS + delayMs) }
    },
    carryOut: (order: Order) => {
      switch (order.do) {
        case 'load':
          return load(order.item)
        case 'start':
          return start(order.item, order.positionMs, order.at - delayMs)
        case 'stop':
          return become(stopFrom(helm.plan, order.at - delayMs, now()))
        case 'trim':
          return
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => {
      const positionMs = helm.positionAt(at - delayMs)
      const stint = helm.plan.findLast((it) => it.at <= at - delayMs && at - delayMs < it.until)
      return {
        canSound,
        loading: (item) => songs.state(item),
        sounding: positionMs === null || stint === undefined ? null : { itemId: stint.item.itemId, positionMs },
      }
    },
    failureOf: (item) => songs.failureOf(item),
    lengthMs: ({ song }) => lengths.get(song.songId) ?? null,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (to) => {
      volume = to
      void tick()
    },
    setOutputDelay: (ms) => {
      delayMs = asOutputDelay(ms)
    },
    // What a context plays leaves by another way than Spotify's sound: it would tell nothing of it.
    sound: () => null,
    unlock: async () => {
      await connection.player?.activateElement().catch(() => {})
      allow(true)
    },
    outputLatencyMs: () => null,
    diagnostics: () => ({}),
    close: () => {
      isClosed = true
      undoAccount()
      ticker.close()
      songs.clear()
      connection.close()
    },
  }
}
