import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type ProbeDeps, probeUrl } from './probe-url.ts'
import { readAudio } from './read-audio.ts'
import { tone } from './testing.ts'
import { LOCAL_IS_PUBLIC, resolvesTo, sendRange, serve } from './web/testing.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const LIMITS = { connectMs: 1000, headersMs: 500, idleMs: 500, totalMs: 5000, listenMs: 300 }

/** What an address is found to be, or the code of the refusal; nothing may be left lying about. */
async function probe(url: string, deps: Partial<ProbeDeps> = {}) {
  const tmpDir = mkdtempSync(path.join(tmpdir(), 'earshot-probe-'))
  folders.push(tmpDir)
  const go = probeUrl({ policy: LOCAL_IS_PUBLIC, tmpDir, maxBytes: 50_000_000, maxAtOnce: 4, limits: LIMITS, ...deps })
  const found = await go(url).catch((error) => error.code ?? error)
  expect(readdirSync(tmpDir)).toEqual([])
  return found
}

const at = async (listener: RequestListener, place = '/', deps: Partial<ProbeDeps> = {}) =>
  probe(`${await serve(listener)}${place}`, deps)

const answers =
  (body: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, headers).end(body)

describe('a file of sound', () => {
  test.each(['mp3', 'm4a', 'ogg', 'opus', 'flac', 'wav'])(
    'is known by what it holds, with its tags and the very length that the library would give it (%s)',
    async (kind) => {
      const bytes = await tone(kind)
      const found = await at((request, response) => sendRange(request, response, bytes), '/song?of=mine')
      const file = path.join(import.meta.dirname, 'fixtures', `tone.${kind}`)
      const { title, artist, album, durationMs } = await readAudio(file, bytes.length)
      expect(found).toMatchObject({ kind: 'audio', seekable: true, sizeBytes: bytes.length, artist, album, durationMs })
      expect(found.title).toBe(title || 'song')
    },
  )

  test('of raw AAC tells its length to nobody who has not read it all', async () => {
    const bytes = await tone('aac')
    expect(await at((request, response) => sendRange(request, response, bytes), '/a/01%20My_Tone.aac')).toMatchObject({
      kind: 'audio',
      title: 'My Tone',
      mimeType: 'audio/aac',
      durationMs: null,
    })
  })

  test('of any size is looked at in a few places', async () => {
    const tag = await tone('mp3')
    const frame = Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])
    const long = Buffer.concat([tag, Buffer.concat(Array.from({ length: 20_000 }, () => frame))])
    let read = 0
    const found = await at((request, response) => {
      const [, from, to] = /(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? []
      read += Math.min(long.length, Number(to) + 1) - Number(from)
      sendRange(request, response, long)
    })
    expect(found).toMatchObject({ kind: 'audio', seekable: true, sizeBytes: long.length, durationMs: null })
    expect(read).toBeLessThan(1_200_000)
  })

  test('behind a redirect keeps the address that was asked for, and the better name', async () => {
    const bytes = await tone('aac')
    const base = await serve((request, response) => {
      if (request.url === '/go') response.writeHead(302, { location: '/Night%20Song.aac' }).end()
      else sendRange(request, response, bytes)
    })
    expect(await probe(`${base}/go`)).toMatchObject({ url: `${base}/go`, title: 'Night Song', seekable: true })
  })

  test('without ranges, or with wrong ones, or sent as something else, is not to be played from where it is', async () => {
    const bytes = await tone('mp3')
    const plain = { kind: 'audio', seekable: false, sizeBytes: bytes.length, durationMs: null }
    expect(await at(answers(bytes, { 'content-length': `${bytes.length}` }))).toMatchObject(plain)
    expect(await at(answers(bytes))).toMatchObject(plain)
    const shifted: RequestListener = (request, response) => {
      if (request.headers.range?.startsWith('bytes=0-')) return sendRange(request, response, padded)
      response.writeHead(206, { 'content-range': `bytes 7-9/${padded.length}` }).end('abc')
    }
    const padded = Buffer.concat([bytes, Buffer.alloc(900_000)])
    expect(await at(shifted)).toMatchObject({ kind: 'audio', seekable: false })
    const asText: RequestListener = (request, response) =>
      sendRange(request, response, bytes, { 'content-type': 'text/plain' })
    expect(await at(asText)).toMatchObject({ kind: 'audio', seekable: false })
  })
})

