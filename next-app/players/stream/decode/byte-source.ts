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
  now: () => number
}

/** Bytes that are asked for at a new place: on a slow line what comes first should come soon, and alone. */
const FIRST_BYTES = 96 << 10
/** A stream that will come to a place within so many bytes is read on instead of begun anew. */
const SKIP_BYTES = 128 << 10
/** Read bytes that are kept: what was skipped a moment ago is often asked for next. */
const KEPT_BYTES = 2 << 20
/** A file no larger than this is read and kept whole, so that every seek in it is heard at its instant. */
const WHOLE_BYTES = 32 << 20
const RETRY_AFTER_MS = 500
const RETRY_AFTER_MOST_MS = 5000
/** So often a server elsewhere is tried: there is another way to its file. */
const TRIES_ELSEWHERE = 4
/** Refusals that are no last word. */
const PASSING = new Set([408, 425, 429])

/** Whether a file of this size is read whole. */
export const isReadWhole = (sizeBytes: number): boolean => sizeBytes <= WHOLE_BYTES

/** Where a file lies, and its size as far as that is known from elsewhere. `isElsewhere`: not at the page's own server. */
export type Place = { url: string; sizeBytes: number | null; isElsewhere: boolean }

const browserNetwork: Network = {
  fetch: (url, init) => fetch(url, init),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: () => performance.now(),
}

type Chunk = { start: number; bytes: Uint8Array }

/**
 * Reads a file by ranges: one stream at a time, so that a new place never waits for an old one to arrive. While nobody
 * asks, what is missing of a file that is not too large is read on at half of what the line gives: it is others' too.
 */
export class RangeReader implements ByteSource {
  readonly #place: Place
  readonly #network: Network
  #queue: Promise<unknown> = Promise.resolve()
  #stream: { reader: ReadableStreamDefaultReader<Uint8Array>; at: number; abort: AbortController } | null = null
  #kept: Chunk[] = []
  #size: number | null = null
  /** The version of the file, as its server calls it. */
  #version: string | null = null
  /** Where the newest stream stopped: who asks on from there reads in order. */
  #cameTo = -1
  #hasRanges = true
  #isClosed = false
  #isReadingOn = false
  /** What is being read at this moment is asked for by nobody. */
  #isAhead = false

  constructor(place: Place, network: Network = browserNetwork) {
    this.#place = place
    this.#network = network
  }

