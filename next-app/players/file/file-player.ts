import type { Capabilities, LocalMs, Order, Seen } from '@earshot/sync'
import type { Player } from '../player.ts'
import { describeOutput } from '../shared/describe-output.ts'
import { Ear } from '../shared/ear.ts'
import { Output } from '../shared/output.ts'
import { playSound } from '../shared/play-sound.ts'
import { SongCache } from './song-cache.ts'
import { Voices } from './voices.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 60,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
  trimLeast: 0,
}

const READ_EVERY_MS = 50

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
  const output = new Output(context, now)
  const ear = new Ear()
  const voices = new Voices(context, master, (at) => output.toContextS(at))
  const songs = new SongCache(
    (bytes) => context.decodeAudioData(bytes),
    now,
    changed,
    (songId) => voices.uses(songId),
  )

  const read = () => {
    if (output.read()) voices.follow()
  }
  const reader = setInterval(read, READ_EVERY_MS)
  context.onstatechange = () => {
    // A context that slept tells of a time line that is no more, and what was scheduled on it comes too late.
    output.forget()
    voices.clear()
    read()
    changed()
  }

  return {
    name: 'file',
    get capabilities() {
      // An order speaks of when it is heard: it must be with the output that much sooner.
      return { ...CAPABILITIES, prepareMs: CAPABILITIES.prepareMs + output.leadMs() }
    },
    carryOut: (order: Order) => {
      read()
      switch (order.do) {
        case 'load':
          return songs.load(order.item)
        case 'start': {
          const buffer = songs.buffer(order.item)
          return buffer === null
            ? undefined
            : voices.start(order.item, buffer, order.positionMs, order.at, order.overlapMs ?? 0)
        }
        case 'stop':
          return voices.stop(order.at)
        case 'trim': {
          const heardS = output.toContextS(now()) ?? 0
          return voices.at(heardS)?.trim(order.rate, order.forMs / 1000)
        }
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => {
      read()
      const heardS = output.toContextS(at)
      const voice = heardS === null ? undefined : voices.at(heardS)
      return {
        canSound: context.state === 'running' && heardS !== null,
        loading: (item) => songs.state(item),
        sounding:
          voice === undefined || heardS === null
            ? null
            : { itemId: voice.item.itemId, positionMs: voice.positionAt(heardS) * 1000 },
      }
    },
    failureOf: (item) => songs.failureOf(item),
    lengthMs: (item) => {
      const buffer = songs.buffer(item)
      return buffer === null ? null : buffer.duration * 1000
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (volume) => {
      master.gain.setTargetAtTime(volume, context.currentTime, 0.015)
    },
    setOutputDelay: (ms) => output.setDelay(ms),
    sound: (make, at) => {
      read()
      return playSound(context, output, make(context.sampleRate), at)
    },
    unlock: () => context.resume(),
    spectrum: (bands) => {
      ear.read(master, output.leadMs(), bands)
      return true
    },
    outputLatencyMs: () => output.latencyMs(),
    diagnostics: () => describeOutput(context),
    close: () => {
      clearInterval(reader)
      songs.clear()
      context.onstatechange = null
      void context.close()
    },
  }
}
