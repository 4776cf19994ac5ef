import type { Song } from '@earshot/sync'
import { errors, request } from 'undici'
import { FetchUrlError } from './fetch-url-error.ts'
import { guardedAgent, type Resolve } from './guarded-agent.ts'
import type { Ingest } from './ingest.ts'
import { IngestError } from './ingest-error.ts'
import { checkUrl, type UrlPolicy } from './url-policy.ts'

export type FetchUrlOptions = {
  ingest: Ingest
  policy: UrlPolicy
  maxBytes: number
  /** Addresses that may be fetched at the same time. */
  maxAtOnce: number
  limits?: FetchUrlLimits
  resolve?: Resolve
}

/** Lengths in ms: until the connection, until the answer's head, between two pieces, and for everything. */
export type FetchUrlLimits = { connectMs: number; headersMs: number; idleMs: number; totalMs: number }

const LIMITS: FetchUrlLimits = { connectMs: 10_000, headersMs: 15_000, idleMs: 20_000, totalMs: 600_000 }
const REDIRECTS = 5

type Answer = Awaited<ReturnType<typeof request>>

/**
 * Makes the function that fetches the file at an address and takes it into the library. It throws a `FetchUrlError` or an
 * `IngestError`. Redirects are followed here, each checked like the first address.
 */
export function fetchUrl(options: FetchUrlOptions): (text: string) => Promise<Song> {
  const { policy, maxBytes, maxAtOnce, limits = LIMITS } = options
  let fetching = 0

  return async (text) => {
    const first = checkUrl(text, policy)
    if (fetching >= maxAtOnce) throw new IngestError('too-busy')
    fetching += 1
    const agent = guardedAgent(policy, limits, options.resolve)
    const ended = AbortSignal.timeout(limits.totalMs)
    try {
      const { answer, url } = await follow(first)
      if (Number(answer.headers['content-length']) > maxBytes) throw new IngestError('file-too-large')
      return await options.ingest(answer.body, { fileNameHint: fileNameOf(url), maxBytes })
    } catch (error) {
      throw asFetchError(error, ended)
    } finally {
      fetching -= 1
      // Ends the connection whatever was read of the body.
      await agent.destroy()
    }

    async function follow(start: URL): Promise<{ answer: Answer; url: URL }> {
      let url = start
      for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
        const answer = await request(url, {
          dispatcher: agent,
          signal: ended,
          headers: { 'user-agent': 'Earshot', accept: 'audio/*, */*;q=0.1', 'accept-encoding': 'identity' },
        })
        const { location } = answer.headers
        if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof location !== 'string') {
          if (answer.statusCode !== 200) throw new FetchUrlError('url-status', answer.statusCode)
          return { answer, url }
        }
        answer.body.on('error', () => {}).destroy()
        url = checkUrl(location, policy, url)
      }
      throw new FetchUrlError('url-redirects')
    }
  }
}

/** The name a file would get in a folder; empty when the address has none. */
function fileNameOf(url: URL): string {
  const name = url.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Gives the client's errors their codes, also those that came in the middle of the body. */
function asFetchError(error: unknown, ended: AbortSignal): Error {
  const timedOut = ended.aborted || isTimeout(error) || (error instanceof IngestError && isTimeout(error.cause))
  if (timedOut || (error instanceof IngestError && error.code === 'upload-stalled')) {
    return new FetchUrlError('url-timeout', error)
  }
  if (error instanceof FetchUrlError || error instanceof IngestError) return error
  if (error instanceof errors.InvalidArgumentError) return new FetchUrlError('url-invalid', error)
  return new FetchUrlError('url-unreachable', error)
}

const isTimeout = (error: unknown): boolean =>
  error instanceof errors.ConnectTimeoutError ||
  error instanceof errors.HeadersTimeoutError ||
  error instanceof errors.BodyTimeoutError
