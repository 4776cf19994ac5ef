import { greatestRatePpm, jumpsIn } from '../ears/artefacts.ts'
import type { BenchSong } from '../ears/songs.ts'
import type { Heard as Place } from '../ears/stretches.ts'
import { STEP_MS } from '../ears/track.ts'
import { type Summary, summary } from '../judge/statistics.ts'
import type { Mark, TrialName } from './deeds.ts'
import type { Heard, Span } from './hear-long.ts'
import { roomAt, type Standing } from './standing.ts'

/** Whoever is told something has so long to do it. */
const OBEY_MS = 1_000
/** Listeners no further apart are right. */
const RIGHT_MS = 5
/** Pieces in which a song begins are like nothing, and the search for the next waits: so long that tells nothing. */
const UNKNOWN_MS = 450

/** As much of a song as its end takes. */
type Song = Pick<BenchSong, 'title' | 'durationMs'>

/** How soon after something happened all were right, ms: 0 if they never were wrong, null if not before the next thing. */
export type Right = { what: string; ms: number | null }

/** What a trial sounded like. */
export type TrialReading = {
  trial: TrialName
  network: string
  /** Seconds in which sound was due from all. */
  seconds: number
  /** Per listener. */
  longestHoleMs: number[]
  /** Each listener's holes, ms from the beginning, the same count as in `deeds`. */
  holes: { listener: number; atMs: number; lengthMs: number }[]
  clicks: number
  jumps: number
  ratePpm: number
  spreadMs: Summary
  /** For how long some were silent or more than RIGHT_MS from the others, ms. */
  wrongMs: number
  rights: Right[]
  /** Between songs, per listener and change, ms. */
  gapsMs: number[]
  notes: Record<string, string>
  /** What happened when, ms from the beginning. */
  deeds: { what: string; atMs: number }[]
}

/** What a mark begins, until the next one. */
type Episode = { mark: Mark; atMs: number; untilMs: number }

/** `marks` in the order of time; `msOf` translates their instants. */
function episodesOf(marks: readonly Mark[], msOf: (at: number) => number, untilMs: number): Episode[] {
  return marks.map((mark, n) => {
    const next = marks[n + 1]
    return { mark, atMs: msOf(mark.at), untilMs: next ? msOf(next.at) : untilMs }
  })
}

/** When all should sound, in step: everything but what follows a command at once, and what is paused. */
export function dueSpans(marks: readonly Mark[], msOf: (at: number) => number, { fromMs, untilMs }: Span): Span[] {
  const spans: Span[] = []
  let from: number | null = fromMs
  for (const { isCommand, sounds, at } of marks) {
    if (!isCommand && sounds) continue
    const atMs = msOf(at)
    if (from !== null && atMs > from) spans.push({ fromMs: from, untilMs: atMs })
    if (isCommand) from = sounds ? atMs + OBEY_MS : null
  }
  if (from !== null && from < untilMs) spans.push({ fromMs: from, untilMs })
  return spans
}

const within = (atMs: number, spans: readonly Span[]) => spans.some((it) => atMs >= it.fromMs && atMs < it.untilMs)

/** Stretches of one song that a listener was heard to play within spans. */
function runsOf({ points }: Heard, spans: readonly Span[]): Place[][] {
  const runs: Place[][] = []
  for (const span of spans) {
    let run: Place[] = []
    for (const point of points) {
      if (point.title === null || !within(point.atMs, [span])) continue
      if (run.length > 0 && run.at(-1)?.title !== point.title) {
        runs.push(run)
        run = []
      }
      run.push(point)
    }
    runs.push(run)
  }
  return runs.filter((run) => run.length > 0)
}

