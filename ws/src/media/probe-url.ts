import { mkdir } from 'node:fs/promises'
import type { Dispatcher } from 'undici'
import { cleanLine } from '../text/clean-text.ts'
import { FetchUrlError } from './fetch-url-error.ts'
import { guardedAgent, type Resolve } from './guarded-agent.ts'
import { IngestError } from './ingest-error.ts'
import { checkUrl, type UrlPolicy } from './url-policy.ts'
import { readRange } from './web/content-range.ts'
import { type Answer, asFetchError, guardedRequest, headerOf, leave } from './web/guarded-request.ts'
import { type ProbedAudio, readRemote } from './web/read-remote.ts'
import { isIcy, type Look, mayBeAudio, mediaType, playlistIn } from './web/sniff.ts'

/** What an address is. `url` is the one that was asked for: where it leads to may change. */
export type Probed =
  | ProbedAudio
  | { kind: 'live'; url: string; format: 'icy' | 'hls'; name: string }
  | { kind: 'playlist'; url: string; text: string }

/** Lengths in ms: until the connection, until the answer's head, between two pieces, for everything; and how long an answer is listened to that does not say where it ends. */
export type ProbeLimits = { connectMs: number; headersMs: number; idleMs: number; totalMs: number; listenMs: number }

export type ProbeDeps = {
  policy: UrlPolicy
  /** Pieces of files lie here while they are looked at. */
  tmpDir: string
  /** A file larger than this is refused. */
  maxBytes: number
  /** Addresses that may be looked at at the same time. */
  maxAtOnce: number
  limits?: ProbeLimits
  resolve?: Resolve
}

const LIMITS: ProbeLimits = { connectMs: 10_000, headersMs: 15_000, idleMs: 15_000, totalMs: 40_000, listenMs: 4000 }
const HEAD_BYTES = 512 << 10
const PLAYLIST_BYTES = 256 << 10
/** Who sends so much while being listened to sends a file; a radio sends what is heard, and a little ahead. */
const FILE_BYTES = 4 << 20

/**
 * Makes the function that finds out what an address is: a file of sound, a broadcast, or a list of others; by what it
 * holds, and not by its name. It reads the ends of a file and no more, and throws a `FetchUrlError`, or an `IngestError`
 * when a file is too large or the server too busy.
 */
export function probeUrl(deps: ProbeDeps): (text: string) => Promise<Probed> {
  const { policy, maxAtOnce, limits = LIMITS } = deps
  let probing = 0

  return async (text) => {
    const url = checkUrl(text, policy).href
    if (probing >= maxAtOnce) throw new IngestError('too-busy')
    probing += 1
    const agent = guardedAgent(policy, limits, deps.resolve)
    const signal = AbortSignal.timeout(limits.totalMs)
    try {
      await mkdir(deps.tmpDir, { recursive: true })
      return await look(url, agent, signal)
    } catch (error) {
      const known = asFetchError(error, signal)
      throw known instanceof IngestError && NOT_AUDIO.has(known.code)
        ? new FetchUrlError('url-not-audio', known)
        : known
    } finally {
      probing -= 1
      await agent.destroy()
    }
  }

  async function look(url: string, agent: Dispatcher, signal: AbortSignal): Promise<Probed> {
    const guarded = { agent, policy, signal }
    const { answer, url: came } = await guardedRequest(url, {
      ...guarded,
      headers: { range: `bytes=0-${HEAD_BYTES - 1}` },
    })
    if (answer.statusCode !== 200 && answer.statusCode !== 206) {
      leave(answer)
      throw new FetchUrlError('url-status', answer.statusCode)
    }
    const contentType = mediaType(headerOf(answer, 'content-type'))
    const isSound = mayBeAudio(contentType)
    if (isIcy(answer.headers) && isSound && !isWhole(answer)) {
      leave(answer)
      return { kind: 'live', url, format: 'icy', name: cleanLine(headerOf(answer, 'icy-name') ?? '') }
    }
    const told = answer.statusCode === 206 ? readRange(headerOf(answer, 'content-range')) : null
    const size = told?.size ?? sizeOf(answer)
    if (size !== null && size > deps.maxBytes) {
      leave(answer)
      throw new IngestError('file-too-large')
    }
    const heard = await listen(answer, size === null ? FILE_BYTES : HEAD_BYTES, limits.listenMs)
    const { head } = heard
    const looks: Look = { contentType, path: came.pathname, headers: answer.headers, head }
    const list = playlistIn(looks)
    if (list === 'hls') return { kind: 'live', url, format: 'hls', name: '' }
    if (list === 'playlist') return { kind: 'playlist', url, text: await textOf(looks, size ?? head.length) }
    if (size === null && !heard.isOver && head.length < FILE_BYTES) {
      if (!isSound || contentType === '') throw new FetchUrlError('url-not-audio')
      return { kind: 'live', url, format: 'icy', name: '' }
    }
    const isPlain = headerOf(answer, 'content-encoding') === undefined
    return readRemote({
      url,
      came,
      head,
      size: size ?? (heard.isOver && told === null ? head.length : null),
      // What is sent as something else is let through by no proxy: it can be fetched.
      hasRanges: told !== null && told.from === 0 && isPlain && isSound,
      tmpDir: deps.tmpDir,
      ...guarded,
    })
  }
}

const NOT_AUDIO = new Set<string>(['unsupported-type', 'unreadable-audio'])

/** A radio's answer has no end; some servers of files send a radio's headers with files. */
const isWhole = (answer: Answer): boolean => answer.statusCode === 206 || sizeOf(answer) !== null

function sizeOf(answer: Answer): number | null {
  const length = headerOf(answer, 'content-length')
  return answer.statusCode === 200 && length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null
}

/** What comes until there is enough of it, until it ends, or until it has been listened to for long enough. */
async function listen(answer: Answer, most: number, forMs: number): Promise<{ head: Buffer; isOver: boolean }> {
  const pieces: Buffer[] = []
  let [length, isOver] = [0, false]
  // A file that says where it ends may take its time.
  const isEndless = sizeOf(answer) === null && answer.statusCode === 200
  const enough = isEndless ? setTimeout(() => answer.body.destroy(), forMs) : undefined
  answer.body.on('error', () => {})
  try {
    for await (const piece of answer.body as AsyncIterable<Buffer>) {
      pieces.push(piece)
      length += piece.length
      if (length >= most) break
    }
    isOver = length < most
  } catch (error) {
    if (!isEndless || length === 0) throw error
  } finally {
    clearTimeout(enough)
  }
  return { head: Buffer.concat(pieces).subarray(0, most), isOver }
}

async function textOf({ head }: Look, size: number): Promise<string> {
  if (size > PLAYLIST_BYTES || head.length > PLAYLIST_BYTES) throw new FetchUrlError('url-not-audio')
  const text = new TextDecoder('utf-8').decode(head)
  // What is no UTF-8 is of the old days.
  return text.includes('\ufffd') ? head.toString('latin1') : text
}
