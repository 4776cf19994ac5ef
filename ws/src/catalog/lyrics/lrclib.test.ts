import type { DurationMs } from '@earshot/sync'
import { expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { openLrclib, type Wanted } from './lrclib.ts'

const SONG: Wanted = { title: 'Roads', artist: 'Portishead', album: 'Dummy', durationMs: 305_400 as DurationMs }

/** An entry as lrclib.net/docs shows it. */
const entry = (more: object = {}) => ({
  id: 3396226,
  trackName: 'Roads',
  artistName: 'Portishead',
  albumName: 'Dummy',
  duration: 305,
  instrumental: false,
  plainLyrics: 'Ohh\nCan anybody see',
  syncedLyrics: '[00:41.10] Ohh\n[00:45.00] Can anybody see',
  ...more,
})
const NOT_FOUND = { status: 404, body: { code: 404, name: 'TrackNotFound', message: 'Failed to find specified track' } }

const open = async (get: Answer, search: Answer = []) => {
  const { client, asked } = await askedVendor((url) => (url.pathname === '/api/get' ? get : search))
  return { ask: openLrclib(client), asked }
}
const linesOf = async (get: Answer, search?: Answer, wanted = SONG) => {
  const { ask } = await open(get, search)
  const lyrics = await ask(wanted)
  return lyrics && [lyrics.isTimed, ...lyrics.lines.map(({ text }) => text)]
}

test('a song is asked for by its title, artist, album and length in seconds', async () => {
  const { ask, asked } = await open(entry())
  expect((await ask(SONG))?.lines).toEqual([
    { atMs: 41_100, text: 'Ohh' },
    { atMs: 45_000, text: 'Can anybody see' },
  ])
  expect(asked).toEqual(['/api/get?track_name=Roads&artist_name=Portishead&album_name=Dummy&duration=305'])
})

test('what is not known of a song is not asked for', async () => {
  const { ask, asked } = await open(NOT_FOUND)
  expect(await ask({ ...SONG, album: '', durationMs: null })).toBeNull()
  expect(asked).toEqual([
    '/api/get?track_name=Roads&artist_name=Portishead',
    '/api/search?track_name=Roads&artist_name=Portishead',
  ])
  expect(await ask({ ...SONG, artist: '' })).toBeNull()
  expect(asked).toHaveLength(2)
})

test('where there is none of just this song, songs like it are looked through', async () => {
  const others = [
    { id: 'odd' },
    entry({ trackName: 'Roads (Live)', syncedLyrics: '[00:01.00] Live' }),
    entry({ artistName: 'Somebody', syncedLyrics: '[00:01.00] Other' }),
    entry({ duration: 312, syncedLyrics: '[00:01.00] Longer', plainLyrics: null }),
    entry({ albumName: 'Best of', duration: 304 }),
  ]
  expect(await linesOf(NOT_FOUND, others)).toEqual([true, 'Ohh', 'Can anybody see'])
})

test('lyrics of another length have no times here', async () => {
  expect(await linesOf(NOT_FOUND, [entry({ duration: 309 })])).toEqual([false, 'Ohh', 'Can anybody see'])
  expect(await linesOf(entry({ syncedLyrics: null }), [entry({ duration: 304 })])).toEqual([
    true,
    'Ohh',
    'Can anybody see',
  ])
  expect(await linesOf(entry({ syncedLyrics: null }))).toEqual([false, 'Ohh', 'Can anybody see'])
})

test('a piece in which nobody sings has none', async () => {
  expect(await linesOf(entry({ instrumental: true, plainLyrics: null, syncedLyrics: null }), [entry()])).toBeNull()
  expect(await linesOf(entry({ plainLyrics: '', syncedLyrics: '' }))).toBeNull()
})

test('a video is asked for by what its title says', async () => {
  const video = { ...SONG, title: 'Portishead - Roads (Official Video)', artist: 'PortisheadVEVO', album: '' }
  const { client, asked } = await askedVendor((url) => {
    const isNamed =
      url.searchParams.get('artist_name') === 'Portishead' && url.searchParams.get('track_name') === 'Roads'
    if (url.pathname === '/api/search') return []
    return isNamed ? entry() : NOT_FOUND
  })
  expect((await openLrclib(client)(video))?.isTimed).toBe(true)
  expect(asked[0]).toBe('/api/get?track_name=Portishead+-+Roads&artist_name=PortisheadVEVO&duration=305')
  expect(asked.at(-1)).toBe('/api/get?track_name=Roads&artist_name=Portishead&duration=305')
  // A title may have a dash of its own.
  const movement = await open(entry({ trackName: 'Suite - Air', artistName: 'Bach' }))
  await movement.ask({ ...SONG, title: 'Suite - Air', artist: 'Bach', album: '' })
  expect(movement.asked).toEqual(['/api/get?track_name=Suite+-+Air&artist_name=Bach&duration=305'])
})

test.each<[Answer, string]>([
  [{ status: 500 }, 'vendor-unreachable'],
  [{ status: 429 }, 'rate-limited'],
  [{ status: 403 }, 'key-refused'],
  ['<html>', 'vendor-failed'],
  [{ nothing: 'of it' }, 'vendor-failed'],
])('a service that answers %j is said to have failed as %s', async (answer, code) => {
  const { ask } = await open(answer)
  await expect(ask(SONG)).rejects.toMatchObject({ code })
})
