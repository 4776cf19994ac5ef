import { describe, expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { keylessSpotify } from './spotify.ts'
import { webApi } from './web-api.ts'

const S = '4uLU6hMCjMI75M1A2tKUQC'
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)
const idOf = (at: number) => String(at).padStart(22, '0')

/** A track object of the Web API, cut to what is read and a little more. */
const track = (id: string, more: object = {}) => ({
  id,
  type: 'track',
  name: `Song ${id}`,
  artists: [
    { id: 'a', name: 'One' },
    { id: 'b', name: 'Other' },
  ],
  duration_ms: 305_333,
  explicit: false,
  is_local: false,
  uri: `spotify:track:${id}`,
  album: {
    name: 'Dummy',
    images: [
      { url: 'https://i.scdn.co/image/640', width: 640, height: 640 },
      { url: 'https://i.scdn.co/image/300', width: 300, height: 300 },
    ],
  },
  ...more,
})

/** The whole of Spotify: accounts and the API, with a token that a strict server wants. */
const open = async (api: (url: URL) => Answer, changes: { tokens?: string[] } = {}) => {
  const tokens = changes.tokens ?? ['t1', 't2', 't3']
  let [now, given] = [0, 0]
  const auths: (string | undefined)[] = []
  const { client, asked } = await askedVendor((url, request) => {
    auths.push(request.headers.authorization)
    if (url.pathname !== '/api/token') return api(url)
    given += 1
    const access_token = tokens[given - 1]
    return access_token ? { access_token, token_type: 'Bearer', expires_in: 3600 } : { status: 400, body: {} }
  })
  const keys = { clientId: 'id', clientSecret: 'secret' }
  const spotify = webApi(client, keys, () => now)
  return {
    spotify,
    asked,
    auths,
    wait: (ms: number) => {
      now += ms
    },
  }
}

describe('a track without keys', () => {
  const OEMBED = {
    html: '<iframe></iframe>',
    version: '1.0',
    provider_name: 'Spotify',
    provider_url: 'https://spotify.com',
    type: 'rich',
    title: 'Roads',
    thumbnail_url: 'https://image-cdn-ak.spotifycdn.com/image/x',
    thumbnail_width: 300,
    thumbnail_height: 300,
  }

  test('has a title and a picture', async () => {
    const { client, asked } = await askedVendor(() => OEMBED)
    expect(await keylessSpotify(client).track(S)).toEqual({
      link: `https://open.spotify.com/track/${S}`,
      source: { kind: 'spotify', trackId: S },
      title: 'Roads',
      artist: '',
      album: '',
      durationMs: null,
      pictureUrl: OEMBED.thumbnail_url,
    })
    expect(asked).toEqual([`/oembed?url=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F${S}`])
  })

  test.each<[Answer, string]>([
    [{ status: 404, body: '' }, 'song-not-found'],
    [{ status: 429 }, 'rate-limited'],
    [{ status: 500 }, 'vendor-unreachable'],
    ['{}', 'vendor-failed'],
  ])('that answers %j is refused as %s', async (answer, code) => {
    const { client } = await askedVendor(() => answer)
    expect(await codeOf(keylessSpotify(client).track(S))).toBe(code)
  })

  test('a list needs keys', async () => {
    const { client, asked } = await askedVendor(() => ({}))
    expect(await codeOf(keylessSpotify(client).list('album', S, 50))).toBe('key-missing')
    expect(asked).toEqual([])
  })
})

