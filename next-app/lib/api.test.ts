import { afterEach, describe, expect, it, vi } from 'vitest'
import { demoSong } from '../session/testing/demo-room.ts'
import {
  askSettings,
  createSpace,
  findByText,
  listCatalogs,
  listSongs,
  readFailure,
  readWait,
  searchCatalog,
} from './api.ts'

const answering = (...answers: [status: number, body: unknown][]) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`)
    const [status, body] = answers.shift() ?? [500, null]
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('starting a room', () => {
  it('makes a guest of a stranger first', async () => {
    const asked = answering([200, { userId: 'u1', name: 'Quiet Otter' }], [200, { spaceId: 'k7m2qx' }])
    expect(await createSpace()).toEqual({ ok: true, value: 'k7m2qx' })
    expect(asked).toEqual(['POST /api/session', 'POST /api/spaces'])
  })

  it('tells people why it was refused', async () => {
    answering([429, { error: { code: 'rate-limited', message: 'Wait a moment.' } }])
    expect(await createSpace()).toMatchObject({ ok: false, code: 'rate-limited', message: 'Wait a moment.' })
  })

  it('takes no answer that is not one', async () => {
    answering([200, { userId: 'u1', name: 'Quiet Otter' }], [200, { spaceId: '../../etc' }])
    expect(await createSpace()).toMatchObject({ ok: false, code: 'unexpected-answer' })
    answering([200, '<!doctype html>'])
    expect(await createSpace()).toMatchObject({ ok: false, code: 'unexpected-answer' })
  })

  it('says so when the server cannot be reached', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
    expect(await createSpace()).toMatchObject({ ok: false, code: 'unreachable' })
    expect(readFailure(502, undefined)).toMatchObject({ code: 'unreachable' })
  })
})

describe('the library', () => {
  it('is read page by page', async () => {
    const moon = demoSong({ id: 'moon', seconds: 5 })
    const asked = answering([200, { songs: [moon], nextCursor: 'moon' }])
    expect(await listSongs('a b', moon.songId)).toEqual({ ok: true, value: { songs: [moon], next: 'moon' } })
    expect(asked).toEqual(['GET /api/songs?query=a+b&limit=100&cursor=moon'])
  })
})

describe('what is found elsewhere', () => {
  const found = { link: 'https://a.example/1', title: 'One', artist: '', album: '', durationMs: null, coverUrl: null }

  it('a catalogue is asked by its name, and tells songs that are not in the library yet', async () => {
    const asked = answering([200, { songs: [found] }])
    expect(await searchCatalog('audius', 'a & b')).toEqual({ ok: true, value: [found] })
    expect(asked).toEqual(['GET /api/catalogs/audius/songs?query=a+%26+b&limit=20'])
  })

  it('a playlist comes with its name', async () => {
    answering([200, { name: 'Road trip', found: [found], isCut: false }])
    expect(await findByText('https://a.example/list')).toMatchObject({ ok: true, value: { name: 'Road trip' } })
  })

  it('a catalogue without a name is not one', async () => {
    answering([200, { catalogs: [{ catalogId: 'audius', name: '', finds: 'songs' }] }])
    expect(await listCatalogs()).toMatchObject({ ok: false, code: 'unexpected-answer' })
  })

  it('a server that has no settings offers nothing more', async () => {
    answering([200, {}])
    expect(await askSettings()).toEqual({
      ok: true,
      value: { spotifyClientId: null, hasMusicFolder: false, hasAccounts: false, signInBy: [] },
    })
  })
})

describe('a refusal for being too much', () => {
  it.each([
    ['12', 12_000],
    ['0', 1_000],
    [null, undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('with retry-after %s asks to wait %s ms', (header, wait) => {
    expect(readWait(header)).toBe(wait)
  })
})
