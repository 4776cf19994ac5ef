import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import type { Song, SongId, SongSource } from '@earshot/sync'
import { request } from 'undici'
import { describe, expect, test, vi } from 'vitest'
import { openSoundProxy, type SoundProxyOptions } from '../media/sound-proxy.ts'
import { LOCAL_IS_PUBLIC, resolvesTo, sendRange, serve } from '../media/web/testing.ts'
import { httpBench } from './testing.ts'

const MUSIC = Buffer.from(Array.from({ length: 50_000 }, (_, n) => n % 251))
const ID = 'a'.repeat(32) as SongId
const LIMITS = { connectMs: 1000, headersMs: 300, idleMs: 300, takenMs: 300 }

type BenchOptions = {
  proxy?: Partial<SoundProxyOptions>
  place?: string
  sizeBytes?: number | null
  source?: SongSource
}

/** One song of the library that lies at a server which answers so; how it is asked for. */
async function soundBench(listener: RequestListener, options: BenchOptions = {}) {
  const url = `${await serve(listener)}${options.place ?? '/song'}`
  const source = options.source ?? { kind: 'url', url, mimeType: 'audio/mpeg', sizeBytes: options.sizeBytes ?? null }
  const song = { songId: ID, source } as Song
  const sounds = openSoundProxy({
    policy: LOCAL_IS_PUBLIC,
    maxBytes: 100_000,
    maxPerSession: 2,
    maxAtOnce: 3,
    limits: LIMITS,
    ...options.proxy,
  })
  const catalog = { getSong: (id: SongId) => (id === ID ? song : null), listSongs: vi.fn() }
  const { listen, guestCookie } = await httpBench({ sounds, catalog })
  const base = await listen()
  const open = async (headers: Record<string, string> = {}, id: string = ID) => {
    const cookie = headers.cookie ?? (await guestCookie())
    return request(`${base}/api/songs/${id}/sound`, { headers: { ...headers, cookie } })
  }
  const ask = async (headers: Record<string, string> = {}, id: string = ID) => {
    const answer = await open(headers, id)
    const bytes = Buffer.from(await answer.body.arrayBuffer().catch(() => new ArrayBuffer(0)))
    return { status: answer.statusCode, headers: answer.headers, bytes, code: codeIn(answer.headers, bytes) }
  }
  return { ask, open, guestCookie }
}

const codeIn = (headers: IncomingHttpHeaders, bytes: Buffer): string | null =>
  headers['content-type']?.startsWith('application/json') ? JSON.parse(`${bytes}`).error.code : null

const good: RequestListener = (request, response) =>
  sendRange(request, response, MUSIC, { 'content-type': 'audio/x-mp3', etag: '"one"' })

