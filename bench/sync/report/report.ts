import type { ControlHoles } from '../judge/control-holes.ts'
import type { LongReading } from '../judge/judge-long.ts'
import { summary } from '../judge/statistics.ts'
import type { Check } from '../judge/validate.ts'
import type { Hurried } from '../sound/processes.ts'
import type { TrialReading } from '../trials/judge-trial.ts'
import type { Figures } from './figures.ts'
import { verdictsOf } from './goals.ts'
import type { Machine } from './machine.ts'
import { shownMs } from './table.ts'
import { artefactTable, goalTable, longTable, rightTable, spreadTable, timeTable, trialTable } from './tables.ts'

/** How it was measured: stands above the figures wherever they are published. */
export const METHOD = [
  'Every listener is a Chromium process of its own that plays into a sink of its own in a private PulseAudio. All sinks',
  'are channels of one null sink, whose 50 kHz are the only clock, and one recorder takes all of them down on one time line.',
  'The songs are noise between 150 and 1,200 Hz, no stretch of which resembles another. The distance of two listeners is the',
  'top of the normalised cross-correlation of their recordings, 100 ms of them four times a second; the spread is that',
  'of the two listeners furthest apart. Each start is a fresh program, fresh browsers and a fresh room. Spreads are told',
  'from 500 ms after an event was first heard. Commands are clicks; they take effect when the last listener has changed.',
  'In trials a hole is silence of 2 ms and more where sound was due, and right means no further apart than 5 ms, read every 50 ms.',
  '"over" counts the starts whose own p95 exceeds the goal.',
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
  /** What plain pages left out. */
  plain: ControlHoles[]
  realTime: Hurried[]
  /** How many starts were played on which network, in which manner. */
  legs: { name: string; about: string; starts: number }[]
  failures: string[]
  figures: Figures
  trials: TrialReading[]
  long: LongReading[]
}

const controlLine = (starts: readonly number[][]) => {
  const ms = summary(starts.flat())
  return `control: two plain pages told one instant, ${starts.length} starts: median ${shownMs(ms.median)}, p95 ${shownMs(ms.p95)}, max ${shownMs(ms.max)} ms`
}

const plainLines = ({ minutes, listeners, holes }: ControlHoles) => {
  const lines = Array.from({ length: listeners }, (_, n) => {
    const own = holes.filter(({ listener }) => listener === n)
    const shown = own.map(({ atMs, lengthMs }) => `${lengthMs.toFixed(0)} at ${(atMs / 1000).toFixed(1)} s`)
    return `plain page ${n}, ${minutes} minutes: ${own.length} holes${own.length > 0 ? `, ms: ${shown.join(', ')}` : ''}`
  })
  return lines.join('\n')
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
  const { machine: m, figures, trials, long } = report
  const parts = [
    report.method.join('\n'),
    [
      `${m.measuredAt}, ${m.processors} x ${m.processor}, ${m.memoryGb} GB, Linux ${m.kernel}, load ${m.loadBefore} before and ${report.loadAfter} at the end`,
      `Earshot ${m.earshot} (${m.commit}), Node ${m.node}, ${m.chromium}, ${m.pulseaudio}`,
      realTimeLine(report.realTime),
      validationLines(report.validation),
      ...(report.control.length > 0 ? [controlLine(report.control)] : []),
      ...report.plain.map(plainLines),
    ].join('\n'),
    report.legs.map(({ name, about, starts }) => `${name}: ${about}, ${starts} starts`).join('\n'),
  ]
  if (figures.spread.length > 0) parts.push(spreadTable(figures))
  if (figures.times.length > 0) parts.push(timeTable(figures))
  if (figures.artefacts.length > 0) parts.push(artefactTable(figures))
  if (trials.length > 0) parts.push(trialTable(trials), rightTable(trials))
  if (long.length > 0) parts.push(longTable(long))
  parts.push(goalTable(verdictsOf(figures, trials, long)))
  if (report.failures.length > 0) parts.push(`could not be played:\n${report.failures.join('\n')}`)
  return parts.join('\n\n')
}
