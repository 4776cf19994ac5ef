import type { Capabilities, LocalMs, Order, Seen } from '@earshot/sync'
import type { Player } from '../player.ts'
import { describeOutput } from '../shared/describe-output.ts'
import { Ear } from '../shared/ear.ts'
import { Output } from '../shared/output.ts'
import { playSound } from '../shared/play-sound.ts'
import { Renewal } from '../shared/renewal.ts'
import { openFiles } from './file-source.ts'
import { TURNAROUND_S } from './plans.ts'
import { type Leftover, openSoundLine } from './sound-line.ts'
import type { OpenSource } from './source.ts'
import { carryOver, positionAt, replace, revokeFrom, soundingAt, startVoice, trimVoice, type Voice } from './voices.ts'

const CAPABILITIES: Capabilities = {
  accuracy: 'sample',
  prepareMs: 25,
  settleMs: 350,
  jumpAboveMs: 15,
  deadbandMs: 0.2,
  trimLimit: 0.003,
  trimLeast: 0,
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
/** An output that has stood still for so long is known well. */
const STEADY_MS = 2000
/** One output takes the other's place while something sounds: so much later, when both have their sound. */
const HAND_OVER_MS = 150
/** What was shut has faded by then, wherever it stood in truth. */
const LEFT_MS = 300

/** An output that another takes the place of, what it sounds, and until when (an instant of this device's clock). */
type Leaving = { output: Output; voices: readonly Voice[]; leftover: Leftover; until: number }

/**
 * Plays songs through a line of sound: a worker that knows which sample belongs to which output frame makes blocks of it,
 * and the page plays each from its own frame on. They are files, which the worker reads as they arrive, where `openSource`
 * does not say otherwise; files only where `canStream` says so.
 */
export const createStreamPlayer = (now: () => LocalMs, openSource: OpenSource = openFiles): Player => {
  let output = new Output(new AudioContext({ latencyHint: 'interactive' }), now)
  let master = new GainNode(output.context)
  master.connect(output.context.destination)
  const { sampleRate } = output.context
  const renewal = new Renewal(now)
  const ear = new Ear()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  let voices: Voice[] = []
  let leaving: Leaving | null = null
  let readings = 0
  let nextVoice = 1

  const line = openSoundLine(output.context, master, {
    report: (report) => source.report(report),
    lost: () => source.lost(),
  })
  const source = openSource({ now, line, context: () => output.context, voices: () => voices, changed })
  const { songs } = source

  const stand = () => ({ sampleRate, frame: output.context.currentTime * sampleRate })

  /** What is to be played has changed. */
  const play = (next: Voice[]) => {
    voices = next
    line.play(voices)
  }

  const read = () => {
    if (!output.read()) return
    const gone = (output.context.currentTime - REMEMBERED_S) * sampleRate
    if (voices.some(({ endFrame }) => endFrame < gone)) voices = voices.filter(({ endFrame }) => endFrame >= gone)
    const moved = replace(voices, toFrame, stand())
    if (moved.some((voice, n) => voice !== voices[n])) play(moved)
    readings += 1
    if (voices.length > 0 && readings % TICK_EVERY === 0) line.tick()
    if (output.isSteady(STEADY_MS)) renewal.rest()
    else if (leaving === null && output.isAstray()) renewal.begin(sampleRate, adopt)
  }
  // A page that may not sound has a source all the same.
  const reader = setInterval(() => {
    read()
    source.look(now())
  }, READ_EVERY_MS)
  const onStateChange = () => {
    // A context that slept tells of a time line that is no more, and what was planned on it comes too late.
    output.forget()
    leave()
    play([])
    read()
    changed()
  }
  output.context.onstatechange = onStateChange

  /**
   * Another output takes the place of the one in use. What sounds goes on through the one before until both have their
   * sound: then the one is shut as the other opens.
   */
  const adopt = (fresh: Output) => {
    const before = { output, voices }
    fresh.setDelay(output.delayMs)
    const until = now() + HAND_OVER_MS + Math.max(output.leadMs(), fresh.leadMs())
    const from = toFrame(until)
    output = fresh
    const to = toFrame(until)
    output.context.onstatechange = onStateChange
    before.output.context.onstatechange = null
    const { value } = master.gain
    master = new GainNode(output.context, { gain: value })
    master.connect(output.context.destination)
    leaving = { ...before, leftover: line.moveTo(output.context, master), until }
    if (from === null || to === null) leave()
    else leaving.leftover.shutAt(from)
    play(from === null || to === null ? [] : carryOver(voices, to - from, to))
    const mine = leaving
    setTimeout(() => leaving === mine && leave(), until - now() + LEFT_MS)
  }

  /** The output that was left is not needed any more. */
  const leave = () => {
    leaving?.leftover.clear()
    void leaving?.output.context.close()
    leaving = null
  }

  /** Until then what is ordered for an instant is carried out by both. */
  const shutLeaving = (at: number) => {
    if (leaving === null || at >= leaving.until) return
    const atS = leaving.output.toContextS(at)
    leaving.until = at
    leaving.leftover.shutAt(atS === null ? 0 : atS * sampleRate)
  }

  /** The frame, with its fraction, that is heard at an instant of this device's clock. */
  const toFrame = (at: number): number | null => {
    const atS = output.toContextS(at)
    return atS === null ? null : atS * sampleRate
  }
  const soonest = (aheadS: number) => (output.context.currentTime + aheadS) * sampleRate

  const start = ({ item, positionMs, at, overlapMs = 0 }: Order & { do: 'start' }) => {
    const wanted = toFrame(at)
    if (songs.state(item) !== 'ready' || wanted === null) return
    shutLeaving(at)
    const frame = Math.max(wanted, soonest(AHEAD_S))
    const { itemId, song } = item
    const beginsS = source.tapeS(item, positionMs, at)
    if (beginsS === null) return
    const positionS = beginsS + (frame - wanted) / sampleRate
    const what = {
      id: nextVoice++,
      itemId,
      songId: song.songId,
      lengthS: song.durationMs === null ? Number.POSITIVE_INFINITY : song.durationMs / 1000,
    }
    const overlap = Math.max(0, (overlapMs * sampleRate) / 1000 - (frame - wanted))
    play(startVoice(voices, { ...what, at, frame, positionS, overlap }, stand()))
  }

  const stop = (at: number) => {
    shutLeaving(at)
    play(revokeFrom(voices, at, Math.max(toFrame(at) ?? 0, soonest(AHEAD_S)), stand()))
  }

  const heard = (at: LocalMs): { voice: Voice; frame: number } | null => {
    const through = leaving !== null && at < leaving.until ? leaving : { output, voices }
    const atS = through.output.toContextS(at)
    const frame = atS === null ? null : atS * sampleRate
    const voice = frame === null ? undefined : soundingAt(through.voices, frame)
    return frame === null || voice === undefined ? null : { voice, frame }
  }

  const trim = (rate: number, forMs: number) => {
    const id = heard(now())?.voice.id
    if (id === undefined) return
    const order = { id, rate, frame: soonest(TRIM_AHEAD_S), frames: (forMs * sampleRate) / 1000 }
    play(trimVoice(voices, order, sampleRate))
  }

  return {
    name: source.name,
    get capabilities() {
      // An order speaks of when it is heard: it must be with the output that much sooner.
      return { ...CAPABILITIES, prepareMs: CAPABILITIES.prepareMs + output.leadMs() }
    },
    carryOut: (order: Order) => {
      read()
      switch (order.do) {
        case 'load':
          return source.load(order.item)
        case 'start':
          return start(order)
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
        canSound: output.context.state === 'running' && output.toContextS(at) !== null,
        loading: (item) => songs.state(item),
        sounding:
          found === null || line.isDryAt(found.voice.id, found.frame)
            ? null
            : {
                itemId: found.voice.itemId,
                positionMs: source.positionMs(found.voice, positionAt(found.voice, found.frame, sampleRate)),
              },
      }
    },
    failureOf: (item) => songs.failureOf(item),
    lengthMs: source.lengthMs,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setVolume: (volume) => {
      master.gain.setTargetAtTime(volume, output.context.currentTime, 0.015)
    },
    setOutputDelay: (ms) => {
      output.setDelay(ms)
      leaving?.output.setDelay(ms)
    },
    sound: (make, at) => {
      read()
      return playSound(output.context, output, make(sampleRate), at)
    },
    unlock: () => output.context.resume(),
    spectrum: (bands) => {
      ear.read(master, output.leadMs(), bands)
      return true
    },
    outputLatencyMs: () => output.latencyMs(),
    diagnostics: () => ({ ...describeOutput(output.context), heldS: source.heldS() }),
    close: () => {
      clearInterval(reader)
      renewal.cancel()
      leave()
      source.close()
      songs.clear()
      line.close()
      output.context.onstatechange = null
      void output.context.close()
    },
  }
}
