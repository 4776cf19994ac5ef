import { type Summary, summary } from '../sync/judge/statistics.ts'
import { table } from '../sync/report/table.ts'
import type { SizeName } from './conditions.ts'
import type { Scrolled } from './scroll.ts'
import type { Visit } from './visit.ts'
import type { Weight } from './weigh.ts'

export type PageName = 'start page' | 'empty room' | 'playing room'
export type VisitsOf = { page: PageName; size: SizeName; visits: Visit[] }
/** `slowdown`: on a processor so much slower than this one. */
export type ScrolledOf = { size: SizeName; slowdown: number; list: 'nothing' | 'queue' | 'chat'; scrolled: Scrolled }

/** All that was measured. */
export type Measured = { weight: Weight; visits: VisitsOf[]; scrolls: ScrolledOf[] }

/** What is asked of the pages. */
export const GOALS = { scriptBytes: 250_000, interactiveMs: 2000, shift: 0.01 } as const

const WHAT = {
  firstPaintMs: 'first contentful paint, ms',
  interactiveMs: 'a press of pause is answered, ms',
  shift: 'layout shift',
  scriptBytes: 'scripts until then, KB',
  allBytes: 'everything, KB',
} as const satisfies Record<keyof Visit, string>

const shown = (what: keyof Visit, value: number): string =>
  what === 'shift' ? value.toFixed(3) : what.endsWith('Bytes') ? (value / 1000).toFixed(0) : value.toFixed(0)

/** What the visits to one page come to; nothing of what was not to be read there. */
export const figuresOf = (visits: readonly Visit[]): [keyof Visit, Summary][] =>
  (Object.keys(WHAT) as (keyof Visit)[])
    .map((what): [keyof Visit, Summary] => [what, summary(visits.map((visit) => visit[what]))])
    .filter(([, { median }]) => !Number.isNaN(median))

/** Each goal, whether it is met, and by what. */
export function verdicts({ weight, visits }: Measured): string[] {
  const say = (goal: string, measured: number, limit: number, text: string) =>
    `${goal}: ${text}, ${measured <= limit ? 'met' : 'not met'}`
  const playing = visits.filter(({ page }) => page === 'playing room').flatMap((it) => it.visits)
  const interactive = summary(playing.map(({ interactiveMs }) => interactiveMs))
  const shift = Math.max(...visits.flatMap((it) => it.visits.map((visit) => visit.shift)))
  const limitKb = GOALS.scriptBytes / 1000
  return [
    say(
      `scripts of a room before a song plays, at most ${limitKb} KB as gzip`,
      weight.gzipBytes,
      GOALS.scriptBytes,
      `${(weight.gzipBytes / 1000).toFixed(0)} KB (${(weight.brotliBytes / 1000).toFixed(0)} KB as Brotli)`,
    ),
    say(
      `a press is answered within ${GOALS.interactiveMs} ms`,
      interactive.median,
      GOALS.interactiveMs,
      `median ${interactive.median.toFixed(0)} ms`,
    ),
    say(`layout shift, at most ${GOALS.shift}`, shift, GOALS.shift, `${shift.toFixed(4)} at most`),
  ]
}

/** Everything as text, in Markdown. */
export function reportText(measured: Measured): string {
  const visited = measured.visits.flatMap(({ page, size, visits }) =>
    figuresOf(visits).map(([what, { n, median, p95, max }]) => [
      page,
      size,
      WHAT[what],
      String(n),
      ...[median, p95, max].map((value) => shown(what, value)),
    ]),
  )
  const scrolled = measured.scrolls.map(({ size, slowdown, list, scrolled: it }) => [
    list === 'nothing' ? 'an empty page' : list,
    size,
    `${slowdown} x`,
    it.perSecond.toFixed(1),
    `${it.late} of ${it.frames}`,
    it.longestMs.toFixed(0),
    String(it.bare),
  ])
  return [
    table(['page', 'screen', 'what', 'visits', 'median', 'p95', 'max'], visited, 3),
    table(['list', 'screen', 'slower by', 'frames a second', 'late', 'longest, ms', 'bare'], scrolled),
    verdicts(measured)
      .map((line) => `- ${line}`)
      .join('\n'),
  ].join('\n\n')
}
