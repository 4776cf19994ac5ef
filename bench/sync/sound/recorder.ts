import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync, type WriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Recording } from './recording.ts'
import { CLOCK_RATE, leftChannels, type SoundServer } from './sound-server.ts'

const BYTES = Float32Array.BYTES_PER_ELEMENT
/** Asked of the recorder, and so the longest block that the clock's sink renders at once. */
const BLOCK_MS = 20

/** This machine's wall clock, in ms since 1970, never stepped while the program runs: the clock of browsers' pages, too. */
export const wallNow = () => performance.timeOrigin + performance.now()

/** Records all listeners' left channels into one file, on one clock. */
export class Recorder {
  readonly #server: SoundServer
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'earshot-recording-'))
  readonly #file = path.join(this.#folder, 'all.f32')
  readonly #process: ChildProcess
  readonly #out: WriteStream
  #bytes = 0
  /** The least of (arrival - length so far): nothing arrives before it is there. */
  #leastMs = Number.POSITIVE_INFINITY

  constructor(server: SoundServer) {
    this.#server = server
    this.#out = createWriteStream(this.#file)
    const channels = [`--channels=${server.listeners}`, `--channel-map=${leftChannels(server.listeners)}`, '--no-remix']
    const format = ['--format=float32le', `--rate=${CLOCK_RATE}`, '--raw', `--latency-msec=${BLOCK_MS}`]
    const args = ['-d', 'clock.monitor', ...format, ...channels]
    const recorder = spawn('parec', args, { env: server.env, stdio: ['ignore', 'pipe', 'ignore'] })
    recorder.stdout.on('data', (chunk: Buffer) => {
      const arrivedAt = wallNow()
      this.#bytes += chunk.length
      this.#leastMs = Math.min(this.#leastMs, arrivedAt - this.#lengthMs)
      this.#out.write(chunk)
    })
    this.#process = recorder
    process.once('exit', this.#forget)
  }

  #forget = (): void => rmSync(this.#folder, { recursive: true, force: true })

  get #lengthMs(): number {
    return (this.#bytes * 1000) / (BYTES * this.#server.listeners * CLOCK_RATE)
  }

  /**
   * What has been recorded up to now. A block is handed to the recorder at the instant at which its first frame is
   * due, so its last frame belongs to the time of arrival and a block more: exact to a few ms, the same for all listeners.
   */
  async soFar(): Promise<Recording> {
    await new Promise<void>((resolve) => this.#out.write('', () => resolve()))
    const startedAt = this.#leastMs + this.#server.blockMs()
    return new Recording(openSync(this.#file, 'r'), this.#server.listeners, CLOCK_RATE, startedAt)
  }

  /** Ends the recording, and forgets it: whoever wants to know what was heard asks `soFar` first. */
  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGTERM')
    await ended
    this.#out.end()
    process.off('exit', this.#forget)
    this.#forget()
  }
}

/** Closes a recording's file. */
export const closeRecording = ({ descriptor }: Recording): void => closeSync(descriptor)
