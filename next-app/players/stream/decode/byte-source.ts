/** A file on the network, of which any part may be read. */
export type ByteSource = {
  size(): Promise<number>
  /** The bytes `[start, end)`; waits as long as the network is gone, throws when the server has no such file. */
  read(start: number, end: number): Promise<Uint8Array>
  close(): void
}

export type Network = {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  wait: (ms: number) => Promise<void>
}

/** Bytes that are asked for at a new place: on a slow line what comes first should come soon, and alone. */
const FIRST_BYTES = 96 << 10
/** A stream that will come to a place within so many bytes is read on instead of begun anew. */
const SKIP_BYTES = 128 << 10
/** Read bytes that are kept: what was skipped a moment ago is often asked for next. */
const KEPT_BYTES = 2 << 20
const RETRY_AFTER_MS = 500
const RETRY_AFTER_MOST_MS = 5000

const browserNetwork: Network = {
  fetch: (url, init) => fetch(url, init),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

type Chunk = { start: number; bytes: Uint8Array }

/**
 * Reads a file by ranges: one stream at a time, read only as far as it is needed, so that a new place never waits for an
 * old one to arrive.
 */
export class RangeReader implements ByteSource {
  readonly #url: string
  readonly #network: Network
  #queue: Promise<unknown> = Promise.resolve()
  #stream: { reader: ReadableStreamDefaultReader<Uint8Array>; at: number; abort: AbortController } | null = null
  #kept: Chunk[] = []
  #size: number | null = null
  /** Where the newest stream stopped: who asks on from there reads in order. */
  #cameTo = -1
  #hasRanges = true
  #isClosed = false

  constructor(url: string, network: Network = browserNetwork) {
    this.#url = url
    this.#network = network
  }

  size(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#size === null) await this.#pull(0)
      return this.#size ?? 0
    })
  }

  read(start: number, end: number): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const bytes = new Uint8Array(end - start)
      for (let at = start; at < end; ) {
        const chunk = this.#kept.findLast((it) => it.start <= at && at < it.start + it.bytes.length)
        if (chunk === undefined) {
          await this.#pull(at)
          continue
        }
        const part = chunk.bytes.subarray(at - chunk.start, end - chunk.start)
        bytes.set(part, at - start)
        at += part.length
      }
      return bytes
    })
  }

  close(): void {
    this.#isClosed = true
    this.#leave()
    this.#kept = []
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run)
    this.#queue = result.catch(() => {})
    return result
  }

  /** Brings the byte at `at` nearer, by one chunk of the stream that leads there. */
  async #pull(at: number): Promise<void> {
    for (let waitMs = RETRY_AFTER_MS; ; waitMs = Math.min(RETRY_AFTER_MOST_MS, 2 * waitMs)) {
      if (this.#isClosed) throw new Error('the file was closed')
      try {
        return await this.#pullOnce(at)
      } catch (error) {
        this.#leave()
        if (this.#isClosed || error instanceof NoSuchFile) throw error
        await this.#network.wait(waitMs)
      }
    }
  }

  async #pullOnce(at: number): Promise<void> {
    const known = this.#stream
    const isOnTheWay = known !== null && known.at <= at && (!this.#hasRanges || at - known.at <= SKIP_BYTES)
    const stream = isOnTheWay ? known : await this.#open(at)
    const { value } = await stream.reader.read()
    if (this.#stream !== stream) return
    if (value === undefined) {
      if (this.#size !== null && stream.at >= this.#size) throw new NoSuchFile('it ends before its end')
      this.#stream = null
      return
    }
    this.#kept.push({ start: stream.at, bytes: value })
    stream.at += value.length
    this.#cameTo = stream.at
    let total = this.#kept.reduce((sum, { bytes }) => sum + bytes.length, 0)
    while (total > KEPT_BYTES && this.#kept.length > 1) total -= this.#kept.shift()?.bytes.length ?? 0
  }

  async #open(at: number) {
    this.#leave()
    const abort = new AbortController()
    const until = at === this.#cameTo ? '' : at + FIRST_BYTES - 1
    const headers = { range: `bytes=${at}-${until}` }
    const response = await this.#network.fetch(this.#url, { headers, signal: abort.signal })
    if (response.status >= 400 && response.status < 500) throw new NoSuchFile(`${response.status} for ${this.#url}`)
    if (!response.ok || response.body === null) throw new Error(`${response.status} for ${this.#url}`)
    this.#hasRanges = response.status === 206
    const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
    this.#size ??= Number(total ?? response.headers.get('content-length') ?? 0)
    const stream = { reader: response.body.getReader(), at: this.#hasRanges ? at : 0, abort }
    if (this.#isClosed) abort.abort()
    this.#stream = stream
    return stream
  }

  #leave(): void {
    this.#stream?.abort.abort()
    this.#stream = null
  }
}

class NoSuchFile extends Error {}