describe('a broadcast', () => {
  const endless =
    (headers: Record<string, string>): RequestListener =>
    (_, response) => {
      response.writeHead(200, headers)
      const timer = setInterval(() => response.write(Buffer.alloc(1000, 0xff)), 10)
      response.on('close', () => clearInterval(timer))
    }

  test('is what a radio says of itself', async () => {
    const radio = { 'content-type': 'audio/mpeg', 'icy-name': 'Radio  One', 'icy-metaint': '8192' }
    expect(await at(endless(radio))).toMatchObject({ kind: 'live', format: 'icy', name: 'Radio One' })
  })

  test('is a sound without an end', async () => {
    expect(await at(endless({ 'content-type': 'audio/aac' }))).toMatchObject({ kind: 'live', format: 'icy', name: '' })
    expect(await at(endless({ 'content-type': 'text/html' }))).toBe('url-not-audio')
    expect(await at(endless({}))).toBe('url-not-audio')
  })

  test('in pieces is told by its list', async () => {
    const list = '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n'
    expect(await at(answers(list, { 'content-type': 'text/plain' }))).toMatchObject({ kind: 'live', format: 'hls' })
    expect(await at(answers(list, { 'content-type': 'application/vnd.apple.mpegurl' }))).toMatchObject({
      kind: 'live',
      format: 'hls',
    })
  })
})

describe('a list of songs', () => {
  test('is text that says so, by itself or by its type or its name', async () => {
    const m3u = '\ufeff#EXTM3U\n#EXTINF:1,Füße\nhttp://a.example/1.mp3\n'
    expect(await at(answers(m3u))).toMatchObject({ kind: 'playlist', text: m3u.slice(1) })
    expect(await at(answers('[playlist]\nFile1=http://a.example/1.mp3\n'))).toMatchObject({ kind: 'playlist' })
    expect(await at(answers('http://a.example/1.mp3\n'), '/all.m3u')).toMatchObject({ kind: 'playlist' })
    const latin = Buffer.from('http://a.example/f\xfc\xdfe.mp3', 'latin1')
    expect(await at(answers(latin, { 'content-type': 'audio/x-mpegurl' }))).toMatchObject({
      text: 'http://a.example/füße.mp3',
    })
  })

  test('of more than 256 KB is none', async () => {
    expect(await at(answers(`#EXTM3U\n${'http://a.example/1.mp3\n'.repeat(20_000)}`))).toBe('url-not-audio')
  })
})

describe('is refused', () => {
  test('a page, a picture, and an error', async () => {
    expect(await at(answers('<html></html>', { 'content-type': 'text/html' }))).toBe('url-not-audio')
    expect(await at(answers('<html></html>'), '/all.m3u')).toBe('url-not-audio')
    expect(await at(answers(Buffer.from('89504e470d0a1a0a', 'hex'), { 'content-type': 'audio/mpeg' }))).toBe(
      'url-not-audio',
    )
    expect(await at((_, response) => response.writeHead(404).end())).toBe('url-status')
  })

  test('a file that is too large, told or not', async () => {
    const bytes = await tone('mp3')
    const few = { maxBytes: bytes.length - 1 }
    expect(await at((request, response) => sendRange(request, response, bytes), '/', few)).toBe('file-too-large')
    expect(await at(answers(bytes, { 'content-length': `${bytes.length}` }), '/', few)).toBe('file-too-large')
  })

  test('a private address, by its name and behind a redirect', async () => {
    expect(await probe('http://radio.example/', { resolve: resolvesTo('10.0.0.1') })).toBe('url-forbidden')
    const redirect = (_: unknown, response: { writeHead(code: number, headers: object): { end(): void } }) =>
      response.writeHead(302, { location: 'http://192.168.0.1/a.mp3' }).end()
    expect(await at(redirect as RequestListener)).toBe('url-forbidden')
    expect(await at((_, response) => response.writeHead(302, { location: '/' }).end())).toBe('url-redirects')
  })

  test('who does not answer, and more than may be looked at at once', async () => {
    expect(await at(() => {})).toBe('url-timeout')
    expect(await at((_, response) => response.writeHead(200, { 'content-length': '9000' }).write('x'))).toBe(
      'url-timeout',
    )
    expect(await at(() => {}, '/', { maxAtOnce: 0 })).toBe('too-busy')
  })
})
