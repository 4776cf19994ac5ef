import { describe, expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { dataApi } from './data-api.ts'
import { allSpent, freshBudget, quotaDay, spend } from './search-budget.ts'
import { withFallback } from './with-fallback.ts'
import { keylessYoutube } from './youtube.ts'

const V = 'dQw4w9WgXcQ'
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)
const idOf = (at: number) => String(at).padStart(11, 'v')

/** youtube#video as videos.list answers it, cut to what is read and a little more. */
const video = (id: string, status: object = {}, duration = 'PT4M32S') => ({
  kind: 'youtube#video',
  etag: 'x',
  id,
  snippet: { title: `Song & ${id}`, channelTitle: 'Portishead - Topic', liveBroadcastContent: 'none' },
  contentDetails: { duration, dimension: '2d', definition: 'hd' },
  status: { uploadStatus: 'processed', privacyStatus: 'public', embeddable: true, license: 'youtube', ...status },
})
const videos = (url: URL) => ({ items: (url.searchParams.get('id') ?? '').split(',').map((id) => video(id)) })
const refusal = (code: number, reason: string): Answer => ({
  status: code,
  body: { error: { code, message: reason, errors: [{ message: reason, domain: 'youtube.quota', reason }] } },
})

const NOW = Date.UTC(2026, 5, 1, 20)
const open = async (answering: (url: URL) => Answer, searchesADay = 3) => {
  const { client, asked } = await askedVendor(answering)
  return { api: dataApi(client, { key: 'k', searchesADay, now: () => NOW }), client, asked }
}

describe('a video with a key', () => {
  test('has its length', async () => {
    const { api, asked } = await open(() => ({ items: [video(V)] }))
    expect(await api.video(V)).toMatchObject({ title: `Song & ${V}`, artist: 'Portishead', durationMs: 272_000 })
    expect(asked).toEqual([`/youtube/v3/videos?part=snippet%2CcontentDetails%2Cstatus&id=${V}&maxResults=50&key=k`])
  })

  test('that is being broadcast has none', async () => {
    const { api } = await open(() => ({ items: [video(V, {}, 'P0D')] }))
    expect((await api.video(V)).durationMs).toBeNull()
  })

  test.each<[Answer, string]>([
    [{ items: [] }, 'song-not-found'],
    [{ items: [video(V, { embeddable: false })] }, 'not-embeddable'],
    [{ items: [video(V, { privacyStatus: 'private' })] }, 'song-not-found'],
    [{ items: [video(V, { uploadStatus: 'rejected' })] }, 'song-not-found'],
    [refusal(403, 'quotaExceeded'), 'quota-exceeded'],
    [refusal(403, 'rateLimitExceeded'), 'rate-limited'],
    [refusal(403, 'accessNotConfigured'), 'key-refused'],
    [refusal(400, 'badRequest'), 'key-refused'],
    [refusal(404, 'videoNotFound'), 'song-not-found'],
    [{ status: 500 }, 'vendor-unreachable'],
    [{ status: 418, body: 'tea' }, 'vendor-failed'],
    ['<html>', 'vendor-failed'],
  ])('that answers %j is refused as %s', async (answer, code) => {
    const { api } = await open(() => answer)
    expect(await codeOf(api.video(V))).toBe(code)
  })

  test('goes on without it when its day is used up', async () => {
    const { api, client } = await open((url) =>
      url.pathname === '/oembed' ? { title: 'By oEmbed', author_name: 'A' } : refusal(403, 'quotaExceeded'),
    )
    const youtube = withFallback(api, keylessYoutube(client))
    expect(await youtube.video(V)).toMatchObject({ title: 'By oEmbed', durationMs: null })
    const { api: strict } = await open(() => ({ items: [video(V, { embeddable: false })] }))
    expect(await codeOf(withFallback(strict, keylessYoutube(client)).video(V))).toBe('not-embeddable')
  })
})

