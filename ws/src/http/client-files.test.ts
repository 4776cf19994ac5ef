import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { HttpDeps } from './build-http.ts'
import { httpBench } from './testing.ts'

const SCRIPT = '(self.__next_f=self.__next_f||[]).push([0])'
const page = (title: string) =>
  `<html><head><title>${title}</title><script src="/a.js"></script></head><script id="x">${SCRIPT}</script>`

async function bench(changes: Partial<HttpDeps> = {}) {
  const http = await httpBench(changes)
  http.write('index.html', page('Home'))
  http.write('room/_.html', page('Room'))
  http.write('404.html', page('Lost'))
  http.write('_next/static/chunks/a.js', 'alert(1)')
  http.write('icon.svg', '<svg/>')
  return http
}

test('the landing page and the page of every room are served', async () => {
  const { app } = await bench()
  expect((await app.inject('/')).body).toContain('Home')
  for (const url of ['/room/abcdef', '/room/ABC-DEF?x=1', '/room/_']) {
    const answer = await app.inject(url)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('Room')
  }
})

test("the rooms' page may also be a folder's index", async () => {
  const { app, write } = await httpBench()
  write('index.html', 'x')
  write('room/_/index.html', page('Room'))
  expect((await app.inject('/room/abcdef')).body).toContain('Room')
})

test('a page is served that has a folder of the same name beside it', async () => {
  const { app, write } = await bench()
  expect((await app.inject('/spotify')).statusCode).toBe(404)
  write('spotify/__next._tree.txt', 'x')
  write('spotify.html', page('Connect'))
  const answer = await app.inject('/spotify?code=abc&state=s')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(answer.headers['content-security-policy']).toContain('sha256-')
  expect(answer.body).toContain('Connect')
})

test('pages are asked for each time, what is named by its content never again', async () => {
  const { app } = await bench()
  const cachingOf = async (url: string) => (await app.inject(url)).headers['cache-control']
  expect(await cachingOf('/')).toBe('no-cache')
  expect(await cachingOf('/room/abcdef')).toBe('no-cache')
  expect(await cachingOf('/_next/static/chunks/a.js')).toBe('public, max-age=31536000, immutable')
  expect(await cachingOf('/icon.svg')).toBe('public, max-age=3600')
})

test('a page may run its own inline scripts and no others', async () => {
  const { app } = await bench()
  const policy = String((await app.inject('/room/abcdef')).headers['content-security-policy'])
  const hash = createHash('sha256').update(SCRIPT).digest('base64')
  expect(policy).toContain(`script-src 'self' https://www.youtube.com https://sdk.scdn.co 'sha256-${hash}';`)
  for (const part of ["media-src 'self' blob: data:", "connect-src 'self' ws: wss:", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part)
  }
})

test('a page that is built anew runs its new scripts', async () => {
  const { app, write } = await bench()
  await app.inject('/')
  write('index.html', '<script>changed()</script>')
  const hash = createHash('sha256').update('changed()').digest('base64')
  expect((await app.inject('/')).headers['content-security-policy']).toContain(hash)
})

test('a file goes out compressed where it lies so beside', async () => {
  const { app, write } = await bench()
  write('_next/static/chunks/a.js.gz', gzipSync('alert(1)'))
  write('404.html.br', 'brotli')
  const headers = { 'accept-encoding': 'gzip, br' }
  const script = await app.inject({ url: '/_next/static/chunks/a.js', headers })
  expect(script.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
    vary: expect.stringMatching(/accept-encoding/i),
  })
  const lost = await app.inject({ url: '/404.html', headers })
  expect([lost.headers['content-encoding'], lost.headers['content-type']]).toEqual(['br', 'text/html; charset=utf-8'])
  expect(lost.headers['content-security-policy']).toContain('sha256-')
  expect((await app.inject('/404.html')).headers['content-encoding']).toBeUndefined()
})

test('a page that is told at that moment goes out compressed too', async () => {
  const { app } = await bench()
  for (const url of ['/', '/room/abcdef']) {
    const [plain, zipped] = await Promise.all(
      [undefined, 'br;q=1, gzip;q=0.8'].map((accepts) =>
        app.inject({ url, headers: accepts === undefined ? {} : { 'accept-encoding': accepts } }),
      ),
    )
    expect(zipped?.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      'cache-control': 'no-cache',
    })
    expect(gunzipSync(zipped?.rawPayload ?? '').toString()).toBe(plain?.body)
  }
})

