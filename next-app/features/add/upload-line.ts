import type { Song } from '@earshot/sync'
import type { Answer } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import type { UploadEvent } from '../../store/uploads.ts'
import { mayBeSong } from './audio-file.ts'

/** How many files go at the same time: more would only share the same line. */
const AT_ONCE = 2

type Send = (file: File, onProgress: (fraction: number) => void, signal: AbortSignal) => Promise<Answer<Song>>
type Job = { id: string; file: File; onSong: (song: Song) => void; control: AbortController }

/** Files waiting to be sent, in order. What becomes of each is told to `note`. */
export class UploadLine {
  readonly #send: Send
  readonly #note: (event: UploadEvent) => void
  readonly #waiting: Job[] = []
  readonly #sending = new Map<string, Job>()
  #last = 0

  constructor(send: Send, note: (event: UploadEvent) => void) {
    this.#send = send
    this.#note = note
  }

  /** Puts files at the end of the line; `onSong` is called for each that became a song. */
  add(files: readonly File[], onSong: (song: Song) => void): void {
    const jobs = files.map(
      (file): Job => ({ id: `upload-${++this.#last}`, file, onSong, control: new AbortController() }),
    )
    this.#note({ type: 'chosen', files: jobs.map(({ id, file }) => ({ id, name: file.name })) })
    for (const job of jobs) {
      if (mayBeSong(job.file)) this.#waiting.push(job)
      else this.#note({ type: 'failed', id: job.id, code: 'not-a-song', message: words.add.notASong })
    }
    this.#next()
  }

  /** Takes a file out of the line and out of the list, wherever it is on its way. */
  dismiss(id: string): void {
    const place = this.#waiting.findIndex((job) => job.id === id)
    if (place >= 0) this.#waiting.splice(place, 1)
    this.#sending.get(id)?.control.abort()
    this.#note({ type: 'dismissed', id })
  }

  #next(): void {
    while (this.#sending.size < AT_ONCE) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#sending.set(job.id, job)
      void this.#run(job)
    }
  }

  async #run({ id, file, onSong, control }: Job): Promise<void> {
    const answer = await this.#send(
      file,
      (fraction) => this.#note({ type: 'progressed', id, fraction }),
      control.signal,
    )
    this.#sending.delete(id)
    if (answer.ok) {
      this.#note({ type: 'finished', id })
      onSong(answer.value)
    } else this.#note({ type: 'failed', id, code: answer.code, message: answer.message })
    this.#next()
  }
}
