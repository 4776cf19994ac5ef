import type { Dispatcher } from 'undici'
import type { ReadAt } from '../length/read-at.ts'
import type { UrlPolicy } from '../url-policy.ts'
import { readRange } from './content-range.ts'
import { type Answer, guardedRequest, headerOf, leave } from './guarded-request.ts'

/** Less than this is not worth a request of its own. */
const LEAST = 16 << 10
/** All that is read of one file to learn what it is. */
const BUDGET_BYTES = 12 << 20
const BUDGET_REQUESTS = 40

type Chunk = { at: number; bytes: Buffer }

export type RemoteOptions = { url: string; size: number; agent: Dispatcher; policy: UrlPolicy; signal: AbortSignal }

/** A file elsewhere, looked into by ranges; every byte that was read is kept. Throws `TooMuch` rather than read a great part of it. */
export class RemoteFile implements ReadAt {
  readonly #options: RemoteOptions
  readonly #chunks: Chunk[]
  #bytes = 0
  #requests = 0

  /** `head`: the bytes with which it begins. */
  constructor(options: RemoteOptions, head: Buffer) {
    this.#options = options
    this.#chunks = [{ at: 0, bytes: head }]
  }

  /** All that was read so far. */
  get chunks(): readonly Chunk[] {
    return this.#chunks
  }

  async read(buffer: Buffer, offset: number, length: number, position: number) {
    const end = Math.min(position + length, this.#options.size)
    let at = position
    while (at < end) {
      const known = this.#chunks.find((it) => it.at <= at && at < it.at + it.bytes.length)
      if (!known) {
        // Up to what is known already, or as much as was asked for.
        const next = this.#chunks.filter((it) => it.at > at).reduce((least, it) => Math.min(least, it.at), end)
        const until = Math.min(Math.max(next, at + LEAST), this.#options.size)
        this.#chunks.push({ at, bytes: await this.#fetch(at, until) })
        continue
      }
      const part = known.bytes.subarray(at - known.at, end - known.at)
      part.copy(buffer, offset + (at - position))
      at += part.length
    }
    return { buffer, bytesRead: Math.max(0, end - position) }
  }

  async #fetch(from: number, to: number): Promise<Buffer> {
    const { url, size, ...guarded } = this.#options
    this.#requests += 1
    this.#bytes += to - from
    if (this.#requests > BUDGET_REQUESTS || this.#bytes > BUDGET_BYTES) throw new TooMuch()
    const { answer } = await guardedRequest(url, { ...guarded, headers: { range: `bytes=${from}-${to - 1}` } })
    const told = readRange(headerOf(answer, 'content-range'))
    if (answer.statusCode !== 206 || told?.from !== from || told.to !== to || told.size !== size) {
      leave(answer)
      throw new WrongRange()
    }
    const bytes = await readUpTo(answer, to - from)
    if (bytes.length < to - from) throw new WrongRange()
    return bytes
  }
}

/** The answer was not the range that was asked for: this server's ranges are not to be relied on. */
export class WrongRange extends Error {}

/** To learn more, more would have to be read than is read of a stranger's file. */
export class TooMuch extends Error {}

/** Reads a body to its end, or until so many bytes are there; the rest is left. */
export async function readUpTo(answer: Answer, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer.body as AsyncIterable<Buffer>) {
    pieces.push(piece)
    length += piece.length
    if (length >= most) break
  }
  return Buffer.concat(pieces).subarray(0, most)
}
