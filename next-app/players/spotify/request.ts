/** What a vendor said: its status with what it wrote (null where that is no JSON), or that it could not be asked. */
export type Answer = { status: number; body: unknown; retryAfterMs: number | null } | { status: 0 }

export type Asked = { url: string; method: 'GET' | 'PUT' | 'POST'; headers?: Record<string, string>; body?: string }

/** How to ask: `fetch`, and how to wait between tries. Both are arguments so that tests need neither. */
export type Wire = { fetch: typeof fetch; wait: (ms: number) => Promise<void> }

/** Without an answer for so long there is none. */
const WITHIN_MS = 8000
/** No answer that is wanted is longer. */
const BODY_MOST_BYTES = 256 << 10
const TRIES = 3
/** The first wait; each further one is twice as long. */
const WAIT_MS = 400
/** Who asks for more patience than this is asked again by whoever wants the song, later. */
const WAIT_MOST_MS = 10_000

/**
 * After how many ms to ask again what was answered so for the `tries`-th time; null when not at all. Too many requests
 * (429) wait as long as they are told; what failed at the vendor's (5xx) or on the way waits ever longer.
 */
export const retryAfter = (answer: Answer, tries: number): number | null => {
  if (tries >= TRIES) return null
  const growing = WAIT_MS * 2 ** (tries - 1)
  if (answer.status === 429) {
    const wanted = 'retryAfterMs' in answer ? (answer.retryAfterMs ?? growing) : growing
    return wanted <= WAIT_MOST_MS ? wanted : null
  }
  return answer.status === 0 || answer.status >= 500 ? growing : null
}

/** The `Retry-After` header in ms; only seconds are understood, which is all that these vendors send. */
export const readRetryAfter = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null

/** Asks once. Never throws. */
export const askOnce = async ({ fetch }: Pick<Wire, 'fetch'>, { url, ...init }: Asked): Promise<Answer> => {
  try {
    // Neither cookies nor where we are go along; a redirect is no answer of these interfaces.
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    })
    const text = await readBounded(response)
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'))
    return { status: response.status, body: readJson(text), retryAfterMs }
  } catch {
    return { status: 0 }
  }
}

/** Asks until there is an answer that asking again would not change. */
export const ask = async (wire: Wire, asked: Asked): Promise<Answer> => {
  for (let tries = 1; ; tries++) {
    const answer = await askOnce(wire, asked)
    const waitMs = retryAfter(answer, tries)
    if (waitMs === null) return answer
    await wire.wait(waitMs)
  }
}

/** The text of an answer; throws when it is longer than any that is wanted. */
const readBounded = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > BODY_MOST_BYTES) {
      void reader.cancel()
      throw new Error('too long')
    }
    text += decoder.decode(value, { stream: true })
  }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
