import { Readable } from 'node:stream'
import { guardedAgent, type Resolve } from './guarded-agent.ts'
import { IngestError } from './ingest-error.ts'
import type { UrlPolicy } from './url-policy.ts'
import { askedHeader, readAsked } from './web/content-range.ts'
import { asFetchError, guardedRequest, leave } from './web/guarded-request.ts'
import { passOn } from './web/pass-on.ts'
import { judgePart } from './web/sound-part.ts'
import { Streams } from './web/streams.ts'
import { readTag } from './web/validator.ts'

/** Lengths in ms: until the connection, until the answer's head, between two pieces from the file's server, and until the listener takes the next one. */
export type ProxyLimits = { connectMs: number; headersMs: number; idleMs: number; takenMs: number }

export type SoundProxyOptions = {
  policy: UrlPolicy
  /** A file larger than this is refused. */
  maxBytes: number
  /** Streams that may be open at the same time. */
  maxPerSession: number
  maxAtOnce: number
  limits?: ProxyLimits
  resolve?: Resolve
}

const LIMITS: ProxyLimits = { connectMs: 10_000, headersMs: 15_000, idleMs: 20_000, takenMs: 90_000 }

/** A song of the library that lies elsewhere, who wants it, and the headers `Range` and `If-Range` of the request. */
export type SoundRequest = {
  url: string
  mimeType: string
  sizeBytes: number | null
  session: string
  range: string | undefined
  ifRange: string | undefined
}

/** What is answered: nothing of the file's server but its bytes. */
export type Sound = { status: 200 | 206; headers: Record<string, string>; body: Readable }

export type SoundProxy = {
  /** Null when the file has no such part. Throws a `FetchUrlError`, or an `IngestError` when the file is too large or too many listen. */
  open(request: SoundRequest): Promise<Sound | null>
  close(): Promise<void>
}

/**
 * Passes songs on from where they lie, for listeners whose browsers may not fetch them from there. Addresses are checked
 * as for every fetch; no more is read than the listener takes.
 */
export function openSoundProxy(options: SoundProxyOptions): SoundProxy {
  const { policy, maxBytes, limits = LIMITS } = options
  const agent = guardedAgent(policy, limits, options.resolve)
  const streams = new Streams(options.maxPerSession, options.maxAtOnce)

  return {
    open: async ({ url, mimeType, sizeBytes, session, range, ifRange }) => {
      const ended = streams.begin(session)
      if (!ended) throw new IngestError('too-busy')
      const abort = new AbortController()
      try {
        const known = readTag(ifRange)
        // Who has a part of a version that we do not know is given the whole (RFC 9110, 13.1.5).
        const asked = ifRange !== undefined && !known ? null : readAsked(range)
        const isTold = asked !== null && known !== null && known.by !== 'size'
        const { answer } = await guardedRequest(url, {
          agent,
          policy,
          signal: abort.signal,
          headers: { ...(asked && { range: askedHeader(asked) }), ...(isTold && { 'if-range': known.text }) },
        })
        if (answer.statusCode === 416) {
          leave(answer)
          ended()
          return null
        }
        try {
          const part = judgePart(answer, { asked, ifRange: known, mimeType, sizeBytes, maxBytes })
          const body = Readable.from(passOn(answer.body, part, limits.takenMs, abort), { objectMode: false })
          body.once('close', () => {
            abort.abort()
            ended()
          })
          return { status: part.status, headers: part.headers, body }
        } catch (error) {
          leave(answer)
          throw error
        }
      } catch (error) {
        ended()
        throw asFetchError(error, abort.signal)
      }
    },
    close: () => agent.destroy(),
  }
}