describe('with keys', () => {
  test('a track has everything, in milliseconds', async () => {
    const { spotify, asked, auths } = await open(() => track(S))
    expect(await spotify.track(S)).toMatchObject({
      title: `Song ${S}`,
      artist: 'One, Other',
      album: 'Dummy',
      pictureUrl: 'https://i.scdn.co/image/300',
    })
    expect((await spotify.track(S)).durationMs).toBeCloseTo(305_333, 0)
    expect(asked).toEqual(['/api/token', `/v1/tracks/${S}`, `/v1/tracks/${S}`])
    expect(auths).toEqual([`Basic ${Buffer.from('id:secret').toString('base64')}`, 'Bearer t1', 'Bearer t1'])
  })

  test('a token is renewed before it ends, and once when it was revoked', async () => {
    const { spotify, auths, wait } = await open(() => track(S))
    await spotify.track(S)
    wait(3_599_000)
    await spotify.track(S)
    expect(auths.at(-1)).toBe('Bearer t2')

    const revoked = await open(() => (revoked.auths.at(-1) === 'Bearer t1' ? { status: 401 } : track(S)))
    expect(await revoked.spotify.track(S)).toMatchObject({ title: `Song ${S}` })
    const never = await open(() => ({ status: 401 }))
    expect(await codeOf(never.spotify.track(S))).toBe('key-refused')
  })

  test('keys that are refused are told as such, and tried again next time', async () => {
    const { spotify, asked } = await open(() => track(S), { tokens: [] })
    expect(await codeOf(spotify.track(S))).toBe('key-refused')
    expect(await codeOf(spotify.track(S))).toBe('key-refused')
    expect(asked).toEqual(['/api/token', '/api/token'])
  })

  test('an album is whole, and each of its songs knows it', async () => {
    const { spotify } = await open((url) => {
      if (!url.pathname.endsWith('/tracks'))
        return { name: 'Dummy', images: [{ url: 'https://i.scdn.co/x', width: 64 }] }
      const from = Number(url.searchParams.get('offset'))
      const count = Math.min(50, 70 - from)
      const items = Array.from({ length: count }, (_, at) => track(idOf(from + at), { album: undefined }))
      return { items, next: from + count < 70 ? 'https://api.spotify.com/v1/next' : null, total: 70 }
    })
    const { name, drafts, isCut } = await spotify.list('album', S, 500)
    expect([name, drafts.length, isCut]).toEqual(['Dummy', 70, false])
    expect(drafts[69]).toMatchObject({ album: 'Dummy', pictureUrl: 'https://i.scdn.co/x' })
  })

  test('a playlist is read in its old form and its new one, without what is no track', async () => {
    const { spotify, asked } = await open((url) => {
      if (!url.pathname.endsWith('/items')) return { name: 'Mine' }
      const items = [
        { added_at: 'x', item: track(idOf(1)) },
        { track: track(idOf(2)) },
        { item: null },
        { item: track(idOf(3), { type: 'episode' }) },
        { item: track(idOf(4), { is_local: true }) },
      ]
      return { items, next: null }
    })
    const { name, drafts } = await spotify.list('playlist', S, 500)
    expect([name, drafts.map(({ link }) => link.slice(-22))]).toEqual(['Mine', [idOf(1), idOf(2)]])
    expect(asked.slice(1)).toEqual([`/v1/playlists/${S}?fields=name`, `/v1/playlists/${S}/items?limit=50&offset=0`])
  })

  test('a search asks for pages of ten, the most that are allowed', async () => {
    const { spotify, asked } = await open((url) => {
      if (Number(url.searchParams.get('limit')) > 10) return { status: 400, body: { error: { status: 400 } } }
      return { tracks: { items: [track(idOf(Number(url.searchParams.get('offset'))))] } }
    })
    expect(await spotify.search('portishead')).toHaveLength(2)
    expect(asked).toContain('/v1/search?q=portishead&type=track&limit=10&offset=10')
  })

  test.each<[Answer, string]>([
    [{ status: 404, body: {} }, 'song-not-found'],
    [{ status: 403, body: {} }, 'song-not-found'],
    [{ status: 429, headers: { 'retry-after': '30' } }, 'rate-limited'],
    [{ status: 429, body: { error: { status: 429, reason: 'QUOTA_EXCEEDED' } } }, 'quota-exceeded'],
    [{ status: 503 }, 'vendor-unreachable'],
    [{}, 'vendor-failed'],
  ])('what answers %j is refused as %s', async (answer, code) => {
    const { spotify } = await open(() => answer)
    expect(await codeOf(spotify.list('playlist', S, 50))).toBe(code)
  })
})
