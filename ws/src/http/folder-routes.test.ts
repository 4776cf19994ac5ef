import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Song } from '@earshot/sync'
import { afterEach, describe, expect, test } from 'vitest'
import type { Folder } from './folder-routes.ts'
import { httpBench } from './testing.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'earshot-folder-http-'))
afterEach(() => rmSync(path.join(dir, 'song'), { force: true }))
const ID = 'a'.repeat(32)
const song = { songId: ID, title: 'One' } as Song

/** One song in one folder. */
const folder: Folder = {
  browse: (asked) => (asked === '' ? { path: '', folders: [], songs: [song], isCut: false } : null),
  search: (query) => ({ songs: query === 'one' ? [song] : [], isCut: false }),
  fileOf: async (id) => (id === ID ? { file: path.join(dir, 'song'), sizeBytes: 10, mimeType: 'audio/mpeg' } : null),
  readPicture: async () => ({ bytes: Buffer.from('picture'), type: 'image/png' }),
}

async function bench() {
  writeFileSync(path.join(dir, 'song'), '0123456789')
  const { app, guestCookie } = await httpBench({ folder })
  const cookie = await guestCookie()
  return (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { cookie, ...headers } })
}

describe('the music folder over HTTP', () => {
  test('is browsed and searched by guests', async () => {
    const ask = await bench()
    expect((await ask('/api/folder')).json()).toMatchObject({ path: '', songs: [{ title: 'One' }] })
    expect((await ask('/api/folder?path=nowhere')).json()).toMatchObject({ error: { code: 'folder-not-found' } })
    expect((await ask('/api/folder?query=one')).json()).toMatchObject({ songs: [{ title: 'One' }] })
    expect((await ask('/api/folder', { cookie: '' })).json()).toMatchObject({ error: { code: 'unauthenticated' } })
    expect((await ask(`/api/folder?path=${'x'.repeat(5000)}`)).json()).toMatchObject({
      error: { code: 'invalid-input' },
    })
  })

  test('gives songs whole and in parts', async () => {
    const ask = await bench()
    const whole = await ask(`/music/${ID}`)
    expect([whole.statusCode, whole.body, whole.headers['content-type']]).toEqual([200, '0123456789', 'audio/mpeg'])
    const part = await ask(`/music/${ID}`, { range: 'bytes=2-4' })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    expect((await ask(`/music/${ID}`, { range: 'bytes=8-' })).body).toBe('89')
    expect((await ask(`/music/${ID}`, { range: 'bytes=-3' })).body).toBe('789')
    expect((await ask(`/music/${ID}`, { range: 'bytes=10-' })).statusCode).toBe(416)
    expect((await ask(`/music/${ID}/cover`)).headers['content-type']).toBe('image/png')
  })

  test.each(['b'.repeat(32), '..%2f..%2fetc%2fpasswd', 'song', `${ID}/../x`])(
    'gives nothing by a name (%s)',
    async (name) => {
      const ask = await bench()
      expect((await ask(`/music/${name}`)).statusCode).toBe(404)
    },
  )

  test('is not there where the operator has none', async () => {
    const { app, guestCookie } = await httpBench()
    expect((await app.inject({ url: '/api/folder', headers: { cookie: await guestCookie() } })).statusCode).toBe(404)
  })
})
