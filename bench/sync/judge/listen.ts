import { clicksIn, greatestRatePpm, holesIn, jumpsIn } from '../ears/artefacts.ts'
import { EVERY_MS, offsetsOf, type PairWindow } from '../ears/pair-offset.ts'
import type { BenchSong } from '../ears/songs.ts'
import type { Sound } from '../ears/sound.ts'
import { type Stretch, stretchesOf } from '../ears/stretches.ts'
import { trackOf } from '../ears/track.ts'
import type { Recording } from '../sound/recording.ts'

/** One listener's part of a recording: the sound, and what was recognised in it. */
export type Ear = { listener: number; sound: Sound; stretches: Stretch[] }

/** All listeners between two instants of a recording. */
export function earsOf(recording: Recording, songs: readonly BenchSong[], fromMs: number, untilMs: number): Ear[] {
  return Array.from({ length: recording.listeners }, (_, listener) => {
    const sound = recording.sound(listener, fromMs, untilMs)
    return { listener, sound, stretches: stretchesOf(sound, trackOf(sound, songs), songs) }
  })
}

/** The offsets of one pair of listeners, window by window. */
export type PairReading = { pair: [number, number]; windows: PairWindow[] }

/** The offsets of every pair between two instants. */
export function pairsOf(ears: readonly Ear[], fromMs: number, untilMs: number): PairReading[] {
  return ears.flatMap((first, n) =>
    ears.slice(n + 1).map(
      (second): PairReading => ({
        pair: [first.listener, second.listener],
        windows: offsetsOf(first.sound, second.sound, fromMs, untilMs),
      }),
    ),
  )
}

/** How far apart the listeners furthest apart are, window by window; null where not all of them could be compared. */
export function spreadsOf(pairs: readonly PairReading[]): PairWindow[] {
  const instants = pairs[0]?.windows.map(({ atMs }) => atMs) ?? []
  return instants.map((atMs) => {
    const offsets = pairs.map(
      ({ windows }) => windows.find((it) => Math.abs(it.atMs - atMs) < EVERY_MS / 2)?.offsetMs ?? null,
    )
    const known = offsets.filter((offset) => offset !== null)
    return { atMs, offsetMs: known.length < offsets.length ? null : Math.max(...known.map(Math.abs)) }
  })
}

/** What should not be heard, counted; of the jumps `repeats` go back; `ratePpm` is the greatest deviation of a rate from 1. `seconds` were listened to. */
export type Artefacts = {
  seconds: number
  clicks: number
  holes: number
  jumps: number
  repeats: number
  ratePpm: number
}

export const noArtefacts: Artefacts = { seconds: 0, clicks: 0, holes: 0, jumps: 0, repeats: 0, ratePpm: 0 }

export const addArtefacts = (a: Artefacts, b: Artefacts): Artefacts => ({
  seconds: a.seconds + b.seconds,
  clicks: a.clicks + b.clicks,
  holes: a.holes + b.holes,
  jumps: a.jumps + b.jumps,
  repeats: a.repeats + b.repeats,
  ratePpm: Math.max(a.ratePpm, b.ratePpm),
})

/** What should not be heard in a listener's sound between two instants. */
export function artefactsOf(
  recording: Recording,
  { listener, stretches }: Ear,
  fromMs: number,
  untilMs: number,
): Artefacts {
  const { samples } = recording.raw(listener, fromMs, untilMs)
  const found = { ...noArtefacts, seconds: samples.length / recording.rate }
  found.clicks = clicksIn(samples, recording.rate).length
  found.holes = holesIn(samples, recording.rate).length
  for (const { points } of stretches) {
    const within = points.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
    const jumps = jumpsIn(within)
    found.jumps += jumps.length
    found.repeats += jumps.filter(({ jumpMs }) => jumpMs < 0).length
    found.ratePpm = Math.max(found.ratePpm, greatestRatePpm(within) ?? 0)
  }
  return found
}
