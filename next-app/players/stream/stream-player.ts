import type { Capabilities, Item, LocalMs, Order, Seen, SongId } from '@earshot/sync'
import type { Player } from '../player.ts'
import { describeOutput } from '../shared/describe-output.ts'
import { addReading, noReadings, type OutputClock, offsetOf } from '../shared/output-clock.ts'
import { LATENCY_STAND_IN_MS, latencyOf, readOutput } from '../shared/read-output.ts'
import type { SoundReport } from './messages.ts'
import { TURNAROUND_S } from './plans.ts'
import { SongStates } from './song-states.ts'
import { openSoundLine } from './sound-line.ts'
import { positionAt, replace, revokeFrom, soundsAt, startVoice, trimVoice, type Voice } from './voices.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 25,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
}

const READ_EVERY_MS = 50
/** An order nearer than this is carried out this much later, at the position of that later instant. */
const AHEAD_S = TURNAROUND_S
/** A trim is in no hurry. */
const TRIM_AHEAD_S = 2 * TURNAROUND_S
/** The worker hears every so many readings where the context is. */
const TICK_EVERY = 5
/** What has ended is remembered until it has been heard, however slow the loudspeaker. */
const REMEMBERED_S = 2

/** A stream player tells, besides, how much decoded sound it holds, in seconds. */
export type StreamPlayer = Player & { heldS(): number }

/**
 * Plays files as they arrive: decoded piece by piece and made into blocks of sound in a worker that knows which sample
 * belongs to which output frame. Only where `canStream` says so. A song that the browser cannot decode in pieces is
 * decoded whole.
 */
