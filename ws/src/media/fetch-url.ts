import type { Song } from '@earshot/sync'
import { FetchUrlError } from './fetch-url-error.ts'
import { guardedAgent, type Resolve } from './guarded-agent.ts'
import type { Ingest } from './ingest.ts'
import { IngestError } from './ingest-error.ts'
import { checkUrl, type UrlPolicy } from './url-policy.ts'
import { asFetchError, guardedRequest } from './web/guarded-request.ts'

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

/** Makes the function that fetches the file at an address and takes it into the library. It throws a `FetchUrlError` or an `IngestError`. */
export function fetchUrl(options: FetchUrlOptions): (text: string) => Promise<Song> {
  const { policy, maxBytes, maxAtOnce, limits = LIMITS } = options
  let fetching = 0

  return async (text) => {
    checkUrl(text, policy)
    if (fetching >= maxAtOnce) throw new IngestError('too-busy')
    fetching += 1
    const agent = guardedAgent(policy, limits, options.resolve)
    const signal = AbortSignal.timeout(limits.totalMs)
    try {
      const { answer, url } = await guardedRequest(text, { agent, policy, signal })
      if (answer.statusCode !== 200) throw new FetchUrlError('url-status', answer.statusCode)
      if (Number(answer.headers['content-length']) > maxBytes) throw new IngestError('file-too-large')
      return await options.ingest(answer.body, { fileNameHint: fileNameOf(url), maxBytes })
    } catch (error) {
      throw asFetchError(error, signal)
    } finally {
      fetching -= 1
      // Ends the connection whatever was read of the body.
      await agent.destroy()
    }
  }
}

/** The name a file would get in a folder; empty when the address has none. */
export function fileNameOf(url: URL): string {
  const name = url.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
