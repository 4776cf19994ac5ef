import type { LongReading } from '../judge/judge-long.ts'
import { summary } from '../judge/statistics.ts'
import type { Check } from '../judge/validate.ts'
import type { Hurried } from '../sound/processes.ts'
import type { Figures } from './figures.ts'
import type { Machine } from './machine.ts'
import { shownMs, table } from './table.ts'

/** How it was measured: stands above the figures wherever they are published. */
export const METHOD = [
  'Every listener is a Chromium process of its own that plays into a sink of its own in a private PulseAudio. All sinks',
  'are channels of one null sink, whose 50 kHz are the only clock, and one recorder takes all of them down on one time line.',
  'The songs are noise between 150 and 1,200 Hz, no stretch of which resembles another. The distance of two listeners is the',
  'top of the normalised cross-correlation of their recordings, 100 ms of them four times a second; the spread is that',
  'of the two listeners furthest apart. Each start is a fresh program, fresh browsers and a fresh room. Spreads are told',
  'from 500 ms after an event was first heard. Commands are clicks; they take effect when the last listener has changed.',
  'Before anything is measured the rig plays what it knows to every sink, and must read it to 0.05 ms.',
] as const

/** All of a run. */
export type Report = {
  method: readonly string[]
  machine: Machine
  /** The load average at the end: much above what three browsers make, 2 to 3, and others were at work. */
  loadAfter: number
  validation: Check[]
  /** Distances of two plain pages, start by start. */
  control: number[][]
  realTime: Hurried[]
  networks: Record<string, string>
  failures: string[]
  figures: Figures | null
  long: LongReading[]
}

const spreadTable = ({ spread }: Figures) =>
  table(
    ['spread, ms', 'scene', 'starts', 'windows', 'median', 'p95', 'p99', 'max', 'worst start', 'apart', 'unheard'],
    spread.map(({ network, scene, starts, spreadMs: ms, startMediansMs, apart, unheard }) => [
      network,
      scene,
      String(starts),
      String(ms.n),
      ...[ms.median, ms.p95, ms.p99, ms.max, startMediansMs.max].map(shownMs),
      String(apart),
      String(unheard),
    ]),
  )

const timeTable = ({ times }: Figures) =>
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

const artefactTable = ({ artefacts }: Figures) =>
  table(
    ['artefacts', 'scene', 'seconds', 'clicks', 'holes', 'jumps', 'rate off by, %'],
    artefacts.map(({ network, scene, seconds, clicks, holes, jumps, ratePpm }) => [
      network,
      scene,
      seconds.toFixed(0),
      String(clicks),
      String(holes),
      String(jumps),
      (ratePpm / 1e4).toFixed(3),
    ]),
  )

const longTable = (long: readonly LongReading[]) =>
  table(
    [
      'long run',
      'minutes',
      'pair',
      'median',
      'p95',
      'p99',
      'max',
      'first p95',
      'last p95',
      'drift, ppm',
      'clicks',
      'holes',
      'jumps',
      'rate off by, %',
    ],
    long.map((it) => [
      it.network,
      it.minutes.toFixed(1),
      it.pair.join('-'),
      ...[
        it.distanceMs.median,
        it.distanceMs.p95,
        it.distanceMs.p99,
        it.distanceMs.max,
        it.firstP95Ms,
        it.lastP95Ms,
      ].map(shownMs),
      it.driftPpm.toFixed(3),
      String(it.artefacts.clicks),
      String(it.artefacts.holes),
      String(it.artefacts.jumps),
      (it.artefacts.ratePpm / 1e4).toFixed(3),
    ]),
  )

const controlLine = (starts: readonly number[][]) => {
  const ms = summary(starts.flat())
  return `control: two plain pages told one instant, ${starts.length} starts: median ${shownMs(ms.median)}, p95 ${shownMs(ms.p95)}, max ${shownMs(ms.max)} ms`
}

const realTimeLine = (all: readonly Hurried[]) => {
  const threads = all.reduce((sum, it) => sum + it.threads, 0)
  const hurried = all.reduce((sum, it) => sum + it.hurried, 0)
  if (hurried === 0) return 'real-time priority for the threads that feed sound: none (REALTIME=1 as root gives it)'
  return `real-time priority for the threads that feed sound: ${hurried} of ${threads} threads`
}

/** What the rig read of what it knows, a line for each. */
export const validationLines = (checks: readonly Check[]): string =>
  checks
    .map(
      ({ what, expectedMs, readings, offMs, ok }) =>
        `validation: ${what}: ${expectedMs} ms expected, ${readings} readings, furthest off ${offMs.toFixed(3)} ms: ${ok ? 'good' : 'NOT GOOD'}`,
    )
    .join('\n')

/** A run as text. */
export function reportText(report: Report): string {
  const { machine: m, figures, long } = report
  const parts = [
    report.method.join('\n'),
    [
      `${m.measuredAt}, ${m.processors} x ${m.processor}, ${m.memoryGb} GB, Linux ${m.kernel}, load ${m.loadBefore} before and ${report.loadAfter} at the end`,
      `Earshot ${m.earshot} (${m.commit}), Node ${m.node}, ${m.chromium}, ${m.pulseaudio}`,
      realTimeLine(report.realTime),
      validationLines(report.validation),
      controlLine(report.control),
    ].join('\n'),
    Object.entries(report.networks)
      .map(([name, about]) => `${name}: ${about}`)
      .join('\n'),
  ]
  if (figures) parts.push(spreadTable(figures), timeTable(figures), artefactTable(figures))
  if (long.length > 0) parts.push(longTable(long))
  if (report.failures.length > 0) parts.push(`could not be played:\n${report.failures.join('\n')}`)
  return parts.join('\n\n')
}
