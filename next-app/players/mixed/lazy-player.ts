import type { Capabilities, Item, LocalMs, PlayerName, SongId } from '@earshot/sync'
import type { Player } from '../player.ts'
import { SongStates } from '../shared/song-states.ts'

/** Brings what a player is made of, and answers how to make one. Rejects when that does not come. */
export type Bring = () => Promise<() => Player>

/** Songs that may wait for their player to come. */
const WAITING_MOST = 8

/** Told of a player that is still to come, of which nothing can be ordered but to load. */
const TO_COME: Capabilities = {
  accuracy: 'coarse',
  prepareMs: 0,
  settleMs: 0,
  jumpAboveMs: 100,
  deadbandMs: 100,
  trimLimit: 0,
  trimLeast: 0,
}

/**
 * A player that is brought and made when it is given its first song: until then it costs nothing, is silent and holds up nobody. While it
 * comes, its songs are loading; where it does not come they have failed, and it is brought anew when one of them is tried again. `isNeeded`: it
 * is brought at once, since its output takes time to be exact.
 */
export const lazily = (name: PlayerName, bring: Bring, now: () => LocalMs, isNeeded = false): Player => {
  const listeners = new Set<() => void>()
  const waiting = new Map<SongId, Item>()
  const songs = new SongStates(
    WAITING_MOST,
    now,
    () => false,
    (songId) => waiting.delete(songId),
  )
  let made: Player | null = null
  let isComing = false
  let isClosed = false
  let volume: number | null = null
  let delayMs = 0

  const changed = () => {
    for (const listener of listeners) listener()
  }

  const take = (player: Player) => {
    made = player
    player.setOutputDelay(delayMs)
    if (volume !== null) player.setVolume(volume)
    for (const listener of listeners) player.onChange(listener)
    for (const item of waiting.values()) player.carryOut({ do: 'load', item })
  }

  const come = async () => {
    if (isComing) return
    isComing = true
    const make = await bring().catch(() => null)
    isComing = false
    if (isClosed) return
    if (make === null) for (const songId of waiting.keys()) songs.fail(songId, 'network')
    else take(make())
    waiting.clear()
    changed()
  }

  const hold = (item: Item) => {
    if (songs.ask(item) === null) return
    waiting.set(item.song.songId, item)
    void come()
  }

  if (isNeeded) void come()

  return {
    name,
    get capabilities() {
      return made?.capabilities ?? TO_COME
    },
    carryOut: (order) => {
      if (made !== null) made.carryOut(order)
      // There is nothing to start, to stop or to bend before the first song is loaded.
      else if (order.do === 'load') hold(order.item)
    },
    see: (at) => made?.see(at) ?? { canSound: true, loading: (item) => songs.state(item), sounding: null },
    failureOf: (item) => (made ?? songs).failureOf(item),
    lengthMs: (item) => made?.lengthMs(item) ?? null,
    titleOf: (item) => made?.titleOf?.(item) ?? null,
    onChange: (listener) => {
      listeners.add(listener)
      const undo = made?.onChange(listener)
      return () => {
        listeners.delete(listener)
        undo?.()
      }
    },
    setVolume: (to) => {
      volume = to
      made?.setVolume(to)
    },
    setOutputDelay: (ms) => {
      delayMs = ms
      made?.setOutputDelay(ms)
    },
    sound: (...args) => made?.sound(...args) ?? null,
    unlock: async () => made?.unlock(),
    spectrum: (bands) => made?.spectrum?.(bands) ?? false,
    outputLatencyMs: () => made?.outputLatencyMs() ?? null,
    diagnostics: () => made?.diagnostics() ?? {},
    close: () => {
      isClosed = true
      made?.close()
    },
  }
}
