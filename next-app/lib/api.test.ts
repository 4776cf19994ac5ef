import { afterEach, describe, expect, it, vi } from 'vitest'
import { demoSong } from '../session/testing/demo-room.ts'
import { createSpace, listSongs, readFailure } from './api.ts'

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
    expect(await createSpace()).toEqual({ ok: false, code: 'rate-limited', message: 'Wait a moment.' })
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
