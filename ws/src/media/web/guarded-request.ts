import { type Dispatcher, errors, request } from 'undici'
import { FetchUrlError } from '../fetch-url-error.ts'
import { IngestError } from '../ingest-error.ts'
import { checkUrl, type UrlPolicy } from '../url-policy.ts'

export type Answer = Awaited<ReturnType<typeof request>>

/** What we tell every server: who we are, that we want its bytes as they are, and nothing of whom we ask for. */
const OWN_HEADERS = { 'user-agent': 'Earshot', accept: 'audio/*, */*;q=0.1', 'accept-encoding': 'identity' }
const REDIRECTS = 5

export type GuardedRequest = {
  agent: Dispatcher
  policy: UrlPolicy
  signal: AbortSignal
  headers?: Readonly<Record<string, string>>
}

/**
 * Asks for what is at an address; redirects are followed here, each checked like the first address. Answers whatever came
 * in the end, with the address it came from. Throws a `FetchUrlError` or the client's own error.
 */
export async function guardedRequest(text: string, options: GuardedRequest): Promise<{ answer: Answer; url: URL }> {
  const { agent, policy, signal, headers } = options
  let url = checkUrl(text, policy)
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const answer = await request(url, { dispatcher: agent, signal, headers: { ...OWN_HEADERS, ...headers } })
    const { location } = answer.headers
    if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof location !== 'string') return { answer, url }
    leave(answer)
    url = checkUrl(location, policy, url)
  }
  throw new FetchUrlError('url-redirects')
}

/** Lets go of an answer whose body nobody wants. */
export const leave = ({ body }: Answer): void => void body.on('error', () => {}).destroy()

/** One header of an answer; undefined when it is missing or stands there twice. */
export const headerOf = ({ headers }: Answer, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Gives the client's errors their codes, also those that came in the middle of the body. */
export function asFetchError(error: unknown, ended: AbortSignal): Error {
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
