import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, Refused, type Vendor } from './answer.ts'
import { lrclib } from './lrclib.ts'
import { archive, audius, jamendo, radioBrowser } from './open-catalogs.ts'
import { spotify, spotifyAccounts, spotifyApi } from './spotify.ts'
import type { VendorWorld } from './world.ts'
import { youtube, youtubeData, youtubePictures } from './youtube.ts'

/** The smallest PNG there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export type StandInVendors = {
  base: string
  /** For the program, so that it asks here: with all keys, or with none. */
  environment(keys: 'all' | 'none'): Record<string, string>
  /** What was asked since the start, as `youtube /oembed?…`. */
  asked: string[]
  /** What was refused, alike: a test that ends with any has found a mistake of ours. */
  refused: string[]
  /** Has a vendor answer nothing but this status from now on, and ask to wait so long; null: as before. */
  fail(vendor: string, status: number | null, retryAfterS?: number): void
  stop(): Promise<void>
}

/** Every vendor that the server asks, on one port of this machine, each below a path of its own. */
export async function startVendors(world: VendorWorld): Promise<StandInVendors> {
  const vendors: Record<string, Vendor> = {
    youtube: youtube(world),
    'youtube-data': youtubeData(world),
    'youtube-pictures': youtubePictures(world, PICTURE),
    spotify: spotify(world),
    'spotify-accounts': spotifyAccounts(world),
    'spotify-api': spotifyApi(world),
    audius: audius(world),
    archive: archive(world, PICTURE),
    jamendo: jamendo(world),
    lrclib: lrclib(world),
    'radio-browser': radioBrowser(world),
  }
  const asked: string[] = []
  const refused: string[] = []
  const failing = new Map<string, Answer>()
  let base = ''

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const url = new URL(request.url ?? '/', base)
    if (url.pathname === '/picture') return { bytes: PICTURE, type: 'image/png' }
    const [, name = '', path = ''] = /^\/([\w-]+)(\/.*)$/.exec(decodeURIComponent(url.pathname)) ?? []
    asked.push(`${name} ${path}${url.search}`)
    const failure = failing.get(name)
    if (failure !== undefined) return failure
    const body = await readBody(request)
    const question = { path, query: url.searchParams, request, body, base }
    return vendors[name]?.(question) ?? { status: 404, json: { error: 'no such path' } }
  }

  const server = createServer((request, response) => {
    answerTo(request)
      .catch((error: unknown): Answer => {
        if (error instanceof Refused) return error.answer
        return { text: String(error), type: 'text/plain', status: 500 }
      })
      .then((answer) => {
        const status = send(answer, request, response)
        if (status >= 400) refused.push(`${status} ${request.url}`)
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    base,
    asked,
    refused,
    environment: (keys) => ({
      VENDOR_ORIGINS: Object.keys(vendors)
        .map((name) => `${name}=${base}/${name}`)
        .join(','),
      ALLOW_PRIVATE_URLS: '1',
      ...(keys === 'all' && {
        YOUTUBE_API_KEY: world.keys.youtube,
        SPOTIFY_CLIENT_ID: world.keys.spotifyId,
        SPOTIFY_CLIENT_SECRET: world.keys.spotifySecret,
        JAMENDO_CLIENT_ID: world.keys.jamendo,
      }),
    }),
    fail: (vendor, status, retryAfterS = 60) => {
      if (status === null) failing.delete(vendor)
      else failing.set(vendor, { status, json: {}, headers: { 'retry-after': String(retryAfterS) } })
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += piece
  return body
}

/** Answers the status that was sent. */
function send(answer: Answer, request: IncomingMessage, response: ServerResponse): number {
  if ('location' in answer) {
    response.writeHead(302, { location: answer.location }).end()
    return 302
  }
  if ('bytes' in answer) return sendBytes(answer, request, response)
  const { status = 200 } = answer
  const [type, body] = 'json' in answer ? ['application/json', JSON.stringify(answer.json)] : [answer.type, answer.text]
  response.writeHead(status, { 'content-type': type, ...('json' in answer && answer.headers) }).end(body)
  return status
}

function sendBytes(
  { bytes, type }: { bytes: Uint8Array; type: string },
  request: IncomingMessage,
  response: ServerResponse,
): number {
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'access-control-allow-origin': '*' }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (first === undefined) {
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
    return 200
  }
  const from = Number(first)
  const to = Math.min(last ? Number(last) : bytes.length - 1, bytes.length - 1)
  if (from > to) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${bytes.length}` }).end()
    return 416
  }
  const range = { 'content-range': `bytes ${from}-${to}/${bytes.length}`, 'content-length': to - from + 1 }
  response.writeHead(206, { ...headers, ...range }).end(bytes.subarray(from, to + 1))
  return 206
}
