import type { ClockReading } from './timeline.ts'

/** What one audio context of a page has played so far. */
export type TappedContext = { rate: number; state: string; readings: ClockReading[] }

/** Found as `earshotTap` on the page's `window`. */
export type Tap = {
  contexts(): TappedContext[]
  /** Frames `[first, first + count)` of the n-th context as base64 of Float32; what was never rendered is silence. */
  cut(context: number, first: number, count: number): string
}

declare global {
  interface Window {
    earshotTap: Tap
  }
}

/**
 * Runs in the page before its own scripts: whatever the page connects to an audio destination is also recorded, block by
 * block with the context's own frame numbers, and kept for a minute; the output's clock is read along with it.
 * It must stand alone, for the browser gets nothing but its source.
 */
export function installTap(): void {
  const KEPT_SECONDS = 60
  const BLOCK_FRAMES = 2048
  const READ_EVERY_MS = 50

  type Recorder = {
    context: AudioContext
    bus: GainNode
    readings: ClockReading[]
    /** Recorded sound by its first frame, less `shift`. */
    blocks: Map<number, Float32Array>
    shift: number
  }
  const recorders: Recorder[] = []
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown
  const disconnect = AudioNode.prototype.disconnect as (this: AudioNode, ...from: unknown[]) => void

  const keep = ({ blocks, context }: Recorder, frame: number, samples: Float32Array) => {
    blocks.set(frame, samples)
    for (const old of blocks.keys()) {
      if (old > frame - KEPT_SECONDS * context.sampleRate) break
      blocks.delete(old)
    }
  }

  const MODULE = `registerProcessor('earshot-tap', class extends AudioWorkletProcessor {
    block = new Float32Array(${BLOCK_FRAMES}); filled = 0
    process([input]) {
      const frames = input[0] ?? new Float32Array(128)
      this.block.set(frames, this.filled)
      this.filled += frames.length
      if (this.filled === this.block.length) {
        this.port.postMessage([currentFrame + frames.length - this.filled, this.block], [this.block.buffer])
        this.block = new Float32Array(${BLOCK_FRAMES}); this.filled = 0
      }
      return true
    }
  })`

  /** Both kinds put out silence and hang on the destination, or nobody would ask them for sound. */
  async function record(recorder: Recorder): Promise<void> {
    const { context, bus } = recorder
    if (context.audioWorklet) {
      const url = URL.createObjectURL(new Blob([MODULE], { type: 'text/javascript' }))
      try {
        await context.audioWorklet.addModule(url)
      } catch (error) {
        // A player may be closed before its recorder is there.
        if (context.state === 'closed') return
        throw error
      }
      const node = new AudioWorkletNode(context, 'earshot-tap', { channelCount: 1, channelCountMode: 'explicit' })
      node.port.onmessage = ({ data: [frame, samples] }) => keep(recorder, frame, samples)
      connect.call(bus, node)
      connect.call(node, context.destination)
      return
    }
    // Insecure pages have no worklets. This node tells when its answer would be played, two blocks after the first frame
    // that it hands over, some 128 frames late or more; blocks follow one another without a seam, so the least late of them
    // tells where all of them lie.
    const node = context.createScriptProcessor(BLOCK_FRAMES, 1, 1)
    let first = Number.NaN
    recorder.shift = Number.POSITIVE_INFINITY
    node.onaudioprocess = ({ inputBuffer, playbackTime }) => {
      const told = Math.round(playbackTime * context.sampleRate) - 2 * BLOCK_FRAMES
      if (Number.isNaN(first)) first = told
      const nth = Math.round((told - first) / BLOCK_FRAMES)
      recorder.shift = Math.min(recorder.shift, told - nth * BLOCK_FRAMES)
      keep(recorder, nth * BLOCK_FRAMES, inputBuffer.getChannelData(0).slice())
    }
    connect.call(bus, node)
    connect.call(node, context.destination)
  }

  function recorderOf(context: BaseAudioContext): Recorder | null {
    if (!(context instanceof AudioContext)) return null
    const known = recorders.find((recorder) => recorder.context === context)
    if (known) return known
    const made: Recorder = { context, bus: context.createGain(), readings: [], blocks: new Map(), shift: 0 }
    recorders.push(made)
    void record(made)
    return made
  }

  AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode) {
      const recorder = recorderOf(this.context)
      if (recorder) connect.call(this, recorder.bus, ...to.slice(1, 2))
    }
    return connect.apply(this, to)
  } as typeof AudioNode.prototype.connect

  AudioNode.prototype.disconnect = function (this: AudioNode, ...from: unknown[]) {
    if (from[0] instanceof AudioDestinationNode) {
      const recorder = recorderOf(this.context)
      if (recorder) disconnect.call(this, recorder.bus)
    }
    disconnect.apply(this, from)
  } as typeof AudioNode.prototype.disconnect

  // At birth, and not at the first sound: starting a worklet restarts the output, which would shift what already plays.
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      recorderOf(this)
    }
  }

  setInterval(() => {
    for (const { context, readings } of recorders) {
      if (context.state !== 'running') continue
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp()
      const reading = { contextMs: contextTime * 1000, wallMs: performance.timeOrigin + performanceTime }
      // Before its first sound leaves, and while it stands still, the output repeats itself.
      if (performanceTime === 0 || reading.contextMs === readings.at(-1)?.contextMs) continue
      readings.push(reading)
      if (readings.length > (KEPT_SECONDS * 1000) / READ_EVERY_MS) readings.shift()
    }
  }, READ_EVERY_MS)

  window.earshotTap = {
    contexts: () =>
      recorders.map(({ context, readings }) => ({ rate: context.sampleRate, state: context.state, readings })),
    cut(which, first, count) {
      const cut = new Float32Array(count)
      const { blocks, shift } = recorders[which] ?? { blocks: [], shift: 0 }
      for (const [start, samples] of blocks) {
        const frame = start + shift
        const [from, to] = [Math.max(first, frame), Math.min(first + count, frame + samples.length)]
        if (from < to) cut.set(samples.subarray(from - frame, to - frame), from - first)
      }
      const bytes = new Uint8Array(cut.buffer)
      let text = ''
      for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768))
      return btoa(text)
    },
  }
}
