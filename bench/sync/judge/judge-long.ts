import type { BenchSong } from '../ears/songs.ts'
import type { Recording } from '../sound/recording.ts'
import { type Artefacts, addArtefacts, artefactsOf, earsOf, noArtefacts, pairsOf } from './listen.ts'
import { quantile, type Summary, slope, summary } from './statistics.ts'

/** So much is looked at at once, so that a recording of hours need not be in memory. */
const PART_MS = 20_000
/** Of the first and of the last so much the figures are compared: of a shorter run, of its thirds. */
const EDGE_MS = 300_000

/** How one pair of listeners kept together for long. */
export type LongReading = {
  network: string
  pair: [number, number]
  minutes: number
  distanceMs: Summary
  /** The first and the last minutes' distances. */
  first: Summary
  last: Summary
  /** By how much one came ahead of the other each minute after the first ones, ms. */
  driftMsPerMinute: number
  /** Windows that could not be compared. */
  apart: number
  /** Every listener's. */
  artefacts: Artefacts
  /** Minute by minute: the median of the offset, ms. */
  byMinuteMs: number[]
}

/** Songs play one after the other, so at any time only some can be heard; by so much they may have shifted. */
const SHIFTED_MS = 30_000

/** The songs that may be heard between two instants, when the first of them began at `beganMs`. */
export function songsNear<Song extends { durationMs: number }>(
  songs: readonly Song[],
  beganMs: number,
  fromMs: number,
  untilMs: number,
): Song[] {
  let at = beganMs
  return songs.filter(({ durationMs }) => {
    const begins = at
    at += durationMs
    return begins - SHIFTED_MS < untilMs && at + SHIFTED_MS > fromMs
  })
}

/** Judges a long stretch of music, of songs one after the other from `beganMs` on, between two instants of the recording. */
export function judgeLong(
  recording: Recording,
  network: string,
  songs: readonly BenchSong[],
  beganMs: number,
  fromMs: number,
  untilMs: number,
): LongReading[] {
  const offsets = new Map<string, { pair: [number, number]; windows: { atMs: number; offsetMs: number | null }[] }>()
  let artefacts = noArtefacts
  for (let partMs = fromMs; partMs < untilMs; partMs += PART_MS) {
    const endMs = Math.min(untilMs, partMs + PART_MS)
    // Some sound around a part, so that no window is lost between two.
    const ears = earsOf(recording, songsNear(songs, beganMs, partMs, endMs), partMs - 200, endMs + 600)
    for (const { pair, windows } of pairsOf(ears, partMs, endMs + 250)) {
      const known = offsets.get(pair.join()) ?? { pair, windows: [] }
      known.windows.push(...windows)
      offsets.set(pair.join(), known)
    }
    for (const ear of ears) artefacts = addArtefacts(artefacts, artefactsOf(recording, ear, partMs, endMs))
  }
  return [...offsets.values()].map(({ pair, windows }) => {
    const heard = windows.flatMap(({ atMs, offsetMs }) => (offsetMs === null ? [] : [{ atMs, offsetMs }]))
    const distances = heard.map(({ offsetMs }) => Math.abs(offsetMs))
    const edgeMs = Math.min(EDGE_MS, (untilMs - fromMs) / 3)
    const settled = heard.filter(({ atMs }) => atMs >= fromMs + edgeMs)
    const between = (from: number, until: number) =>
      summary(heard.filter(({ atMs }) => atMs >= from && atMs < until).map(({ offsetMs }) => Math.abs(offsetMs)))
    const minutes = (untilMs - fromMs) / 60_000
    return {
      network,
      pair,
      minutes,
      distanceMs: summary(distances),
      first: between(fromMs, fromMs + edgeMs),
      last: between(untilMs - edgeMs, untilMs),
      driftMsPerMinute: slope(settled.map(({ atMs, offsetMs }) => [atMs, offsetMs] as const)) * 60_000,
      apart: windows.length - heard.length,
      artefacts,
      byMinuteMs: Array.from({ length: Math.ceil(minutes) }, (_, minute) => {
        const from = fromMs + minute * 60_000
        return quantile(
          heard.filter(({ atMs }) => atMs >= from && atMs < from + 60_000).map(({ offsetMs }) => offsetMs),
          0.5,
        )
      }),
    }
  })
}
