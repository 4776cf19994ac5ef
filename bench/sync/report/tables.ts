import type { LongReading } from '../judge/judge-long.ts'
import type { TrialReading } from '../trials/judge-trial.ts'
import type { Figures } from './figures.ts'
import type { Verdict } from './goals.ts'
import { shownMs, shownRate, table } from './table.ts'

export const spreadTable = ({ spread }: Figures) =>
  table(
    [
      'spread, ms',
      'scene',
      'starts',
      'windows',
      'median',
      'p95',
      'p99',
      'max',
      'worst start',
      'over',
      'apart',
      'unheard',
    ],
    spread.map(({ network, scene, starts, spreadMs: ms, startMediansMs, startsOver, apart, unheard }) => [
      network,
      scene,
      String(starts),
      String(ms.n),
      ...[ms.median, ms.p95, ms.p99, ms.max, startMediansMs.max].map(shownMs),
      startsOver === null ? '-' : String(startsOver),
      String(apart),
      String(unheard),
    ]),
  )

export const timeTable = ({ times }: Figures) =>
  table(
    ['times, ms', 'scene', 'what', 'n', 'median', 'p95', 'max'],
    times.map(({ network, scene, what, ms }) => [
      network,
      scene,
      what,
      String(ms.n),
      ...[ms.median, ms.p95, ms.max].map(shownMs),
    ]),
  )

export const artefactTable = ({ artefacts }: Figures) =>
  table(
    ['artefacts', 'scene', 'seconds', 'clicks', 'holes', 'jumps', 'repeats', 'rate off by, %'],
    artefacts.map(({ network, scene, seconds, clicks, holes, jumps, repeats, ratePpm }) => [
      network,
      scene,
      seconds.toFixed(0),
      ...[clicks, holes, jumps, repeats].map(String),
      shownRate(ratePpm),
    ]),
  )

export const longTable = (long: readonly LongReading[]) =>
  table(
    [
      'long run',
      'pair',
      'minutes',
      ...['median', 'p95', 'p99', 'max', 'first p50', 'first p95', 'last p50', 'last p95'],
      'drift, ms/min',
      ...['apart', 'clicks', 'holes', 'jumps', 'rate off by, %'],
    ],
    long.map((it) => [
      it.network,
      it.pair.join('-'),
      it.minutes.toFixed(1),
      ...[it.distanceMs.median, it.distanceMs.p95, it.distanceMs.p99, it.distanceMs.max].map(shownMs),
      ...[it.first.median, it.first.p95, it.last.median, it.last.p95].map(shownMs),
      it.driftMsPerMinute.toFixed(4),
      ...[it.apart, it.artefacts.clicks, it.artefacts.holes, it.artefacts.jumps].map(String),
      shownRate(it.artefacts.ratePpm),
    ]),
  )

export const trialTable = (trials: readonly TrialReading[]) =>
  table(
    [
      'trial',
      'network',
      ...['sound due, s', 'longest hole, ms', 'clicks', 'jumps'],
      ...['spread p50', 'p95', 'max', 'wrong for, ms', 'greatest gap, ms', 'rate off by, %'],
    ],
    trials.map((it) => [
      it.trial,
      it.network,
      it.seconds.toFixed(0),
      it.longestHoleMs.map((ms) => ms.toFixed(0)).join(' · '),
      String(it.clicks),
      String(it.jumps),
      ...[it.spreadMs.median, it.spreadMs.p95, it.spreadMs.max, it.wrongMs].map(shownMs),
      shownMs(Math.max(...it.gapsMs.map(Math.abs))),
      shownRate(it.ratePpm),
    ]),
  )

const shownRight = (ms: number | null) => (ms === null ? 'not before the next' : (ms / 1000).toFixed(2))

export const rightTable = (trials: readonly TrialReading[]) =>
  table(
    ['right again', 'after', 's', 'notes'],
    trials.flatMap(({ trial, rights, notes }) =>
      rights.map(({ what, ms }, n) => [trial, what, shownRight(ms), n === 0 ? notesOf(notes) : '']),
    ),
  )

const notesOf = (notes: Record<string, string>) =>
  Object.entries(notes)
    .map(([what, value]) => `${what}: ${value}`)
    .join(', ')

export const goalTable = (verdicts: readonly Verdict[]) =>
  table(
    ['goal', 'measured', 'asked', 'met'],
    verdicts.map(({ goal, asked, measured, isMet }) => [
      goal,
      measured,
      asked,
      isMet === null ? '-' : isMet ? 'met' : 'NOT MET',
    ]),
    4,
  )
