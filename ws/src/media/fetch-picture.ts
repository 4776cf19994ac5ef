import { type Dispatcher, request } from 'undici'
import { COVER_BYTES, type Cover, chooseCover } from './cover.ts'
import { guardedAgent, type Resolve } from './guarded-agent.ts'
import { coverPath, storeCover } from './store-cover.ts'
import { checkUrl, type UrlPolicy } from './url-policy.ts'

export type FetchPictureOptions = {
  policy: UrlPolicy
  /** Pictures that may be fetched at the same time; others are answered as if there were none. */
  maxAtOnce: number
  totalMs?: number
  resolve?: Resolve
}

/** The picture at an address, or null when none is to be had: it is never a reason to fail. */
export type FetchPicture = (url: string) => Promise<Cover | null>

const TOTAL_MS = 4000
const REDIRECTS = 3
const LIMITS = { connectMs: 4000, headersMs: 4000, idleMs: 4000 }

/** Makes the function that fetches pictures: JPEG, PNG or WebP by content, at most 3 MB, from allowed addresses alone. */
export function fetchPicture({ policy, maxAtOnce, totalMs = TOTAL_MS, resolve }: FetchPictureOptions): FetchPicture {
  const dispatcher = guardedAgent(policy, LIMITS, resolve)
  let fetching = 0

  return async (address) => {
    if (fetching >= maxAtOnce) return null
    fetching += 1
    try {
      const data = await fetchBytes(checkUrl(address, policy), dispatcher, policy, AbortSignal.timeout(totalMs))
      return data && (await chooseCover([{ data, type: '' }]))
    } catch {
      return null
    } finally {
      fetching -= 1
    }
  }
}

/** Makes the function that fetches a picture to keep, and answers where pages find it. */
export const keepCover =
  (fetch: FetchPicture, mediaDir: string) =>
  async (url: string): Promise<string | null> => {
    try {
      const cover = await fetch(url)
      if (!cover) return null
      await storeCover(cover, mediaDir)
      return coverPath(cover)
    } catch {
      return null
    }
  }

async function fetchBytes(
  first: URL,
  dispatcher: Dispatcher,
  policy: UrlPolicy,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  let url = first
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      signal,
      headers: { 'user-agent': 'Earshot', accept: 'image/webp, image/jpeg, image/png', 'accept-encoding': 'identity' },
    })
    const { location } = headers
    if (statusCode === 200 && !(Number(headers['content-length']) > COVER_BYTES)) return readBytes(body)
    body.on('error', () => {}).destroy()
    if (statusCode < 300 || statusCode >= 400 || typeof location !== 'string') return null
    url = checkUrl(location, policy, url)
  }
  return null
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > COVER_BYTES) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