  size(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#size === null) await this.#pull(0)
      return this.#size ?? 0
    })
  }

  async read(start: number, end: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(end - start)
    const copied = this.#copy(bytes, start, start)
    if (copied === end) return bytes
    // What is read on for nobody in particular holds up no one who asks for another place.
    if (this.#isAhead && !this.#isOnTheWay(copied)) this.#leave()
    return this.#inTurn(async () => {
      for (let at = this.#copy(bytes, start, copied); at < end; at = this.#copy(bytes, start, at)) await this.#pull(at)
      return bytes
    })
  }

  /** Copies what is kept from the byte `at` on into `bytes`, which begin at `start`; answers the first one that is missing. */
  #copy(bytes: Uint8Array, start: number, at: number): number {
    const end = start + bytes.length
    for (let next = at; ; ) {
      const chunk = this.#keptAt(next)
      if (chunk === undefined || next >= end) return next
      const part = chunk.bytes.subarray(next - chunk.start, end - chunk.start)
      bytes.set(part, next - start)
      next += part.length
    }
  }

  #keptAt(at: number): Chunk | undefined {
    return this.#kept.findLast((it) => it.start <= at && at < it.start + it.bytes.length)
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
    for (let waitMs = RETRY_AFTER_MS, tries = 1; ; waitMs = Math.min(RETRY_AFTER_MOST_MS, 2 * waitMs), tries++) {
      if (this.#isClosed) throw new Error('the file was closed')
      try {
        return await this.#pullOnce(at)
      } catch (error) {
        this.#leave()
        const isGivenUp = this.#place.isElsewhere && tries >= TRIES_ELSEWHERE
        if (this.#isClosed || isGivenUp || error instanceof NoSuchFile) throw error
        await this.#network.wait(waitMs)
      }
    }
  }

  #isOnTheWay(at: number): boolean {
    const known = this.#stream
    return known !== null && known.at <= at && (!this.#hasRanges || at - known.at <= SKIP_BYTES)
  }

  async #pullOnce(at: number): Promise<void> {
    const stream = (this.#isOnTheWay(at) ? this.#stream : null) ?? (await this.#open(at))
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
    if (this.#size !== null && isReadWhole(this.#size)) {
      if (!this.#isReadingOn) void this.#readOn()
      return
    }
    let total = this.#kept.reduce((sum, { bytes }) => sum + bytes.length, 0)
    while (total > KEPT_BYTES && this.#kept.length > 1) total -= this.#kept.shift()?.bytes.length ?? 0
  }

  /** Reads what is missing, onwards from where the newest stream came to. */
  async #readOn(): Promise<void> {
    this.#isReadingOn = true
    for (let at = this.#missing(); at !== null && !this.#isClosed; at = this.#missing()) {
      const began = this.#network.now()
      const next = at
      const isPulled = await this.#inTurn(async () => {
        this.#isAhead = true
        try {
          if (this.#keptAt(next) === undefined) await this.#pullOnce(next)
        } finally {
          this.#isAhead = false
        }
        return true
      }).catch(() => false)
      if (!isPulled) this.#leave()
      await this.#network.wait(isPulled ? Math.min(RETRY_AFTER_MS, this.#network.now() - began) : RETRY_AFTER_MS)
    }
    this.#isReadingOn = false
  }

  /** The first missing byte after the newest stream's place, else of the file; null when the file is here. */
  #missing(): number | null {
    const size = this.#size ?? 0
    const firstFrom = (from: number) => {
      let at = from
      for (let chunk = this.#keptAt(at); chunk !== undefined; chunk = this.#keptAt(at))
        at = chunk.start + chunk.bytes.length
      return at < size ? at : null
    }
    return firstFrom(Math.max(0, this.#cameTo)) ?? firstFrom(0)
  }

  async #open(at: number) {
    this.#leave()
    const abort = new AbortController()
    const until = at === this.#cameTo ? '' : at + FIRST_BYTES - 1
    const headers = { range: `bytes=${at}-${until}` }
    const { url, sizeBytes, isElsewhere } = this.#place
    const response = await this.#network.fetch(url, { headers, signal: abort.signal })
    const { status } = response
    if (status >= 400 && status < 500 && !PASSING.has(status)) throw new NoSuchFile(`${status} for ${url}`)
    if (!response.ok || response.body === null) throw new Error(`${status} for ${url}`)
    this.#hasRanges = status === 206
    // It was chosen for giving parts: whole it would have to be read up to each place.
    if (isElsewhere && !this.#hasRanges) throw new NoSuchFile(`no ranges of ${url}`)
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? []
    if (this.#hasRanges && from !== undefined && Number(from) !== at) throw new NoSuchFile(`another part of ${url}`)
    const told = this.#hasRanges ? (total ?? sizeBytes) : response.headers.get('content-length')
    this.#isOneFile(Number(told ?? sizeBytes ?? 0), response.headers.get('etag'))
    const stream = { reader: response.body.getReader(), at: this.#hasRanges ? at : 0, abort }
    if (this.#isClosed) abort.abort()
    this.#stream = stream
    return stream
  }

  /** Parts of two files make no song. */
  #isOneFile(size: number, version: string | null): void {
    this.#size ??= size
    this.#version ??= version
    const isOther = size !== this.#size || (version !== null && version !== this.#version)
    if (isOther) throw new NoSuchFile(`${this.#place.url} has become another file`)
  }

  #leave(): void {
    this.#stream?.abort.abort()
    this.#stream = null
  }
}

class NoSuchFile extends Error {}