describe('a song that lies elsewhere', () => {
  test('is passed on whole and in parts', async () => {
    const { ask } = await soundBench(good)
    const whole = await ask()
    expect([whole.status, whole.bytes.equals(MUSIC)]).toEqual([200, true])
    const part = await ask({ range: 'bytes=100-199' })
    expect([part.status, part.headers['content-range']]).toEqual([206, 'bytes 100-199/50000'])
    expect(part.bytes.equals(MUSIC.subarray(100, 200))).toBe(true)
    const rest = await ask({ range: 'bytes=49990-' })
    expect([rest.status, rest.bytes.length]).toEqual([206, 10])
    const last = await ask({ range: 'bytes=-5' })
    expect([last.status, last.bytes.equals(MUSIC.subarray(-5))]).toEqual([206, true])
    expect(await ask({ range: 'bytes=60000-' })).toMatchObject({ status: 416, code: 'range-outside' })
  })

  test('is followed to where it went, each step checked', async () => {
    const moved: RequestListener = (request, response) => {
      if (request.url === '/song') response.writeHead(302, { location: '/there' }).end()
      else good(request, response)
    }
    expect(await (await soundBench(moved)).ask({ range: 'bytes=0-0' })).toMatchObject({ status: 206 })
    const inward: RequestListener = (_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/a.mp3' }).end()
    expect(await (await soundBench(inward)).ask()).toMatchObject({ status: 403, code: 'url-forbidden' })
  })

  test('is not fetched from a private address, whatever its name says', async () => {
    const source: SongSource = { kind: 'url', url: 'http://music.example/', mimeType: 'audio/mpeg', sizeBytes: null }
    const { ask } = await soundBench(good, { source, proxy: { resolve: resolvesTo('93.184.216.34', '10.1.1.1') } })
    expect(await ask()).toMatchObject({ status: 403, code: 'url-forbidden' })
  })

  test('tells nothing of its server, and its server nothing of the listener', async () => {
    let heard: IncomingHttpHeaders = {}
    const { ask } = await soundBench((request, response) => {
      heard = request.headers
      const chatty = { 'set-cookie': 'a=b', server: 'nginx', 'x-secret': '1', 'content-type': 'text/x; audio' }
      sendRange(request, response, MUSIC, { ...chatty, 'content-type': 'audio/mpeg' })
    })
    const { headers } = await ask({ range: 'bytes=0-9', referer: 'http://room.example/' })
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['set-cookie']))
    expect([headers.server, headers['x-secret'], headers['set-cookie']]).toEqual([undefined, undefined, undefined])
    expect(headers).toMatchObject({ 'content-type': 'audio/mpeg', 'x-content-type-options': 'nosniff' })
    expect(Object.keys(heard).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ])
  })

  test('is for those with a session, and for songs of the library that lie elsewhere alone', async () => {
    const { ask } = await soundBench(good)
    expect(await ask({ cookie: 'earshot_session=x' })).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(await ask({}, 'b'.repeat(32))).toMatchObject({ status: 404, code: 'not-found' })
    expect(await ask({}, 'http%3A%2F%2Fexample.com')).toMatchObject({ status: 404, code: 'not-found' })
    const source: SongSource = { kind: 'file', url: '/media/a.mp3', mimeType: 'audio/mpeg', sizeBytes: 1 }
    expect(await (await soundBench(good, { source })).ask()).toMatchObject({ status: 404 })
  })
})

describe('one version of it', () => {
  test('is told by a tag with which the rest of it can be asked for', async () => {
    const asked: (string | undefined)[] = []
    const { ask } = await soundBench((request, response) => {
      asked.push(request.headers['if-range'] as string | undefined)
      good(request, response)
    })
    const { headers } = await ask({ range: 'bytes=0-9' })
    expect(await ask({ range: 'bytes=10-19', 'if-range': `${headers.etag}` })).toMatchObject({ status: 206 })
    expect(asked).toEqual([undefined, '"one"'])
    // Who names a version that was never given gets the whole.
    expect(await ask({ range: 'bytes=10-19', 'if-range': '"foreign"' })).toMatchObject({ status: 200 })
  })

  test('that has become another in the middle is given whole, or refused when only a part is given', async () => {
    let tag = '"one"'
    let isObedient = true
    const { ask } = await soundBench((request, response) => {
      const isOther = request.headers['if-range'] !== undefined && request.headers['if-range'] !== tag
      if (isObedient && isOther) delete request.headers.range
      sendRange(request, response, MUSIC, { 'content-type': 'audio/mpeg', etag: tag })
    })
    const { headers } = await ask({ range: 'bytes=0-9' })
    tag = '"two"'
    const more = { range: 'bytes=10-19', 'if-range': `${headers.etag}` }
    const whole = await ask(more)
    expect(whole.status).toBe(200)
    expect(whole.headers.etag).not.toBe(headers.etag)
    isObedient = false
    expect(await ask(more)).toMatchObject({ status: 409, code: 'url-changed' })
  })

  test('of another length than the library knows is another song', async () => {
    const { ask } = await soundBench(good, { sizeBytes: MUSIC.length + 1 })
    expect(await ask({ range: 'bytes=0-9' })).toMatchObject({ status: 409, code: 'url-changed' })
    expect(await ask()).toMatchObject({ status: 409, code: 'url-changed' })
  })
})

