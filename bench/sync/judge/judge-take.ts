import type { BenchSong } from '../ears/songs.ts'
import { instantOfPosition, type Stretch } from '../ears/stretches.ts'
import type { Recording } from '../sound/recording.ts'
import type { SceneName } from '../stage/scenes.ts'
import type { Played } from '../stage/take.ts'
import {
  type Artefacts,
  addArtefacts,
  artefactsOf,
  type Ear,
  earsOf,
  noArtefacts,
  type PairReading,
  pairsOf,
  spreadsOf,
} from './listen.ts'

/** Everyone is judged from so long after an event's first effect. */
export const SETTLE_MS = 500
/** Listened to from so long before the first command. */
const BEFORE_MS = 300
/** Nothing is heard before its command, but edges and the wall clock of the recording are known to some ms only. */
const EDGE_MS = 50
/** Listeners no further apart than this are in step. */
export const IN_STEP_MS = 3
const GAP_MOST_MS = 2_000
/** A joiner who is no further than this from the others is right. */
const RIGHT_MS = 5

/** Times of a scene, in ms; a name for each is in the report. */
export type Times = Partial<
  Record<'command to effect' | 'ready to right' | 'click to right' | 'stops apart' | 'gap' | 'in step after', number[]>
>

/** What was heard of a scene. `spreads`: window by window, ms; `apart`: windows in which not all played the same. */
export type SceneReading = {
  scene: SceneName
  spreads: number[]
  pairs: PairReading[]
  apart: number
  times: Times
  artefacts: Artefacts
  /** A listener of whom the event was not heard at all. */
  unheard: number
}

type Scored = { ear: Ear; effectMs: number; before: Stretch | undefined; after: Stretch | undefined }

/** When and how a listener's sound shows a scene's event, if it does. */
function effectOf(ear: Ear, { scene }: Played, commandMs: number, untilMs: number, next: string): Scored | null {
  const { stretches } = ear
  const before = stretches.findLast(({ fromMs }) => fromMs < commandMs)
  if (scene.effect === 'ends') {
    return before && before.untilMs > commandMs && before.untilMs < untilMs
      ? { ear, effectMs: before.untilMs, before, after: undefined }
      : null
  }
  const isEffect = (it: Stretch) =>
    scene.effect === 'next song' ? it.title === next : it.fromMs >= commandMs - EDGE_MS && it.fromMs < untilMs
  const after = stretches.find(isEffect)
  if (!after) return null
  return { ear, effectMs: after.fromMs, before: stretches.findLast((it) => it.fromMs < after.fromMs), after }
}

/** From when on a joiner stays as near to another listener as is right, until the scene's end; or null. */
function rightFrom(joiner: Stretch | undefined, other: Stretch | undefined, untilMs: number): number | null {
  if (!joiner || !other) return null
  const points = joiner.points.filter(({ atMs }) => atMs < untilMs)
  const off = points.map(({ atMs, positionMs }) => {
    const beside = other.points.findLast((it) => it.atMs <= atMs)
    return beside === undefined ? Number.NaN : positionMs - beside.positionMs - (atMs - beside.atMs)
  })
  const wrong = off.findLastIndex((ms) => !(Math.abs(ms) <= RIGHT_MS))
  if (wrong < 0) return joiner.fromMs
  return points[wrong + 1]?.atMs ?? null
}

const lastOf = (values: readonly number[]) => Math.max(...values)

