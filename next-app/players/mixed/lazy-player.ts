import type { PlayerName } from '@earshot/sync'
import type { Player } from '../player.ts'

/**
 * A player that is made when it is given its first song: until then it costs nothing, is silent and holds up nobody. Its
 * capabilities are told only then; who asks sooner makes it.
 */
export const lazily = (name: PlayerName, make: () => Player): Player => {
  const listeners = new Set<() => void>()
  let made: Player | null = null
  let volume: number | null = null
  let delayMs = 0
  const player = (): Player => {
    if (made !== null) return made
    made = make()
    made.setOutputDelay(delayMs)
    if (volume !== null) made.setVolume(volume)
    for (const listener of listeners) made.onChange(listener)
    return made
  }
  return {
    name,
    get capabilities() {
      return player().capabilities
    },
    carryOut: (order) => {
      // There is nothing to stop or to bend before the first song.
      if (made !== null || order.do === 'load' || order.do === 'start') player().carryOut(order)
    },
    see: (now) => made?.see(now) ?? { canSound: true, loading: () => 'absent', sounding: null },
    failureOf: (item) => made?.failureOf(item) ?? null,
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
    sound: (...args) => player().sound(...args),
    unlock: async () => made?.unlock(),
    outputLatencyMs: () => made?.outputLatencyMs() ?? null,
    diagnostics: () => made?.diagnostics() ?? {},
    close: () => made?.close(),
  }
}
