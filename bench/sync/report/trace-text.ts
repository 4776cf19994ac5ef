import type { MarkHeard, Traced } from '../trace/judge-trace.ts'
import { shownMs, table } from './table.ts'

/** A mark so often is printed, in seconds. */
const EVERY_S = 2

const COLUMNS: Record<string, (mark: MarkHeard) => number> = {
  timestamp: ({ timestampMs }) => timestampMs,
  'time+latency': ({ latencyMs }) => latencyMs,
  time: ({ currentMs }) => currentMs,
  outputLatency: ({ outputLatencyMs }) => outputLatencyMs,
  baseLatency: ({ baseLatencyMs }) => baseLatencyMs,
}

function one({ listener, heard, trace }: Traced): string {
  const marks = heard.filter(
    ({ contextS }, n) =>
      n === 0 || Math.floor(contextS / EVERY_S) !== Math.floor((heard[n - 1]?.contextS ?? 0) / EVERY_S),
  )
  const head = [`listener ${listener}`, 'context, s', 'recording, s', ...Object.keys(COLUMNS)]
  const rows = marks.map((mark) => [
    '',
    mark.contextS.toFixed(1),
    (mark.heardMs / 1000).toFixed(2),
    ...Object.values(COLUMNS).map((of) => shownMs(of(mark))),
  ])
  const said = `${heard.length} of ${trace.marksS.length} marks heard, ${trace.readings.length} readings, ${trace.sampleRate} Hz`
  return `${table(head, rows)}\n${said}`
}

/**
 * What pages told of their output, less what was heard: above 0 where a page believes that it is heard later than it is. The
 * recording's own time is known to some ms, alike for all listeners: differences between listeners are exact.
 */
export const traceText = (what: string, traces: readonly Traced[]): string =>
  [`${what}: told less heard, ms`, ...traces.map(one)].join('\n')
