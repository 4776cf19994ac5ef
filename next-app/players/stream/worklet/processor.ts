import type { PlanMessage, TapeMessage } from '../messages.ts'
import { Renderer } from './renderer.ts'

// What the standard gives to modules of an audio worklet (Web Audio API 1.1, 1.32), which the DOM's types leave out.
declare const currentFrame: number
declare const sampleRate: number
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** The renderer, at work for an audio context. */
class StreamProcessor extends AudioWorkletProcessor {
  #decoder: MessagePort | null = null
  #isClosed = false
  readonly #renderer = new Renderer(sampleRate, {
    toDecoder: (message) =>
      this.#decoder?.postMessage(message, message.say === 'spent' ? message.channels.map(({ buffer }) => buffer) : []),
    toPage: (message) => this.port.postMessage(message),
  })

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<PlanMessage | { do: 'close' }>) => this.#receive(data)
  }

  #receive(message: PlanMessage | { do: 'close' }): void {
    switch (message.do) {
      case 'close':
        this.#isClosed = true
        return
      case 'listen':
        this.#decoder = message.port
        message.port.onmessage = ({ data }: MessageEvent<TapeMessage>) => this.#renderer.store(data)
        return
      case 'play':
        return this.#renderer.play(message.voices)
      default:
        return this.#renderer.store(message)
    }
  }

  process(_: Float32Array[][], [out = []]: Float32Array[][]): boolean {
    this.#renderer.render(out, currentFrame)
    return !this.#isClosed
  }
}

registerProcessor('earshot-stream', StreamProcessor)
