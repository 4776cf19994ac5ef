import type { Song } from '@earshot/sync'
import { describe, expect, test, vi } from 'vitest'
import { CatalogError, type CatalogErrorCode } from '../catalog/catalog-error.ts'
import { httpBench } from './testing.ts'

const nothing = { read: vi.fn(), bring: vi.fn(), catalogs: vi.fn(), search: vi.fn(), elsewhere: vi.fn() }

const post = async (url: string, payload: unknown, changes: Parameters<typeof httpBench>[0] = {}) => {
  const { app, guestCookie } = await httpBench(changes)
  const headers = { cookie: await guestCookie(), 'content-type': 'application/json' }
  return app.inject({ method: 'POST', url, headers, payload: JSON.stringify(payload) })
}
const refusal = async (url: string, payload: unknown) => {
  const answer = await post(url, payload)
  return [answer.statusCode, answer.json().error?.code]
}

describe('a link that is sent', () => {
  const song = { songId: 'youtube:dQw4w9WgXcQ' } as Song

  test('answers its song, for the session that sent it', async () => {
    const bring = vi.fn(async () => song)
    const answer = await post(
      '/api/songs/from-link',
      { link: ' https://youtu.be/dQw4w9WgXcQ ' },
      {
        links: { ...nothing, bring },
      },
    )
    expect([answer.statusCode, answer.json()]).toEqual([200, song])
    expect(bring).toHaveBeenCalledWith('https://youtu.be/dQw4w9WgXcQ', expect.any(String))
  })

  test('R19: must be that of a public web server', async () => {
    const send = (link: string) => refusal('/api/songs/from-link', { link })
    expect(await send('http://127.0.0.1/a.mp3')).toEqual([403, 'url-forbidden'])
    expect(await send('http://192.168.0.1/a.mp3')).toEqual([403, 'url-forbidden'])
    expect(await send('file:///etc/passwd')).toEqual([400, 'link-unknown'])
    expect(await send('hello')).toEqual([400, 'link-unknown'])
  })

  test('must be one', async () => {
    for (const payload of [{}, { link: 5 }, { link: 'x'.repeat(5000) }, { link: ' ' }, null]) {
      expect(await refusal('/api/songs/from-link', payload)).toEqual([400, 'invalid-input'])
    }
  })

  test.each<[CatalogErrorCode, number]>([
    ['not-embeddable', 422],
    ['song-not-found', 404],
    ['rate-limited', 429],
    ['quota-exceeded', 429],
    ['vendor-timeout', 504],
    ['library-full', 507],
  ])('and refused as %s is told so in words', async (code, status) => {
    const bring = async () => {
      throw new CatalogError(code)
    }
    const answer = await post('/api/songs/from-link', { link: 'song:a' }, { links: { ...nothing, bring } })
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code])
    expect(answer.json().error.message).toMatch(/ .*\.$/)
  })
})

test('a vendor that is refusing us says how long to wait', async () => {
  const bring = async () => {
    throw new CatalogError('rate-limited', undefined, 1500)
  }
  const answer = await post('/api/songs/from-link', { link: 'song:a' }, { links: { ...nothing, bring } })
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2'])
})

test('a key that was refused is told to the operator, and its vendor’s words to nobody else', async () => {
  const bring = async () => {
    throw new CatalogError('key-refused', new Error('secret detail'))
  }
  const log = { error: vi.fn() }
  const answer = await post('/api/songs/from-link', { link: 'song:a' }, { links: { ...nothing, bring }, log })
  expect([answer.statusCode, answer.json().error.code]).toEqual([502, 'key-refused'])
  expect(answer.body).not.toContain('secret')
  expect(log.error).toHaveBeenCalledOnce()
})

describe('catalogues', () => {
  test('are those that work without a key where none is set', async () => {
    const { app } = await httpBench()
    expect((await app.inject('/api/catalogs')).json()).toEqual({
      catalogs: [
        { catalogId: 'audius', name: 'Audius', finds: 'songs' },
        { catalogId: 'archive', name: 'Internet Archive', finds: 'songs' },
        { catalogId: 'radio', name: 'Radio Browser', finds: 'stations' },
      ],
    })
  })

  const get = async (url: string, changes: Parameters<typeof httpBench>[0] = {}) => {
    const { app, guestCookie } = await httpBench(changes)
    return app.inject({ url, headers: { cookie: await guestCookie() } })
  }

  test('are searched by those who have a session', async () => {
    const search = vi.fn(async () => [])
    const changes = { links: { ...nothing, search } }
    expect((await get('/api/catalogs/audius/songs?query=%20a%20b&limit=5', changes)).json()).toEqual({ songs: [] })
    expect(search).toHaveBeenCalledWith('audius', 'a b', 5)
    const { app } = await httpBench(changes)
    expect((await app.inject('/api/catalogs/audius/songs?query=a')).json().error.code).toBe('unauthenticated')
  })

  test.each(['query=', 'query=%20', `query=${'x'.repeat(201)}`, 'query=a&limit=0', 'query=a&limit=51', 'limit=5'])(
    'refuse %s',
    async (query) => {
      expect((await get(`/api/catalogs/audius/songs?${query}`)).json().error.code).toBe('invalid-input')
    },
  )

  test('that are not there, or not to be reached, say so', async () => {
    expect((await get('/api/catalogs/nowhere/songs?query=a')).json().error.code).toBe('catalog-not-found')
    expect((await get('/api/catalogs/youtube/songs?query=a')).json().error.code).toBe('catalog-not-found')
    expect((await get('/api/catalogs/audius/songs?query=a')).json().error.code).toBe('vendor-unreachable')
  })

  test('have nothing for a song that is not there', async () => {
    expect((await get('/api/songs/none/elsewhere')).json().error.code).toBe('song-not-found')
    expect((await get('/api/songs/%20/elsewhere')).json().error.code).toBe('invalid-input')
  })
})

describe('a text that is sent', () => {
  test('is read for its links', async () => {
    const answer = await post('/api/links', { text: 'Portishead - Roads\nhttps://a.example/x/Song.mp3' })
    expect(answer.json()).toEqual({
      name: null,
      found: [
        expect.objectContaining({ link: 'search:Portishead - Roads', title: 'Roads', artist: 'Portishead' }),
        expect.objectContaining({ link: 'https://a.example/x/Song.mp3', title: 'Song' }),
      ],
      isCut: false,
    })
  })

  test('may be long, and no longer', async () => {
    const long = Array.from({ length: 600 }, (_, at) => `https://a.example/${at}/${'é'.repeat(30)}.mp3`).join('\n')
    const answer = await post('/api/links', { text: long })
    expect([answer.json().found.length, answer.json().isCut]).toEqual([500, true])
    expect(await refusal('/api/links', { text: 'x'.repeat(262_145) })).toEqual([400, 'invalid-input'])
    expect(await refusal('/api/links', { text: '\u0001'.repeat(270_000) })).toEqual([413, 'body-too-large'])
  })

  test('without any link says so', async () => {
    expect(await refusal('/api/links', { text: 'hello\nthere' })).toEqual([422, 'no-links'])
    expect(await refusal('/api/links', { text: '' })).toEqual([422, 'no-links'])
  })
})

test('without a session nothing is read or brought in', async () => {
  const { app } = await httpBench()
  for (const [url, payload] of [
    ['/api/songs/from-link', { link: 'http://a.org/' }],
    ['/api/links', { text: 'http://a.org/' }],
  ] as const) {
    expect((await app.inject({ method: 'POST', url, payload })).json().error.code).toBe('unauthenticated')
  }
})