describe('a server that lies', () => {
  const sends =
    (status: number, headers: Record<string, string>, body: Buffer = MUSIC.subarray(0, 10)): RequestListener =>
    (_, response) =>
      response.writeHead(status, { 'content-type': 'audio/mpeg', ...headers }).end(body)

  test('about the part that it gives is refused', async () => {
    for (const range of ['bytes 5-14/50000', 'bytes 0-99/50000', 'bytes 9-0/50000', 'bytes 0-9/5', 'nonsense']) {
      const { ask } = await soundBench(sends(206, { 'content-range': range }))
      expect(await ask({ range: 'bytes=0-9' }), range).toMatchObject({ status: 422, code: 'url-wrong-answer' })
    }
    const unasked = await soundBench(sends(206, { 'content-range': 'bytes 0-9/50000' }))
    expect(await unasked.ask()).toMatchObject({ code: 'url-wrong-answer' })
  })

  test('and sends another number of bytes is cut off', async () => {
    const long: RequestListener = (_, response) => {
      response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': 'bytes 0-9/50000' }).end(MUSIC)
    }
    const { bytes } = await (await soundBench(long)).ask({ range: 'bytes=0-9' })
    expect(bytes.equals(MUSIC.subarray(0, 10))).toBe(true)
    const short: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '100' }).write('abc')
      setTimeout(() => response.destroy(), 50)
    }
    const { ask } = await soundBench(short)
    await expect(ask().then(({ bytes: all }) => all.length)).resolves.toBeLessThan(100)
  })

  test('and sends no sound is refused', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/json', 'text/javascript']) {
      expect(await (await soundBench(sends(200, { 'content-type': type }))).ask(), type).toMatchObject({
        status: 415,
        code: 'url-not-audio',
      })
    }
    const zipped = await soundBench(sends(200, { 'content-encoding': 'gzip' }))
    expect(await zipped.ask()).toMatchObject({ code: 'url-wrong-answer' })
  })

  test.each([404, 403, 410])('or has nothing any more (%i) is told so, so that no one waits', async (status) => {
    expect(await (await soundBench(sends(status, {}))).ask()).toMatchObject({ status: 404, code: 'url-gone' })
  })

  test('or is in trouble may be asked again', async () => {
    expect(await (await soundBench(sends(503, {}))).ask()).toMatchObject({ status: 502, code: 'url-status' })
    expect(await (await soundBench(() => {})).ask()).toMatchObject({ status: 504, code: 'url-timeout' })
  })
})

describe('no more is passed on than may be', () => {
  test('of one file', async () => {
    const proxy = { maxBytes: MUSIC.length - 1 }
    const told = await soundBench(good, { proxy })
    expect(await told.ask()).toMatchObject({ status: 413, code: 'file-too-large' })
    expect(await told.ask({ range: 'bytes=0-9' })).toMatchObject({ status: 413, code: 'file-too-large' })
    const endless: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' })
      const timer = setInterval(() => response.write(Buffer.alloc(10_000)), 1)
      response.on('close', () => clearInterval(timer))
    }
    const { bytes } = await (await soundBench(endless, { proxy })).ask()
    expect(bytes.length).toBeLessThan(MUSIC.length)
  })

  test('at the same time, to one session and to all', async () => {
    const slow: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('abc')
      const timer = setInterval(() => response.write('a'), 50)
      response.on('close', () => clearInterval(timer))
    }
    const { open, guestCookie } = await soundBench(slow)
    const [ada, ben] = [await guestCookie(), await guestCookie()]
    const first = await open({ cookie: ada })
    const second = await open({ cookie: ada })
    expect([first.statusCode, second.statusCode]).toEqual([200, 200])
    expect((await open({ cookie: ada })).statusCode).toBe(503)
    const third = await open({ cookie: ben })
    expect(third.statusCode).toBe(200)
    expect((await open({ cookie: ben })).statusCode).toBe(503)
    // Who leaves makes room.
    for (const { body } of [first, second, third]) body.on('error', () => {}).destroy()
    await vi.waitFor(async () => {
      const again = await open({ cookie: ada })
      again.body.on('error', () => {}).destroy()
      expect(again.statusCode).toBe(200)
    }, 10_000)
  })

  test('than the listener takes: who takes nothing is let go, and so is a server that falls silent', async () => {
    let sent = 0
    let isClosed = false
    const big: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 << 10))) sent += 64 << 10
      }
      response.on('drain', more).on('close', () => {
        isClosed = true
      })
      more()
    }
    const { open } = await soundBench(big, { proxy: { maxBytes: 1e9 } })
    const { body } = await open()
    body.on('error', () => {})
    await vi.waitFor(() => expect(isClosed).toBe(true), 5000)
    expect(sent).toBeLessThan(64 << 20)

    const silent = await soundBench((_, response) =>
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '100' }).write('abc'),
    )
    expect((await silent.ask()).bytes.length).toBeLessThan(100)
  })
})
