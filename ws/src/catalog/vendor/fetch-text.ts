import { type Dispatcher, errors, request } from 'undici'
import { CatalogError } from '../catalog-error.ts'

export type VendorLimits = { totalMs: number; maxBytes: number }

/** A vendor answered with a status that is no success; `body` is what it said, cut. */
export class StatusError extends Error {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | null

  constructor(status: number, body: string, retryAfter: string | null) {
    super(`status ${status}`)
    this.status = status
    this.body = body
    this.retryAfter = retryAfter
  }
}

type Fetching = {
  userAgent: string
  /** Reads an address, `base` being what redirected to it, and answers what may connect to it; refuses one that is not allowed. */
  way(text: string, base?: URL): { url: URL; dispatcher: Dispatcher }
}
type Asked = {
  headers?: Readonly<Record<string, string>> | undefined
  form?: Readonly<Record<string, string>> | undefined
}

const REDIRECTS = 3
const REFUSAL_BYTES = 16 << 10

/**
 * One try: the text at an address. Redirects are followed and checked alike; what was posted is not sent on. Throws a
 * `StatusError`, a `CatalogError`, or what `way` and its dispatcher throw of a forbidden address.
 */
export async function fetchText(
  first: string,
  asked: Asked,
  fetching: Fetching,
  limits: VendorLimits,
): Promise<string> {
  const ended = AbortSignal.timeout(limits.totalMs)
  try {
    let { url, dispatcher } = fetching.way(first)
    const { origin } = url
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
      // Keys and tokens are for the vendor alone.
      const headers = url.origin === origin ? asked.headers : undefined
      const {
        statusCode,
        headers: told,
        body,
      } = await request(url, {
        method: asked.form ? 'POST' : 'GET',
        dispatcher,
        signal: ended,
        headers: {
          'user-agent': fetching.userAgent,
          accept: 'application/json, application/xml;q=0.9, */*;q=0.1',
          'accept-encoding': 'identity',
          ...(asked.form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(asked.form && { body: new URLSearchParams(asked.form).toString() }),
      })
      if (statusCode >= 200 && statusCode < 300) return await readText(body, limits.maxBytes)
      const { location } = told
      if (statusCode >= 300 && statusCode < 400 && typeof location === 'string' && !asked.form) {
        body.on('error', () => {}).destroy()
        ;({ url, dispatcher } = fetching.way(location, url))
        continue
      }
      const retryAfter = typeof told['retry-after'] === 'string' ? told['retry-after'] : null
      throw new StatusError(statusCode, await readText(body, REFUSAL_BYTES).catch(() => ''), retryAfter)
    }
    throw new CatalogError('vendor-failed')
  } catch (error) {
    throw asVendorError(error, ended)
  }
}

type Body = AsyncIterable<Uint8Array> & { destroy(): unknown }

async function readText(body: Body, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > maxBytes) throw new CatalogError('vendor-failed')
    pieces.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

function asVendorError(error: unknown, ended: AbortSignal): unknown {
  if (error instanceof CatalogError || error instanceof StatusError) return error
  const timedOut =
    ended.aborted ||
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  if (timedOut) return new CatalogError('vendor-timeout', error)
  // A forbidden address has a code of its own, told by whoever forbids it.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('url-')) return error
  return new CatalogError('vendor-unreachable', error)
}