describe('a playlist with a key', () => {
  const answering = (length: number) => (url: URL) => {
    if (url.pathname.endsWith('/playlists')) return { items: [{ id: 'PL1', snippet: { title: 'Mine' } }] }
    if (url.pathname.endsWith('/videos')) return videos(url)
    const from = Number(url.searchParams.get('pageToken') ?? 0)
    const count = Math.min(50, length - from)
    return {
      items: Array.from({ length: count }, (_, at) => ({ contentDetails: { videoId: idOf(from + at) } })),
      ...(from + count < length && { nextPageToken: String(from + count) }),
    }
  }

  test('is whole, page after page, in its order', async () => {
    const { api, asked } = await open(answering(120))
    const { name, drafts, isCut } = await api.list('PL1', 500)
    expect([name, drafts.length, isCut]).toEqual(['Mine', 120, false])
    expect(drafts.map(({ link }) => link.slice(-11))).toEqual(Array.from({ length: 120 }, (_, at) => idOf(at)))
    expect(asked).toHaveLength(1 + 3 + 3)
  })

  test('that is longer than a list may be is cut, and says so', async () => {
    const { api } = await open(answering(120))
    const { drafts, isCut } = await api.list('PL1', 100)
    expect([drafts.length, isCut]).toEqual([100, true])
  })

  test('leaves out what nobody can play', async () => {
    const { api } = await open((url) =>
      url.pathname.endsWith('/videos')
        ? { items: [video(idOf(0)), video(idOf(2), { embeddable: false })] }
        : answering(3)(url),
    )
    expect((await api.list('PL1', 500)).drafts).toHaveLength(1)
  })

  test.each([
    [refusal(404, 'playlistNotFound'), 'song-not-found'],
    [refusal(403, 'playlistItemsNotAccessible'), 'song-not-found'],
  ])('%j is refused as %s', async (answer, code) => {
    const { api } = await open(() => answer)
    expect(await codeOf(api.list('PL1', 500))).toBe(code)
  })
})

describe('searching YouTube', () => {
  const answering = (url: URL): Answer =>
    url.pathname.endsWith('/search')
      ? { items: [{ id: { kind: 'youtube#video', videoId: V }, snippet: { title: '&quot;' } }, { id: { kind: 'x' } }] }
      : videos(url)

  test('finds videos that can be played, with their lengths', async () => {
    const { api, asked } = await open(answering)
    expect(await api.search('portishead roads')).toMatchObject([{ source: { videoId: V }, durationMs: 272_000 }])
    expect(asked[0]).toBe(
      '/youtube/v3/search?part=snippet&type=video&videoEmbeddable=true&maxResults=25&q=portishead+roads&key=k',
    )
  })

  test('stops before the key is used up', async () => {
    const { api, asked } = await open(answering, 1)
    await api.search('a')
    expect(await codeOf(api.search('b'))).toBe('quota-exceeded')
    expect(asked).toHaveLength(2)
  })

  test('stops for the day when YouTube says that it is used up', async () => {
    const { api, asked } = await open(() => refusal(403, 'quotaExceeded'))
    expect(await codeOf(api.search('a'))).toBe('quota-exceeded')
    expect(await codeOf(api.search('b'))).toBe('quota-exceeded')
    expect(asked).toHaveLength(1)
  })

  test('a day ends at midnight in California', () => {
    const [evening, morning] = [Date.UTC(2026, 0, 2, 7, 59), Date.UTC(2026, 0, 2, 8, 1)]
    expect([quotaDay(evening), quotaDay(morning)]).toEqual(['2026-01-01', '2026-01-02'])
    expect(spend(freshBudget, 0, evening)).toBeNull()
    expect(spend(allSpent(evening), 5, evening)).toBeNull()
    expect(spend(allSpent(evening), 5, morning)).toEqual({ day: '2026-01-02', used: 1 })
  })
})