/** Judges one scene of a take by its sound. */
function judgeScene(
  recording: Recording,
  everyone: readonly Ear[],
  songs: readonly [BenchSong, BenchSong],
  played: Played,
): SceneReading {
  const { scene } = played
  const [commandMs, untilMs] = [recording.msOf(played.commandAt), recording.msOf(played.untilAt)]
  const ears = everyone.slice(0, scene.present(everyone.length))
  const concerned = scene.effect === 'joins' ? ears.slice(-1) : ears
  const scored = concerned.flatMap((ear) => effectOf(ear, played, commandMs, untilMs, songs[1].title) ?? [])
  const reading: SceneReading = {
    scene: scene.name,
    spreads: [],
    pairs: [],
    apart: 0,
    times: {},
    artefacts: noArtefacts,
    unheard: concerned.length - scored.length,
  }
  if (scored.length === 0) return reading
  const effects = scored.map(({ effectMs }) => effectMs)
  const firstMs = Math.min(...effects)
  const { times } = reading
  if (scene.effect === 'begins' || scene.effect === 'ends') times['command to effect'] = [lastOf(effects) - commandMs]
  if (scene.effect === 'ends') {
    times['stops apart'] = [lastOf(effects) - firstMs]
    return reading
  }
  if (scene.effect === 'joins') {
    const other = ears[0]?.stretches.find((it) => it.fromMs < firstMs && it.untilMs > firstMs)
    const rightMs = rightFrom(scored[0]?.after, other, untilMs)
    if (rightMs !== null) {
      times['click to right'] = [rightMs - commandMs]
      if (played.readyAt !== undefined) times['ready to right'] = [rightMs - recording.msOf(played.readyAt)]
    }
  }
  if (scene.effect === 'next song') {
    times.gap = scored.flatMap(({ before, after }) => {
      if (!before || !after) return []
      const gapMs = instantOfPosition(after, 0) - instantOfPosition(before, songs[0].durationMs)
      // Who did not hear the first song's end has heard no change of songs.
      return Math.abs(gapMs) < GAP_MOST_MS ? [gapMs] : []
    })
  }

  // The next song is the next scene's: whoever plays it ends this one.
  const title = scored[0]?.after?.title
  const others = ears.flatMap(({ stretches }) => stretches.filter((it) => it.title !== title && it.fromMs > firstMs))
  const endMs = Math.min(untilMs, ...others.map(({ fromMs }) => fromMs - 20))
  const fromMs = firstMs + SETTLE_MS
  const pairs = pairsOf(ears, firstMs, endMs)
  const isJudged = ({ atMs }: { atMs: number }) => atMs >= fromMs
  const spreads = spreadsOf(pairs)
  const late = spreads.findLastIndex(({ offsetMs }) => offsetMs === null || offsetMs > IN_STEP_MS)
  const inStep = spreads[late + 1]
  if (inStep) times['in step after'] = [late < 0 ? 0 : inStep.atMs - firstMs]
  reading.spreads = spreads.filter(isJudged).flatMap(({ offsetMs }) => (offsetMs === null ? [] : [offsetMs]))
  reading.apart = spreads.filter(isJudged).length - reading.spreads.length
  reading.pairs = pairs
  for (const ear of ears) {
    // Those who were there before hear a newcomer's coming from the first instant.
    const from = scene.effect === 'joins' && ear !== concerned[0] ? commandMs : fromMs
    reading.artefacts = addArtefacts(reading.artefacts, artefactsOf(recording, ear, from, endMs))
  }
  return reading
}

/** A stretch of what one listener heard, and how far its song was ahead of the recording's time at its ends, ms. */
export type HeardStretch = { title: string; fromMs: number; untilMs: number; aheadMs: [first: number, last: number] }

/** A take judged: by scenes, and what each listener heard altogether. */
export type TakeJudged = { scenes: SceneReading[]; commandsMs: number[]; heard: HeardStretch[][] }

const aheadOf = (point: Stretch['points'][number] | undefined) => (point ? point.positionMs - point.atMs : Number.NaN)

/** Judges all scenes of a take. */
export function judgeTake(
  recording: Recording,
  songs: readonly [BenchSong, BenchSong],
  played: readonly Played[],
): TakeJudged {
  const firstMs = recording.msOf(played[0]?.commandAt ?? recording.startedAt)
  const ears = earsOf(recording, songs, Math.max(0, firstMs - BEFORE_MS), recording.lengthMs)
  return {
    scenes: played.map((scene) => judgeScene(recording, ears, songs, scene)),
    commandsMs: played.map(({ commandAt }) => recording.msOf(commandAt)),
    heard: ears.map(({ stretches }) =>
      stretches.map(({ title, fromMs, untilMs, points }) => ({
        title,
        fromMs,
        untilMs,
        aheadMs: [aheadOf(points[0]), aheadOf(points.at(-1))],
      })),
    ),
  }
}
