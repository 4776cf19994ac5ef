import type { LongReading } from '../judge/judge-long.ts'
import type { TrialReading } from '../trials/judge-trial.ts'
import type { Figures } from './figures.ts'
import { SPREAD_GOALS } from './spread-goals.ts'
import { shownMs } from './table.ts'

/** What is asked for, what was measured, and whether that is enough: null when nothing was measured. */
export type Verdict = { goal: string; asked: string; measured: string; isMet: boolean | null }

const CHANGE = { gapMs: 5, spreadMs: 3 }
const JOIN_MS = 1_000
const COMMAND = { network: '20', ms: 150 }
const RIGHT_MS = 1_000
const LONG = { driftMsPerMinute: 0.05, moreMs: 0.5, ratePpm: 3_000 }

const verdict = (goal: string, asked: string, values: readonly number[], limit: number, said: string): Verdict => ({
  goal,
  asked,
  measured: values.length === 0 ? 'not measured' : said,
  isMet: values.length === 0 ? null : values.every((value) => value <= limit),
})

/** The greatest of some readings, and where it was read. */
const worst = (rows: readonly { ms: number; where: string }[]) => {
  const [top] = rows.toSorted((a, b) => b.ms - a.ms)
  return top ? `${shownMs(top.ms)} ms (${top.where})` : ''
}

function spreadVerdicts({ spread }: Figures): Verdict[] {
  return [...SPREAD_GOALS].flatMap(([network, goal]) =>
    (['p95', 'p99'] as const).flatMap((share) => {
      const limit = goal[share]
      if (limit === undefined) return []
      const rows = spread
        .filter((row) => row.network === network && row.spreadMs.n > 0)
        .map(({ scene, spreadMs }) => ({ ms: spreadMs[share], where: scene }))
      const values = rows.map(({ ms }) => ms)
      return [verdict(`spread, ${network}: ${share} in every scene`, `${limit} ms`, values, limit, worst(rows))]
    }),
  )
}

function timeVerdicts({ spread, times }: Figures): Verdict[] {
  const gaps = times.filter(({ what }) => what === 'gap').map(({ network, ms }) => ({ ms: ms.max, where: network }))
  const changes = spread
    .filter(({ network, scene }) => network === 'none' && scene === 'song change')
    .map(({ spreadMs }) => spreadMs.p95)
  const joins = times
    .filter(({ network, what }) => network === 'none' && what === 'ready to right')
    .map(({ ms }) => ms.p95)
  const effects = times
    .filter(({ network, what }) => network === COMMAND.network && what === 'command to effect')
    // What starts a room is an upload.
    .filter(({ scene }) => scene !== 'start')
    .map(({ scene, ms }) => ({ ms: ms.p95, where: scene }))
  const values = (rows: readonly { ms: number }[]) => rows.map(({ ms }) => ms)
  const first = (all: readonly number[]) => `${shownMs(all[0] ?? Number.NaN)} ms`
  return [
    verdict('song change: greatest gap', `${CHANGE.gapMs} ms`, values(gaps), CHANGE.gapMs, worst(gaps)),
    verdict('song change, none: spread, p95', `${CHANGE.spreadMs} ms`, changes, CHANGE.spreadMs, first(changes)),
    verdict('join, none: page ready to right, p95', `${JOIN_MS} ms`, joins, JOIN_MS, first(joins)),
    verdict('command to effect, 20 ms each way: p95', `${COMMAND.ms} ms`, values(effects), COMMAND.ms, worst(effects)),
  ]
}

function trialVerdicts(trials: readonly TrialReading[]): Verdict[] {
  const holes = trials.map(({ trial, longestHoleMs }) => ({ ms: Math.max(...longestHoleMs), where: trial }))
  const rights = trials.flatMap(({ trial, rights }) =>
    rights.map(({ what, ms }) => ({ ms: ms ?? Number.POSITIVE_INFINITY, where: `${trial}, ${what}` })),
  )
  const late = rights.filter(({ ms }) => ms > RIGHT_MS).map(({ where }) => where)
  return [
    verdict(
      'trials: sound never stops',
      'no hole',
      holes.map(({ ms }) => ms),
      0,
      holes.every(({ ms }) => ms === 0) ? 'no hole' : worst(holes),
    ),
    verdict(
      'trials: right again',
      `${RIGHT_MS} ms`,
      rights.map(({ ms }) => ms),
      RIGHT_MS,
      late.length === 0 ? worst(rights) : `late: ${[...new Set(late)].join('; ')}`,
    ),
  ]
}

function longVerdicts(long: readonly LongReading[]): Verdict[] {
  const drift = long.map((it) => Math.abs(it.driftMsPerMinute))
  const more = long.map((it) => it.last.p95 - it.first.p95)
  const rates = long.map((it) => it.artefacts.ratePpm)
  const most = (values: readonly number[]) => shownMs(Math.max(...values))
  return [
    verdict(
      'long run: drift',
      `${LONG.driftMsPerMinute} ms/min`,
      drift,
      LONG.driftMsPerMinute,
      `${most(drift)} ms/min`,
    ),
    verdict(
      'long run: p95 of the last minutes over the first',
      `${LONG.moreMs} ms more`,
      more,
      LONG.moreMs,
      `${most(more)} ms more`,
    ),
    verdict('long run: rates', '0.3 %', rates, LONG.ratePpm, `${(Math.max(...rates) / 1e4).toFixed(3)} %`),
  ]
}

/** Holds everything that is asked for against what was measured. */
export const verdictsOf = (
  figures: Figures,
  trials: readonly TrialReading[],
  long: readonly LongReading[],
): Verdict[] => [...spreadVerdicts(figures), ...timeVerdicts(figures), ...trialVerdicts(trials), ...longVerdicts(long)]
