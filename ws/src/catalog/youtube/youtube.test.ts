import { describe, expect, test } from 'vitest'
import { askedVendor } from '../vendor/testing.ts'
import { keylessYoutube } from './youtube.ts'

const V = 'dQw4w9WgXcQ'
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

/** As documented at oembed.com and answered by www.youtube.com/oembed. */
const OEMBED = {
  title: 'Rick Astley - Never Gonna Give You Up',
  author_name: 'Rick Astley',
  author_url: 'https://www.youtube.com/@RickAstleyYT',
  type: 'video',
  height: 113,
  width: 200,
  version: '1.0',
  provider_name: 'YouTube',
  provider_url: 'https://www.youtube.com/',
  thumbnail_height: 360,
  thumbnail_width: 480,
  thumbnail_url: `https://i.ytimg.com/vi/${V}/hqdefault.jpg`,
  html: '<iframe></iframe>',
}

const feed = (count: number) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="http://www.youtube.com/feeds/videos.xml?playlist_id=PL1"/>
 <id>yt:playlist:PL1</id><yt:playlistId>PL1</yt:playlistId><title>Songs &amp; more</title>
 <author><name>Ada</name><uri>https://www.youtube.com/channel/UC1</uri></author>
 ${Array.from(
   { length: count },
   (_, at) => `<entry><id>yt:video:${String(at).padStart(11, 'x')}</id>
  <yt:videoId>${String(at).padStart(11, 'x')}</yt:videoId><title>Song ${at} &lt;3</title>
  <author><name>Channel ${at} - Topic</name></author>
  <media:group><media:title>Song ${at}</media:title></media:group></entry>`,
 ).join('\n')}
</feed>`

describe('a video without a key', () => {
  test('has a title, who it is by and a picture, and no length', async () => {
    const { client, asked, base } = await askedVendor(() => OEMBED)
    expect(await keylessYoutube(client).video(V)).toEqual({
      link: `https://www.youtube.com/watch?v=${V}`,
      source: { kind: 'youtube', videoId: V },
      title: 'Rick Astley - Never Gonna Give You Up',
      artist: 'Rick Astley',
      album: '',
      durationMs: null,
      pictureUrl: `${base}/vi/${V}/mqdefault.jpg`,
    })
    expect(asked).toEqual([`/oembed?url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D${V}&format=json`])
  })

  test.each([
    [400, 'Bad Request', 'song-not-found'],
    [401, 'Unauthorized', 'not-embeddable'],
    [403, 'Forbidden', 'song-not-found'],
    [404, 'Not Found', 'song-not-found'],
    [429, '', 'rate-limited'],
    [503, '', 'vendor-unreachable'],
    [418, '', 'vendor-failed'],
    [200, 'Forbidden', 'vendor-failed'],
  ])('that answers %d "%s" is refused as %s', async (status, body, code) => {
    const { client } = await askedVendor(() => ({ status, body }))
    expect(await codeOf(keylessYoutube(client).video(V))).toBe(code)
  })

  test('that does not answer is given up in time', async () => {
    const { client } = await askedVendor(() => undefined, { limits: { totalMs: 40, maxBytes: 1000 } })
    expect(await codeOf(keylessYoutube(client).video(V))).toBe('vendor-timeout')
  })
})

describe('a playlist without a key', () => {
  test('is what its feed has, and says that there may be more', async () => {
    const { client, asked } = await askedVendor(() => feed(15))
    const list = await keylessYoutube(client).list('PL1', 500)
    expect(list).toMatchObject({ name: 'Songs & more', isCut: true })
    expect(list.drafts).toHaveLength(15)
    expect(list.drafts[1]).toMatchObject({ title: 'Song 1 <3', artist: 'Channel 1', durationMs: null })
    expect(asked).toEqual(['/feeds/videos.xml?playlist_id=PL1'])
  })

  test('that is shorter than a feed is whole', async () => {
    const { client } = await askedVendor(() => feed(3))
    expect(await keylessYoutube(client).list('PL1', 500)).toMatchObject({ isCut: false })
  })

  test.each([
    [{ status: 404, body: '' }, 'song-not-found'],
    ['<html>consent</html>', 'vendor-failed'],
    [{ status: 500, body: '' }, 'vendor-unreachable'],
  ])('that answers %j is refused as %s', async (answer, code) => {
    const { client } = await askedVendor(() => answer)
    expect(await codeOf(keylessYoutube(client).list('PL1', 500))).toBe(code)
  })
})
