/** What a context told of itself at an instant: all in ms, `at` and `performanceMs` since 1970. */
export type TraceReading = [
  at: number,
  currentMs: number,
  contextMs: number,
  performanceMs: number,
  outputLatencyMs: number,
  baseLatencyMs: number,
]

/** What one audio context of a page told, and at which of its own instants (s) it was given marks to play. */
export type ContextTrace = {
  sampleRate: number
  readings: TraceReading[]
  states: { at: number; state: string }[]
  marksS: number[]
}

declare global {
  interface Window {
    earshotTrace: ContextTrace[]
  }
}

/** `mark` holds the samples of a mark, `markRate` a second. */
export type TraceOptions = { mark: number[]; markRate: number; markEveryS: number }

/**
 * Runs in the page before its own scripts: notes what each of its audio contexts tells of its output, and lets it play
 * marks. It must stand alone, for the browser gets nothing but its source.
 */
export function traceOutput({ mark, markRate, markEveryS }: TraceOptions): void {
  const READ_EVERY_MS = 50
  /** Marks are scheduled so far ahead, for a page may be busy. */
  const AHEAD_S = 4
  const SOONEST_S = 0.2
  const traces: ContextTrace[] = []
  window.earshotTrace = traces
  const clock = performance.now.bind(performance)
  const now = () => performance.timeOrigin + clock()
  const told = AudioContext.prototype.getOutputTimestamp

  const follow = (context: AudioContext) => {
    const trace: ContextTrace = { sampleRate: context.sampleRate, readings: [], states: [], marksS: [] }
    traces.push(trace)
    const state = () => trace.states.push({ at: now(), state: context.state })
    state()
    context.addEventListener('statechange', state)
    const buffer = new AudioBuffer({ length: mark.length, sampleRate: markRate })
    buffer.copyToChannel(Float32Array.from(mark), 0)
    const timer = setInterval(() => {
      if (context.state === 'closed') clearInterval(timer)
      if (context.state !== 'running') return
      const { contextTime = 0, performanceTime = 0 } = told.call(context)
      trace.readings.push([
        now(),
        context.currentTime * 1000,
        contextTime * 1000,
        performance.timeOrigin + performanceTime,
        context.outputLatency * 1000,
        context.baseLatency * 1000,
      ])
      const last = trace.marksS.at(-1) ?? 0
      const first = Math.max(last + markEveryS, Math.ceil((context.currentTime + SOONEST_S) / markEveryS) * markEveryS)
      for (let at = first; at < context.currentTime + AHEAD_S; at += markEveryS) {
        const source = new AudioBufferSourceNode(context, { buffer })
        source.connect(context.destination)
        source.start(at)
        trace.marksS.push(at)
      }
    }, READ_EVERY_MS)
  }

  const Real = window.AudioContext
  window.AudioContext = class extends Real {
    constructor(options?: AudioContextOptions) {
      super(options)
      follow(this)
    }
  }
}