describe('what a link tells before it is opened', () => {
  const open = { isOpen: true as const, name: 'Den', listeners: 2, playing: null }

  test('is of the room, at the address that was asked for', async () => {
    const { app } = await bench({ previewSpace: async () => open })
    const { body } = await app.inject({ url: '/room/ABCDEF', headers: { host: 'music.example:8080' } })
    expect(body).toContain('<title>Den · Earshot</title>')
    expect(body).toContain('<link rel="canonical" href="http://music.example:8080/room/abcdef"/>')
    expect(body).toContain('content="http://music.example:8080/preview.jpg"')
    expect((await app.inject({ url: '/', headers: { host: 'music.example' } })).body).toContain(
      '<meta property="og:image" content="http://music.example/preview.jpg"/>',
    )
  })

  test('stands at the address that the operator has named, whoever asks', async () => {
    const { app } = await bench({ publicUrl: 'https://music.example' })
    for (const host of ['evil.example', '127.0.0.1:8080']) {
      const { body } = await app.inject({ url: '/room/abcdef', headers: { host } })
      expect(body).toContain('href="https://music.example/room/abcdef"')
      expect(body).not.toContain(host)
    }
  })

  test('has no address where the one that is asked for is none', async () => {
    const { app } = await bench()
    const { statusCode, body } = await app.inject({ url: '/', headers: { host: 'a"><script>' } })
    expect([statusCode, body.includes('canonical'), body.includes('og:image')]).toEqual([200, false, false])
  })

  test('is nothing of a room with a door, and a room that is none is not found', async () => {
    const { app } = await bench()
    const closed = await app.inject('/room/abcdef')
    expect([closed.statusCode, closed.body]).toEqual([200, expect.stringContaining('<title>Room</title>')])
    for (const url of ['/room/zzzzzz', '/room/nonsense']) {
      const none = await app.inject(url)
      expect([none.statusCode, none.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
      expect(none.body).toContain('<title>Room</title>')
      expect(none.body).not.toContain('canonical')
      expect(none.headers['content-security-policy']).toContain('sha256-')
    }
  })

  test('does not keep the page from whoever asks when it cannot be had', async () => {
    const { app } = await bench({ previewSpace: () => Promise.reject(new Error('the database is away')) })
    expect((await app.inject('/room/abcdef')).statusCode).toBe(200)
  })
})

test("what Next's own navigation asks for is no room", async () => {
  const { app, write } = await bench()
  write('room/_.txt', 'data')
  expect((await app.inject('/room/_.txt?_rsc=x')).body).toBe('data')
})

test('the service worker is asked for each time, and is gone where the operator has switched it off', async () => {
  const { app, write } = await bench()
  write('sw.js', 'self')
  write('manifest.webmanifest', '{}')
  const worker = await app.inject('/sw.js')
  expect([worker.statusCode, worker.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(worker.headers['content-type']).toContain('javascript')
  const manifest = await app.inject('/manifest.webmanifest')
  expect([manifest.headers['cache-control'], manifest.headers['content-type']]).toEqual([
    'no-cache',
    expect.stringContaining('application/manifest+json'),
  ])
  const off = await bench({ hasServiceWorker: false })
  off.write('sw.js', 'self')
  expect((await off.app.inject('/sw.js')).statusCode).toBe(404)
})

describe('where there is nothing', () => {
  test('a plain page says so', async () => {
    const { app } = await bench()
    for (const url of ['/nothing', '/room/a/b', '/_next/static/none.js', '/room/']) {
      const answer = await app.inject(url)
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.body).toContain('Lost')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  test('nothing outside the folder is reached', async () => {
    const { app } = await bench()
    for (const url of ['/../media', '/%2e%2e/media', '/..%2f..%2fetc%2fpasswd', '/%00', '/.env', '//etc/passwd']) {
      const answer = await app.inject({ url: url.startsWith('//') ? `/.${url}` : url })
      expect([url, answer.statusCode >= 400]).toEqual([url, true])
    }
  })

  test('a client that is not built yet says how to build it, and is there once it is', async () => {
    const { app, write } = await httpBench()
    for (const url of ['/', '/room/abcdef']) {
      const answer = await app.inject(url)
      expect([answer.statusCode, answer.body]).toEqual([503, expect.stringContaining('npm run build')])
    }
    write('index.html', page('Home'))
    expect((await app.inject('/')).body).toContain('Home')
  })
})

test('a script that becomes a worker loads parts and songs from this server and from nowhere else', async () => {
  const { app, write } = await bench()
  write('_next/static/chunks/a.js.gz', gzipSync('alert(1)'))
  for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
    const script = await app.inject({ url: '/_next/static/chunks/a.js', headers })
    expect(script.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self' https: http:",
    )
  }
})
