import type { Item, ItemId, LocalMs, Order } from '@earshot/sync'
import type { Player } from '../player.ts'
import { type Candidate, Routes } from './routes.ts'

/** The time of this device, and how to be called after some ms; answers how to take that back. */
export type Timing = { now: () => LocalMs; after: (ms: number, act: () => void) => () => void }

/** From `at` on `player` plays an item. `cancel`: the others have still to be told to stop. */
type Turn = { at: number; itemId: ItemId; player: Player; cancel: () => void }

/** Who plays is told to stop no sooner than this before: until then the next song may be put off, and would leave a hole. */
const STOP_AHEAD_MS = 400
/** Who is to begin so soon is the one that counts. */
const ABOUT_TO_MS = 500

/**
 * Several players behind one face: each song goes to the first that takes it and is able to play it. Whoever has the turn
 * plays, the others are silent; its name and its capabilities are the ones told.
 */
export const createMixedPlayer = ({ now, after }: Timing, candidates: readonly [Candidate, ...Candidate[]]): Player => {
  const players = candidates.map(({ player }) => player)
  const [{ player: foremost }] = candidates
  const routes = new Routes(candidates, players.at(-1) ?? foremost)
  /** Who had the turn before those that are planned. */
  let current: Player = foremost
  let turns: Turn[] = []
  /** Loaded while nothing sounded: what is about to. */
  let awaited: Item | null = null

  const active = (): Player => {
    const turn = turns.findLast(({ at }) => at <= now() + ABOUT_TO_MS)
    return turn?.player ?? (awaited === null ? current : routes.of(awaited))
  }

  const silence = (at: LocalMs, except: Player | null) => {
    for (const player of players) if (player !== except) player.carryOut({ do: 'stop', at })
  }

  /** Takes back the turns that `isRevoked`, and forgets those that have come: only the newest of them matters. */
  const revoke = (isRevoked: (turn: Turn) => boolean) => {
    current = turns.findLast(({ at }) => at <= now())?.player ?? current
    const planned = turns.filter(({ at }) => at > now())
    for (const turn of planned) if (isRevoked(turn)) turn.cancel()
    turns = planned.filter((turn) => !isRevoked(turn))
  }

  const start = (order: Order & { do: 'start' }) => {
    const { at, item } = order
    const player = routes.of(item)
    awaited = null
    revoke((turn) => turn.at >= at || turn.itemId === item.itemId)
    player.carryOut(order)
    const inMs = at - now() - STOP_AHEAD_MS
    // Should a hidden page's timer come late, the song that is to end there has ended by itself.
    const cancel = inMs > 0 ? after(inMs, () => silence(at, player)) : () => {}
    if (inMs <= 0) silence(at, player)
    turns = [...turns, { at, itemId: item.itemId, player, cancel }]
  }

  const load = (item: Item) => {
    if (turns.length === 0 && players.every((it) => it.see(now()).sounding === null)) awaited = item
    routes.of(item).carryOut({ do: 'load', item })
  }

  return {
    get name() {
      return active().name
    },
    get capabilities() {
      return active().capabilities
    },
    carryOut: (order) => {
      switch (order.do) {
        case 'load':
          return load(order.item)
        case 'start':
          return start(order)
        case 'stop':
          revoke(({ at }) => at >= order.at)
          return silence(order.at, null)
        case 'trim':
          return active().carryOut(order)
        default:
          return order satisfies never
      }
    },
    see: (at) => {
      const seen = players.map((player) => player.see(at))
      return {
        canSound: seen.every(({ canSound }) => canSound),
        loading: (item) => routes.of(item).see(at).loading(item),
        sounding: seen.find(({ sounding }) => sounding !== null)?.sounding ?? null,
      }
    },
    failureOf: (item) => routes.of(item).failureOf(item),
    lengthMs: (item) => routes.of(item).lengthMs(item),
    titleOf: (item) => routes.of(item).titleOf?.(item) ?? null,
    onChange: (listener) => {
      const undo = players.map((player) => player.onChange(listener))
      return () => {
        for (const stop of undo) stop()
      }
    },
    setVolume: (volume) => {
      for (const player of players) player.setVolume(volume)
    },
    setOutputDelay: (ms) => {
      for (const player of players) player.setOutputDelay(ms)
    },
    sound: (make, at) => foremost.sound(make, at),
    unlock: async () => {
      await Promise.all(players.map((player) => player.unlock()))
    },
    spectrum: (bands) => active().spectrum?.(bands) ?? false,
    outputLatencyMs: () => active().outputLatencyMs(),
    diagnostics: () => active().diagnostics(),
    close: () => {
      revoke(() => true)
      for (const player of players) player.close()
    },
  }
}