export const createStreamPlayer = (now: () => LocalMs): StreamPlayer => {
  const context = new AudioContext({ latencyHint: 'interactive' })
  const master = new GainNode(context)
  master.connect(context.destination)
  const { sampleRate } = context
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const loading = new Map<SongId, { item: Item; signal: AbortSignal }>()
  let voices: Voice[] = []
  let clock: OutputClock = noReadings
  let readings = 0
  let nextVoice = 1
  let heldS = 0
  let hasDecoder = true

  const line = openSoundLine(context, master, {
    report: (report) => receive(report),
    lost: () => {
      hasDecoder = false
      for (const { item, signal } of loading.values()) void decodeWhole(item, signal)
      loading.clear()
    },
  })
  const songs = new SongStates(
    now,
    (songId) => voices.some((voice) => voice.songId === songId),
    (songId) => {
      loading.delete(songId)
      line.order({ do: 'unload', songId })
      line.dropWhole(songId)
    },
  )

  const receive = (report: Exclude<SoundReport, { say: 'block' }>) => {
    if (report.say === 'held') {
      heldS = report.heldS
      return
    }
    const asked = loading.get(report.songId)
    loading.delete(report.songId)
    if (asked === undefined) return
    if (report.say === 'failed') return void decodeWhole(asked.item, asked.signal)
    songs.set(report.songId, 'ready')
    changed()
  }

  const decodeWhole = async ({ song }: Item, signal: AbortSignal) => {
    try {
      const response = await fetch(song.source.url, { signal })
      if (!response.ok) throw new Error(`${response.status} for ${song.source.url}`)
      const buffer = await context.decodeAudioData(await response.arrayBuffer())
      if (signal.aborted) return
      line.addWhole(song.songId, buffer)
      songs.set(song.songId, 'ready')
    } catch {
      if (signal.aborted) return
      songs.set(song.songId, 'failed')
    }
    changed()
  }

  const load = (item: Item) => {
    const { songId, durationMs, source } = item.song
    const signal = songs.ask(item)
    if (signal === null) return
    if (!hasDecoder) return void decodeWhole(item, signal)
    loading.set(songId, { item, signal })
    line.order({ do: 'load', songId, url: source.url, durationMs })
  }

  const output = () => ({ sampleRate, frame: context.currentTime * sampleRate })

  /** What is to be played has changed. */
  const play = (next: Voice[]) => {
    voices = next
    line.play(voices)
  }

  const read = () => {
    if (context.state !== 'running') return
    const at = now()
    clock = addReading(clock, readOutput(context, at), at)
    const gone = (context.currentTime - REMEMBERED_S) * sampleRate
    if (voices.some(({ endFrame }) => endFrame < gone)) voices = voices.filter(({ endFrame }) => endFrame >= gone)
    const moved = replace(voices, toFrame, output())
    if (moved.some((voice, n) => voice !== voices[n])) play(moved)
    readings += 1
    if (voices.length > 0 && readings % TICK_EVERY === 0) line.tick()
  }
  const reader = setInterval(read, READ_EVERY_MS)
  context.onstatechange = () => {
    // A context that slept tells of a time line that is no more, and what was planned on it comes too late.
    clock = noReadings
    play([])
    read()
    changed()
  }

  /** The frame, with its fraction, that is heard at an instant of this device's clock. */
  const toFrame = (at: number): number | null => {
    const offset = offsetOf(clock)
    return offset === null ? null : ((at - offset) * sampleRate) / 1000
  }
  const soonest = (aheadS: number) => (context.currentTime + aheadS) * sampleRate

  const start = (item: Item, positionMs: number, at: number) => {
    const wanted = toFrame(at)
    if (songs.state(item) !== 'ready' || wanted === null) return
    const frame = Math.max(wanted, soonest(AHEAD_S))
    const { itemId, song } = item
    const positionS = positionMs / 1000 + (frame - wanted) / sampleRate
    const what = { id: nextVoice++, itemId, songId: song.songId, lengthS: song.durationMs / 1000 }
    play(startVoice(voices, { ...what, at, frame, positionS }, output()))
  }

  const stop = (at: number) => {
    play(revokeFrom(voices, at, Math.max(toFrame(at) ?? 0, soonest(AHEAD_S)), output()))
  }

  const heard = (at: LocalMs): { voice: Voice; frame: number } | null => {
    const frame = toFrame(at)
    const voice = frame === null ? undefined : voices.find((it) => soundsAt(it, frame))
    return frame === null || voice === undefined ? null : { voice, frame }
  }

  const trim = (rate: number, forMs: number) => {
    const id = heard(now())?.voice.id
    if (id === undefined) return
    const order = { id, rate, frame: soonest(TRIM_AHEAD_S), frames: (forMs * sampleRate) / 1000 }
    play(trimVoice(voices, order, sampleRate))
  }

  return {
    name: 'stream',
    get capabilities() {
      // An order speaks of when it is heard: it must be with the output that much sooner.
      return { ...CAPABILITIES, prepareMs: CAPABILITIES.prepareMs + (latencyOf(context) ?? LATENCY_STAND_IN_MS) }
    },
    carryOut: (order: Order) => {
      read()
      switch (order.do) {
        case 'load':
          return load(order.item)
        case 'start':
          return start(order.item, order.positionMs, order.at)
        case 'stop':
          return stop(order.at)
        case 'trim':
          return trim(order.rate, order.forMs)
        default:
          return order satisfies never
      }
    },
    see: (at): Seen => {
      read()
      const found = heard(at)
      return {
        canSound: context.state === 'running' && offsetOf(clock) !== null,
        loading: (item) => songs.state(item),
        sounding:
          found === null || line.isDryAt(found.voice.id, found.frame)
            ? null
            : {
                itemId: found.voice.itemId,
                positionMs: positionAt(found.voice, found.frame, sampleRate) * 1000,
              },
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
    outputLatencyMs: () => latencyOf(context),
    diagnostics: () => ({ ...describeOutput(context), heldS }),
    heldS: () => heldS,
    close: () => {
      clearInterval(reader)
      songs.clear()
      line.close()
      context.onstatechange = null
      void context.close()
    },
  }
}
