import { describe, expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { openAudius } from './audius.ts'

const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

/** A track as docs.audius.org describes it, cut to what is read and a little more. */
const track = (id: string, more: object = {}) => ({
  id,
  title: `Song ${id}`,
  description: null,
  genre: 'Electronic',
  duration: 272,
  permalink: `/ada/song-${id}`,
  artwork: {
    '150x150': 'https://node.example/150x150.jpg',
    '480x480': 'https://node.example/480x480.jpg',
    '1000x1000': 'https://node.example/1000x1000.jpg',
  },
  user: { id: 'u', name: 'Ada', handle: 'ada' },
  is_streamable: true,
  is_delete: false,
  access: { stream: true, download: false },
  ...more,
})

const open = async (answering: (url: URL) => Answer) => {
  const { client, asked, base } = await askedVendor(answering)
  return { audius: openAudius(client), asked, base }
}

test('a track plays from its own address, and has its length in seconds', async () => {
  const { audius, asked, base } = await open(() => ({ data: track('D7KyD') }))
  expect(await audius.track('D7KyD')).toEqual({
    link: 'https://audius.co/ada/song-D7KyD',
    source: {
      kind: 'url',
      url: `${base}/v1/tracks/D7KyD/stream?app_name=Earshot`,
      mimeType: 'audio/mpeg',
      sizeBytes: null,
    },
    title: 'Song D7KyD',
    artist: 'Ada',
    album: '',
    durationMs: 272_000,
    pictureUrl: 'https://node.example/480x480.jpg',
  })
  expect(asked).toEqual(['/v1/tracks/D7KyD?app_name=Earshot'])
})

test.each([{ is_streamable: false }, { is_delete: true }, { access: { stream: false } }])(
  'a track that %j is not for everyone',
  async (more) => {
    const { audius } = await open((url) => ({
      data: url.pathname.endsWith('search') ? [track('abc', more)] : track('abc', more),
    }))
    expect(await codeOf(audius.track('abc'))).toBe('song-not-found')
    expect(await audius.catalog.search('x')).toEqual([])
  },
)

test('a search finds songs; one odd answer among them spoils nothing', async () => {
  const bare = { id: 'bare1', title: 'Bare', duration: null, artwork: null, user: null }
  const { audius, asked } = await open(() => ({ data: [track('abc'), { id: 5 }, bare] }))
  expect(await audius.catalog.search('two words')).toMatchObject([
    { title: 'Song abc' },
    { title: 'Bare', artist: '', durationMs: null, pictureUrl: null, link: 'https://audius.co/tracks/bare1' },
  ])
  expect(asked).toEqual(['/v1/tracks/search?query=two+words&limit=25&app_name=Earshot'])
})

describe('a page of audius.co', () => {
  test('of a song leads to it, by a redirect as it does there', async () => {
    const { audius, asked } = await open((url) =>
      url.pathname === '/v1/resolve'
        ? { status: 302, headers: { location: '/v1/tracks/abc' } }
        : { data: track('abc') },
    )
    expect(await audius.page('/ada/song-abc', 500)).toMatchObject({ title: 'Song abc' })
    expect(asked[0]).toBe('/v1/resolve?url=https%3A%2F%2Faudius.co%2Fada%2Fsong-abc&app_name=Earshot')
  })

  test('of a playlist or album has its songs', async () => {
    const { audius } = await open((url) =>
      url.pathname === '/v1/resolve'
        ? { data: [{ id: 'DOPRl', playlist_name: 'Hot', is_album: false }] }
        : { data: [track('abc'), track('abd', { is_delete: true }), track('abe')] },
    )
    expect(await audius.page('/ada/playlist/hot', 500)).toMatchObject({
      name: 'Hot',
      drafts: [{ title: 'Song abc' }, { title: 'Song abe' }],
      isCut: false,
    })
  })

  test.each<[Answer, string]>([
    [{ status: 404, body: {} }, 'song-not-found'],
    [{ data: { name: 'a user', handle: 'ada' } }, 'vendor-failed'],
    [{ status: 500 }, 'vendor-unreachable'],
    [{ status: 429 }, 'rate-limited'],
  ])('that answers %j is refused as %s', async (answer, code) => {
    const { audius } = await open(() => answer)
    expect(await codeOf(audius.page('/ada/x', 500))).toBe(code)
  })
})
