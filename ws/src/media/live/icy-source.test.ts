import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createPlain, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { tone } from '../testing.ts'
import { ANYWHERE, isPublicAddress, PUBLIC_ONLY, type UrlPolicy } from '../url-policy.ts'
import type { Heard } from './audio-frame.ts'
import { hlsSource } from './hls/hls-source.ts'
import { icySource, type Listen } from './icy-source.ts'
import { LiveError } from './live-error.ts'
import { framesOf } from './testing.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const addressOf = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const serve = (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return addressOf(server)
}

const LIMITS = { connectMs: 1000, headersMs: 300, idleMs: 300 }

/** All that a station sends, and why it ended. */
const hear = async (listen: Listen): Promise<{ heard: Heard[]; trouble: string | null }> => {
  const heard: Heard[] = []
  try {
    for await (const more of listen(new AbortController().signal)) heard.push(...more)
    return { heard, trouble: null }
  } catch (error) {
    return { heard, trouble: error instanceof LiveError ? error.trouble : String(error) }
  }
}

const icy = (url: string, policy: UrlPolicy = ANYWHERE) => hear(icySource({ url, policy, limits: LIMITS }))

describe('a station', () => {
  test('is asked for its metadata, and is heard without it', async () => {
    const bytes = await tone('mp3')
    const base = await serve((request, response) => {
      expect(request.headers['icy-metadata']).toBe('1')
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'icy-metaint': 1000 })
      for (let at = 0; at < bytes.length; at += 1000) {
        const part = bytes.subarray(at, at + 1000)
        response.write(part)
        if (part.length === 1000)
          response.write(at === 0 ? Buffer.from("\x02StreamTitle='A - B';".padEnd(33, '\0')) : '\0')
      }
      response.end()
    })
    const { heard, trouble } = await icy(base)
    expect(trouble).toBeNull()
    const frames = framesOf(heard)
    expect(frames.reduce((sum, { samples, sampleRate }) => sum + samples / sampleRate, 0)).toBeGreaterThan(0.95)
    expect(heard.filter(({ what }) => what === 'title')).toEqual([{ what: 'title', text: 'A - B' }])
  })

  test('of before HTTP/1.1 is heard as well', async () => {
    const bytes = await tone('aac')
    const server = createPlain((socket) => {
      socket.on('error', () => {})
      socket.once('data', () =>
        socket.end(Buffer.concat([Buffer.from('ICY 200 OK\r\ncontent-type: audio/aacp\r\n\r\n'), bytes])),
      )
    })
    closing.push(() => server.close())
    const { heard, trouble } = await icy(await addressOf(server))
    expect([trouble, framesOf(heard)[0]?.codec]).toEqual([null, 'aac'])
  })

  test('is found where it has moved to, but not at a private address', async () => {
    const bytes = await tone('mp3')
    let asked = 0
    const base = await serve((request, response) => {
      if (request.url === '/go') return response.writeHead(302, { location: '/there' }).end()
      if (request.url === '/private') return response.writeHead(302, { location: 'http://10.0.0.1:8000/' }).end()
      asked += 1
      return response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(bytes)
    })
    const local: UrlPolicy = {
      isAllowedAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
      isAllowedPort: () => true,
    }
    expect((await icy(`${base}/go`, local)).trouble).toBeNull()
    expect((await icy(`${base}/private`, local)).trouble).toBe('forbidden')
    expect((await icy(base.replace('127.0.0.1', 'localhost'), PUBLIC_ONLY)).trouble).toBe('forbidden')
    expect(asked).toBe(1)
  })

  test.each([
    [404, 'ended'],
    [503, 'ended'],
    [403, 'refused'],
    [206, 'refused'],
  ])('that answers %i is %s', async (status, trouble) => {
    const base = await serve((_, response) => response.writeHead(status).end())
    expect((await icy(base)).trouble).toBe(trouble)
  })

  test('that says nothing, or falls silent, or is not there, is given up', async () => {
    const silent = await serve(() => {})
    const halting = await serve((_, response) => response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('x'))
    expect((await icy(silent)).trouble).toBe('unreachable')
    // It was there, and sends nothing.
    expect((await icy(halting)).trouble).toBe('ended')
    expect((await icy('http://127.0.0.1:9/')).trouble).toBe('unreachable')
  })

  test('that is a page, or speaks of metadata as nobody does, is no station', async () => {
    const page = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'))
    const odd = await serve((_, response) => response.writeHead(200, { 'icy-metaint': '-5' }).end())
    expect([(await icy(page)).trouble, (await icy(odd)).trouble]).toEqual(['format', 'format'])
  })
})

describe('a station of pieces', () => {
  const wait = async () => {}
  let at = 0
  const now = () => (at += 1000)
  const hls = (url: string) => hear(hlsSource({ url, policy: ANYWHERE, limits: LIMITS, now, wait }))
  const list = (from: number, to: number, end = '') =>
    ['#EXTM3U', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${from}`]
      .concat(
        Array.from({ length: to - from + 1 }, (_, n) => `#EXTINF:1,\n${from + n}.aac`),
        end,
      )
      .join('\n')

  test('is heard piece after piece, each once, until it is over', async () => {
    const bytes = await tone('aac')
    const lists = [list(5, 9), list(5, 9), list(6, 10), list(8, 12, '#EXT-X-ENDLIST')]
    const asked: string[] = []
    const base = await serve((request, response) => {
      if (request.url?.endsWith('m3u8')) return response.end(lists.length > 1 ? lists.shift() : lists[0])
      asked.push(request.url ?? '')
      return response.end(bytes)
    })
    const { heard, trouble } = await hls(`${base}/live.m3u8`)
    expect(trouble).toBeNull()
    expect(heard[0]).toEqual({ what: 'portions', ms: 1000 })
    expect(asked).toEqual(['/7.aac', '/8.aac', '/9.aac', '/10.aac', '/11.aac', '/12.aac'])
    const lengthS = framesOf(heard).reduce((sum, { samples, sampleRate }) => sum + samples / sampleRate, 0)
    expect(lengthS).toBeGreaterThan(6)
  })

  test('that brings nothing new for long is over', async () => {
    const bytes = await tone('aac')
    const base = await serve((request, response) => response.end(request.url?.endsWith('m3u8') ? list(1, 3) : bytes))
    expect((await hls(`${base}/live.m3u8`)).trouble).toBeNull()
  })

  test('that is no playlist, or holds no sound, is told so', async () => {
    const none = await serve((_, response) => response.end('nothing'))
    const video = await serve((request, response) =>
      response.end(
        request.url?.endsWith('m3u8') ? list(1, 3) : Buffer.alloc(376, Buffer.from([0x47, ...Array(187).fill(0)])),
      ),
    )
    expect((await hls(`${none}/live.m3u8`)).trouble).toBe('format')
    expect((await hls(`${video}/live.m3u8`)).trouble).toBe('format')
  })
})
