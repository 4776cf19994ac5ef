import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { httpBench } from './testing.ts'

const SCRIPT = '(self.__next_f=self.__next_f||[]).push([0])'
const page = (title: string) =>
  `<html><title>${title}</title><script src="/a.js"></script><script id="x">${SCRIPT}</script>`

async function bench() {
  const http = await httpBench()
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
  for (const url of ['/room/abcdef', '/room/ABC234?x=1', '/room/_']) {
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
  write('index.html.br', 'brotli')
  const headers = { 'accept-encoding': 'gzip, br' }
  const script = await app.inject({ url: '/_next/static/chunks/a.js', headers })
  expect(script.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
    vary: expect.stringMatching(/accept-encoding/i),
  })
  const home = await app.inject({ url: '/', headers })
  expect([home.headers['content-encoding'], home.headers['content-type']]).toEqual(['br', 'text/html; charset=utf-8'])
  expect(home.headers['content-security-policy']).toContain('sha256-')
  expect((await app.inject('/')).headers['content-encoding']).toBeUndefined()
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
