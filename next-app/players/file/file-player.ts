import type { Capabilities, Item, LocalMs, Order, Seen } from '@earshot/sync'
import type { Player } from '../player.ts'
import { addReading, noReadings, type OutputClock, offsetOf } from './output-clock.ts'
import { SongCache } from './song-cache.ts'
import { Voice } from './voice.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 60,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
}

/** Where the browser does not tell its output latency: nearer the truth than none (Safari before 18.4). */
const LATENCY_STAND_IN_MS = 40
const READ_EVERY_MS = 50
/** An order nearer than this is carried out this much later, at the position of that later instant. */
const AHEAD_S = 0.005

/**
 * Plays files through Web Audio, each song decoded whole and started on its very sample: the context's own time is held
 * against this device's clock by what leaves the loudspeaker (`getOutputTimestamp`), not by what the page hands over.
 */
export const createFilePlayer = (now: () => LocalMs): Player => {
  const context = new AudioContext({ latencyHint: 'interactive' })
  const master = new GainNode(context)
  master.connect(context.destination)
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const songs = new SongCache((bytes) => context.decodeAudioData(bytes), now, changed)
  let voices: Voice[] = []
  let clock: OutputClock = noReadings

  const read = () => {
    if (context.state !== 'running') return
    const at = now()
    clock = addReading(clock, readOutput(context, at), at)
  }
  const reader = setInterval(read, READ_EVERY_MS)
  context.onstatechange = () => {
    // A context that slept tells of a time line that is no more, and what was scheduled on it comes too late.
    clock = noReadings
    for (const voice of voices) voice.cut()
    voices = []
    read()
    changed()
  }

  const toContextS = (at: number): number | null => {
    const offset = offsetOf(clock)
    return offset === null ? null : (at - offset) / 1000
  }

  /** Everything ordered for `atS` or later is revoked, and what sounds then ends. */
  const revokeFrom = (atS: number) => {
    const heardS = toContextS(now()) ?? 0
    const revoked = voices.filter((voice) => voice.startsS >= atS)
    const kept = voices.filter((voice) => voice.startsS < atS && voice.endsS > heardS)
    for (const voice of kept) {
      // An end that only made room for a revoked successor is revoked with it.
      const freed = revoked.some(({ startsS }) => startsS === voice.endsS)
      if (freed || voice.endsS > atS) voice.endAt(atS)
    }
    for (const voice of revoked) voice.cut()
    voices = kept
  }

  const start = (item: Item, positionMs: number, at: number) => {
    const buffer = songs.buffer(item)
    const wantedS = toContextS(at)
    if (buffer === null || wantedS === null) return
    const atS = Math.max(wantedS, context.currentTime + AHEAD_S)
    const positionS = positionMs / 1000 + (atS - wantedS)
    revokeFrom(atS)
    voices.push(new Voice(context, master, buffer, item, positionS, atS))
  }

  return {
    capabilities: CAPABILITIES,
    carryOut: (order: Order) => {
      read()
      switch (order.do) {
        case 'load':
          return songs.load(order.item)
        case 'start':
          return start(order.item, order.positionMs, order.at)
        case 'stop': {
          const atS = toContextS(order.at)
          return revokeFrom(Math.max(atS ?? 0, context.currentTime + AHEAD_S))
        }
        case 'trim': {
          const heardS = toContextS(now()) ?? 0
          return voices.find((it) => it.soundsAt(heardS))?.trim(order.rate, order.forMs / 1000)
        }
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => {
      read()
      const heardS = toContextS(at)
      const voice = heardS === null ? undefined : voices.find((it) => it.soundsAt(heardS))
      return {
        canSound: context.state === 'running' && heardS !== null,
        loading: (item) => songs.state(item),
        sounding:
          voice === undefined || heardS === null
            ? null
            : { itemId: voice.item.itemId, positionMs: voice.positionAt(heardS) * 1000 },
      }
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (volume) => {
      master.gain.setTargetAtTime(volume, context.currentTime, 0.015)
    },
    unlock: () => context.resume(),
    outputLatencyMs: () => (Number.isFinite(context.outputLatency) ? context.outputLatency * 1000 : null),
    close: () => {
      clearInterval(reader)
      songs.clear()
      context.onstatechange = null
      void context.close()
    },
  }
}

/** What leaves the loudspeaker now, as well as this browser can tell. */
const readOutput = (context: AudioContext, at: number) => {
  const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {}
  if (contextTime !== undefined && performanceTime !== undefined && contextTime > 0 && performanceTime > 0) {
    return { contextMs: contextTime * 1000, localMs: performance.timeOrigin + performanceTime }
  }
  const latencyMs = Number.isFinite(context.outputLatency) ? context.outputLatency * 1000 : LATENCY_STAND_IN_MS
  return { contextMs: context.currentTime * 1000 - latencyMs, localMs: at }
}
