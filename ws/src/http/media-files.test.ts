import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { MIME_TYPES } from '../media/kinds.ts'
import { httpBench } from './testing.ts'

const HASH = 'ab'.repeat(32)

async function bench() {
  const { app, deps, folder } = await httpBench()
  const put = (name: string) => {
    mkdirSync(path.dirname(path.join(deps.mediaDir, name)), { recursive: true })
    writeFileSync(path.join(deps.mediaDir, name), '0123456789')
  }
  return { app, put, folder }
}

test.each(Object.entries(MIME_TYPES))('a song of kind %s is served as %s, for ever', async (kind, type) => {
  const { app, put } = await bench()
  put(`${HASH}.${kind}`)
  const answer = await app.inject(`/media/${HASH}.${kind}`)
  expect([answer.statusCode, answer.body]).toEqual([200, '0123456789'])
  expect(answer.headers).toMatchObject({
    'content-type': type,
    'content-length': '10',
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-site',
    etag: expect.any(String),
  })
})

test('a player gets just the part it asks for', async () => {
  const { app, put } = await bench()
  put(`${HASH}.mp3`)
  const part = (range: string) => app.inject({ url: `/media/${HASH}.mp3`, headers: { range } })
  const middle = await part('bytes=2-4')
  expect([middle.statusCode, middle.body]).toEqual([206, '234'])
  expect(middle.headers).toMatchObject({ 'content-range': 'bytes 2-4/10', 'content-type': 'audio/mpeg' })
  expect((await part('bytes=-3')).body).toBe('789')
  expect((await part('bytes=7-')).body).toBe('789')
  const beyond = await part('bytes=20-')
  expect([beyond.statusCode, beyond.json().error.code]).toEqual([416, 'range-outside'])
  expect((await app.inject({ method: 'HEAD', url: `/media/${HASH}.mp3` })).headers['content-length']).toBe('10')
})

test('a song that is known is not sent again', async () => {
  const { app, put } = await bench()
  put(`${HASH}.mp3`)
  const { etag } = (await app.inject(`/media/${HASH}.mp3`)).headers
  const again = await app.inject({ url: `/media/${HASH}.mp3`, headers: { 'if-none-match': String(etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('covers are served as pictures', async () => {
  const { app, put } = await bench()
  put(`covers/${HASH}.webp`)
  expect((await app.inject(`/media/covers/${HASH}.webp`)).headers['content-type']).toBe('image/webp')
})

test('nothing else of the disk is served', async () => {
  const { app, put, folder } = await bench()
  writeFileSync(path.join(folder, 'secret'), 'key')
  for (const name of ['tmp/half', `${HASH}.html`, `${HASH}.svg`, `covers/${HASH}.mp3`, 'x.mp3']) {
    put(name)
    expect([name, (await app.inject(`/media/${name}`)).statusCode]).toEqual([name, 503])
  }
  for (const url of [
    '/media/',
    '/media/../secret',
    '/media/%2e%2e/secret',
    '/media/..%2fsecret',
    '/media/tmp/..%2f..%2fsecret',
  ]) {
    const answer = await app.inject(url)
    expect(answer.body).not.toContain('key')
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.headers['cache-control']).not.toContain('immutable')
  }
})
