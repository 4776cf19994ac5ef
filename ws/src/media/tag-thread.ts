import { Worker } from 'node:worker_threads'
import { LYRICS_LENGTH } from '@earshot/sync'
import { COVER_BYTES, COVER_COUNT } from './cover.ts'
import { IngestError } from './ingest-error.ts'
import type { TagReading } from './tags.ts'

const HEAP_MB = 256

/** A thread that reads tags, one file after the other, until it is ended; ended threads answer nothing more. */
export class TagThread {
  readonly #worker = new Worker(new URL('./tag-worker.js', import.meta.url), {
    workerData: { coverBytes: COVER_BYTES, coverCount: COVER_COUNT, lyricsLength: LYRICS_LENGTH },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // Nothing of the program's own flags, environment or output concerns it.
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  })

  constructor() {
    // Between two files it keeps no process alive, and may end without anyone being told.
    this.#worker.unref()
    this.#worker.on('error', () => {})
  }

  /** Throws `unreadable-audio` when it takes too long or too much; the thread is then to be ended. */
  read(file: string, withinMs: number): Promise<TagReading> {
    const worker = this.#worker
    return new Promise((resolve, reject) => {
      const fail = (cause: unknown) => settle(() => reject(new IngestError('unreadable-audio', cause)))
      const answer = (reading: TagReading) => settle(() => resolve(reading))
      const ended = () => fail(new Error('the reading thread ended'))
      const timer = setTimeout(() => fail(new Error('reading its tags took too long')), withinMs)
      const settle = (tell: () => void) => {
        clearTimeout(timer)
        worker.off('message', answer).off('error', fail).off('exit', ended)
        tell()
      }
      worker.once('message', answer).once('error', fail).once('exit', ended)
      worker.postMessage(file)
    })
  }

  end(): void {
    void this.#worker.terminate()
  }
}