/** From the end of one song to the beginning of the next, where two runs follow each other. */
function gapsOf(runs: readonly Place[][], songs: readonly Song[]): number[] {
  return runs.slice(1).flatMap((run, n) => {
    const [last, first] = [runs[n]?.at(-1), run[0]]
    const song = songs.find(({ title }) => title === last?.title)
    if (!last || !first || !song || first.title === last.title) return []
    const gapMs = first.atMs - first.positionMs - (last.atMs + song.durationMs - last.positionMs)
    return Math.abs(gapMs) < OBEY_MS ? [gapMs] : []
  })
}

const isWrong = (it: Standing, sounds: boolean, unknownMs: number) => {
  if (!sounds) return it.kind !== 'silent'
  if (it.kind === 'unknown') return unknownMs > UNKNOWN_MS
  return it.kind !== 'together' || it.spreadMs > RIGHT_MS
}

/** The instants at which the room was not as it should be. */
function wrongAt(room: readonly Standing[], sounds: boolean): number[] {
  let unknownMs = 0
  return room.flatMap((it) => {
    unknownMs = it.kind === 'unknown' ? unknownMs + STEP_MS : 0
    return isWrong(it, sounds, unknownMs) ? [it.atMs] : []
  })
}

function rightAfter({ mark, atMs, untilMs }: Episode, room: readonly Standing[]): Right {
  const here = room.filter((it) => it.atMs >= atMs && it.atMs < untilMs)
  const wrong = wrongAt(here, mark.sounds).at(-1)
  if (wrong === undefined) return { what: mark.what, ms: 0 }
  const isLast = wrong > (here.at(-1)?.atMs ?? 0) - STEP_MS / 2
  return { what: mark.what, ms: isLast ? null : wrong + STEP_MS - atMs }
}

/** Judges a trial by what everyone heard. `msOf` translates instants since 1970 to the recording's. */
export function judgeTrial(
  what: { trial: TrialName; network: string; marks: readonly Mark[]; notes: Record<string, string> },
  heard: readonly Heard[],
  songs: readonly Song[],
  span: Span,
  msOf: (at: number) => number,
): TrialReading {
  const { marks, ...named } = what
  const due = dueSpans(marks, msOf, span)
  const room = roomAt(heard)
  const dueRoom = room.filter(({ atMs }) => within(atMs, due))
  const holes = heard.flatMap(({ silences }, listener) =>
    due.flatMap(({ fromMs, untilMs }) =>
      silences
        .map((it) => ({ from: Math.max(it.fromMs, fromMs), until: Math.min(it.untilMs, untilMs) }))
        .map(({ from, until }) => ({ listener, atMs: from - span.fromMs, lengthMs: until - from }))
        .filter(({ lengthMs }) => lengthMs >= 2),
    ),
  )
  const runs = heard.map((it) => runsOf(it, due))
  return {
    trial: named.trial,
    network: named.network,
    seconds: due.reduce((sum, { fromMs, untilMs }) => sum + (untilMs - fromMs) / 1000, 0),
    longestHoleMs: heard.map((_, n) =>
      Math.max(0, ...holes.filter(({ listener }) => listener === n).map(({ lengthMs }) => lengthMs)),
    ),
    holes,
    clicks: heard.flatMap(({ clicksMs }) => clicksMs.filter((atMs) => within(atMs, due))).length,
    jumps: runs.flat().flatMap(jumpsIn).length,
    ratePpm: Math.max(0, ...runs.flat().map((run) => greatestRatePpm(run) ?? 0)),
    spreadMs: summary(dueRoom.flatMap((it) => (it.kind === 'together' ? [it.spreadMs] : []))),
    wrongMs:
      due.flatMap((it) =>
        wrongAt(
          room.filter(({ atMs }) => within(atMs, [it])),
          true,
        ),
      ).length * STEP_MS,
    rights: episodesOf(marks, msOf, span.untilMs)
      .filter(({ mark }) => mark.isTimed)
      .map((episode) => rightAfter(episode, room)),
    gapsMs: runs.flatMap((it) => gapsOf(it, songs)),
    notes: named.notes,
    deeds: marks.map(({ what, at }) => ({ what, atMs: msOf(at) - span.fromMs })),
  }
}
