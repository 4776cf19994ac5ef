import { Worker } from 'node:worker_threads'
import { COVER_BYTES, COVER_COUNT, type Picture } from './cover.ts'
import { IngestError } from './ingest-error.ts'

/** What the parser found; a text is empty, a number null, when it found none. Not cleaned yet. */
export type Tags = {
  title: string
  artist: string
  album: string
  pictures: Picture[]
  codec: string
  hasVideo: boolean
  sampleRate: number | null
  numberOfSamples: number | null
  durationS: number | null
  /** The tag in which iTunes tells delay, padding and number of samples. */
  gapless: string
}

/** The type of the content as file-type names it (empty: none it knows), and its tags, null when unreadable. */
export type TagReading = { contentType: string; tags: Tags | null; reason?: string }

const READING_MS = 10_000
const HEAP_MB = 256

/**
 * Reads type and tags of a file in a thread of its own, which gets 10 s and 256 MB: the listeners' clocks go on whatever
 * the file holds. Throws `unreadable-audio` when that is not enough.
 */
export function readTags(file: string, limits = { readingMs: READING_MS }): Promise<TagReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./tag-worker.js', import.meta.url), {
      workerData: { file, coverBytes: COVER_BYTES, coverCount: COVER_COUNT },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      // Nothing of the program's own flags, environment or output concerns it.
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
    })
    const fail = (cause: unknown) => finish(() => reject(new IngestError('unreadable-audio', cause)))
    const timer = setTimeout(() => fail(new Error('reading its tags took too long')), limits.readingMs)
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    worker.once('message', (answer: TagReading) => finish(() => resolve(answer)))
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the reading thread ended')))
  })
}
