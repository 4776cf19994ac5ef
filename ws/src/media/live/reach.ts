import { type Dispatcher, errors, request } from 'undici'
import { FetchUrlError } from '../fetch-url-error.ts'
import { guardedAgent, type Resolve } from '../guarded-agent.ts'
import { checkUrl, type UrlPolicy } from '../url-policy.ts'
import { acceptIcy } from './icy-answer.ts'
import { LiveError } from './live-error.ts'

/** Lengths in ms: until the connection, until the answer's head, and between two pieces of its body. */
export type ReachLimits = { connectMs: number; headersMs: number; idleMs: number }

const LIMITS: ReachLimits = { connectMs: 10_000, headersMs: 10_000, idleMs: 10_000 }
const REDIRECTS = 5

/** What an address answered, after redirects; whoever does not read the body to its end destroys it. */
export type Reached = {
  url: URL
  headers: Dispatcher.ResponseData['headers']
  body: Dispatcher.ResponseData['body']
}

/** A way to addresses that the policy allows, for as long as it is open. */
export type Way = {
  /** Throws a `LiveError`. */
  get(text: string | URL, headers?: Record<string, string>): Promise<Reached>
  close(): void
}

/** Opens a way; `signal` ends all that goes on in it. */
export const openWay = (policy: UrlPolicy, signal: AbortSignal, limits = LIMITS, resolve?: Resolve): Way => {
  const agent = guardedAgent(policy, limits, resolve, acceptIcy)

  const follow = async (text: string, headers: Record<string, string>): Promise<Reached> => {
    let url = checkUrl(text, policy)
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
      const answer = await request(url, {
        dispatcher: agent,
        signal,
        headers: { 'user-agent': 'Earshot', accept: '*/*', 'accept-encoding': 'identity', ...headers },
      })
      if (answer.statusCode === 200) return { url, headers: answer.headers, body: answer.body }
      answer.body.on('error', () => {}).destroy()
      const { location } = answer.headers
      if (answer.statusCode < 300 || answer.statusCode >= 400 || typeof location !== 'string') {
        // Where nobody feeds a station its server is there all the same, and has nothing.
        throw new LiveError(answer.statusCode === 404 || answer.statusCode >= 500 ? 'ended' : 'refused')
      }
      url = checkUrl(location, policy, url)
    }
    throw new LiveError('unreachable')
  }

  return {
    get: (text, headers = {}) =>
      follow(text.toString(), headers).catch((error: unknown) => {
        throw asLiveError(error)
      }),
    close: () => void agent.destroy().catch(() => {}),
  }
}

/** Gives the client's errors their names, also those that come in the middle of a body. */
export const asLiveError = (error: unknown): LiveError => {
  if (error instanceof LiveError) return error
  if (error instanceof FetchUrlError && error.code === 'url-forbidden') return new LiveError('forbidden', error)
  if (error instanceof FetchUrlError || error instanceof errors.InvalidArgumentError) {
    return new LiveError('refused', error)
  }
  // It has answered, and then sent nothing for too long.
  if (error instanceof errors.BodyTimeoutError) return new LiveError('ended', error)
  return new LiveError('unreachable', error)
}
