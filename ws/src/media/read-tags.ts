import { IngestError } from './ingest-error.ts'
import { TagThread } from './tag-thread.ts'
import type { TagReading } from './tags.ts'

const READING_MS = 10_000

/**
 * Reads type and tags of a file in a thread of its own, which gets 10 s and 256 MB: the listeners' clocks go on whatever
 * the file holds. Throws `unreadable-audio` when that is not enough.
 */
export async function readTags(file: string, limits = { readingMs: READING_MS }): Promise<TagReading> {
  const thread = new TagThread()
  try {
    return await thread.read(file, limits.readingMs)
  } finally {
    thread.end()
  }
}

/** Reads the tags of many files, one after the other, in one thread: a new one only after a file that was too much for it. */
export class TagReader {
  #thread: TagThread | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #isClosed = false

  read(file: string): Promise<TagReading> {
    const reading = this.#turn.then(() => this.#read(file))
    this.#turn = reading.catch(() => {})
    return reading
  }

  close(): void {
    this.#isClosed = true
    this.#thread?.end()
  }

  async #read(file: string): Promise<TagReading> {
    if (this.#isClosed) throw new IngestError('unreadable-audio')
    this.#thread ??= new TagThread()
    try {
      return await this.#thread.read(file, READING_MS)
    } catch (error) {
      this.#thread.end()
      this.#thread = null
      throw error
    }
  }
}
