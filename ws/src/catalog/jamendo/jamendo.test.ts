import { expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { openJamendo } from './jamendo.ts'

const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

/** As developer.jamendo.com/v3.0/tracks shows it, cut to what is read and a little more. */
const TRACK = {
  id: '1884527',
  name: 'Roads &amp',
  duration: 183,
  artist_id: '5',
  artist_name: 'Ada',
  album_name: 'First',
  license_ccurl: 'http://creativecommons.org/licenses/by-sa/3.0/',
  image: 'https://usercontent.jamendo.com?type=album&id=1&width=300&trackid=1884527',
  audio: 'https://prod-1.storage.jamendo.com/?trackid=1884527&format=mp32&from=x',
  audiodownload_allowed: true,
}
const succeed = (...results: unknown[]) => ({
  headers: { status: 'success', code: 0, error_message: '', warnings: '', results_count: results.length },
  results,
})
const failed = (code: number) => ({
  headers: { status: 'failed', code, error_message: 'x', results_count: 0 },
  results: [],
})

const open = async (answering: (url: URL) => Answer) => {
  const { client, asked } = await askedVendor(answering)
  return { jamendo: openJamendo(client, 'cid'), asked }
}

test('a track plays from where Jamendo says, and lasts as many seconds as it says', async () => {
  const { jamendo, asked } = await open(() => succeed(TRACK))
  expect(await jamendo.track('1884527')).toEqual({
    link: 'https://www.jamendo.com/track/1884527',
    source: { kind: 'url', url: TRACK.audio, mimeType: 'audio/mpeg', sizeBytes: null },
    title: 'Roads &amp',
    artist: 'Ada',
    album: 'First',
    durationMs: 183_000,
    pictureUrl: TRACK.image,
  })
  expect(asked).toEqual(['/v3.0/tracks/?client_id=cid&format=json&audioformat=mp32&id=1884527'])
})

test('a search finds songs, without those that have no sound', async () => {
  const { jamendo, asked } = await open(() => succeed(TRACK, { ...TRACK, audio: '' }))
  expect(await jamendo.catalog.search('a b')).toHaveLength(1)
  expect(asked).toEqual([
    '/v3.0/tracks/?client_id=cid&format=json&audioformat=mp32&search=a+b&limit=25&order=relevance',
  ])
})

test.each<[Answer, string]>([
  [succeed(), 'song-not-found'],
  [failed(5), 'key-refused'],
  [failed(11), 'key-refused'],
  [failed(6), 'rate-limited'],
  [failed(1), 'vendor-failed'],
  [{ status: 500 }, 'vendor-unreachable'],
  ['<html>', 'vendor-failed'],
])('what answers %j is refused as %s', async (answer, code) => {
  const { jamendo } = await open(() => answer)
  expect(await codeOf(jamendo.track('1'))).toBe(code)
})
