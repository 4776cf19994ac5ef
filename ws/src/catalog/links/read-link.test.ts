import type { SongId } from '@earshot/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Link, spellLink } from './link.ts'
import { readLink } from './read-link.ts'

const V = 'dQw4w9WgXcQ'
const L = 'PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI'
const S = '4uLU6hMCjMI75M1A2tKUQC'
const video = (listId: string | null = null): Link => ({ kind: 'youtube-video', videoId: V, listId })
const UUID = '960e57c5-0601-11e8-ae97-52543be04c81'

describe('a link says what it names', () => {
  test.each<[string, Link]>([
    [`https://www.youtube.com/watch?v=${V}`, video()],
    [`http://youtube.com/watch?feature=share&v=${V}&t=42s`, video()],
    [`youtube.com/watch?v=${V}`, video()],
    [`https://m.youtube.com/watch?v=${V}`, video()],
    [`https://music.youtube.com/watch?v=${V}&list=${L}`, video(L)],
    [`https://youtu.be/${V}?si=abc`, video()],
    [`https://youtu.be/${V}?list=${L}`, video(L)],
    [`https://www.youtube.com/shorts/${V}`, video()],
    [`https://www.youtube.com/embed/${V}`, video()],
    [`https://www.youtube-nocookie.com/embed/${V}`, video()],
    [`https://www.youtube.com/live/${V}?si=x`, video()],
    [`https://www.youtube.com/playlist?list=${L}`, { kind: 'youtube-list', listId: L }],
    [`https://www.youtube.com/embed/videoseries?list=${L}`, { kind: 'youtube-list', listId: L }],
    ['https://www.youtube.com/@someone', { kind: 'other-page' }],
    ['https://www.youtube.com/watch?v=short', { kind: 'other-page' }],
    ['https://www.youtube.com/results?search_query=x', { kind: 'other-page' }],
    [`https://open.spotify.com/track/${S}?si=1`, { kind: 'spotify', what: 'track', id: S }],
    [`https://open.spotify.com/intl-de/album/${S}`, { kind: 'spotify', what: 'album', id: S }],
    [`https://open.spotify.com/embed/track/${S}`, { kind: 'spotify', what: 'track', id: S }],
    [`https://open.spotify.com/playlist/${S}`, { kind: 'spotify', what: 'playlist', id: S }],
    [`spotify:track:${S}`, { kind: 'spotify', what: 'track', id: S }],
    [`spotify:user:ada:playlist:${S}`, { kind: 'spotify', what: 'playlist', id: S }],
    [`https://open.spotify.com/artist/${S}`, { kind: 'other-page' }],
    ['https://audius.co/someone/a-song-123', { kind: 'audius-page', path: '/someone/a-song-123' }],
    ['https://audius.co/someone/playlist/a-list-9', { kind: 'audius-page', path: '/someone/playlist/a-list-9' }],
    ['https://audius.co/tracks/D7KyD', { kind: 'audius-track', trackId: 'D7KyD' }],
    ['https://api.audius.co/v1/tracks/D7KyD/stream', { kind: 'audius-track', trackId: 'D7KyD' }],
    ['https://audius.co/someone', { kind: 'other-page' }],
    ['https://archive.org/details/gd77-05-08', { kind: 'archive', item: 'gd77-05-08', file: null }],
    ['https://archive.org/download/gd77/01%20A.mp3', { kind: 'archive', item: 'gd77', file: '01 A.mp3' }],
    ['https://archive.org/details/gd77/d1/01.mp3', { kind: 'archive', item: 'gd77', file: 'd1/01.mp3' }],
    ['https://archive.org/about', { kind: 'other-page' }],
    ['https://www.jamendo.com/track/1884527/a-song', { kind: 'jamendo', trackId: '1884527' }],
    ['https://www.jamendo.com/en/track/1884527', { kind: 'jamendo', trackId: '1884527' }],
    ['https://www.jamendo.com/artist/5', { kind: 'other-page' }],
    [`https://www.radio-browser.info/history/${UUID}`, { kind: 'station', stationId: UUID }],
    ['https://music.example/a.mp3', { kind: 'address', url: 'https://music.example/a.mp3' }],
    ['music.example:8000/a.mp3', { kind: 'address', url: 'https://music.example:8000/a.mp3' }],
    ['<https://music.example/b.ogg>', { kind: 'address', url: 'https://music.example/b.ogg' }],
    ['HTTP://MUSIC.example/c', { kind: 'address', url: 'http://music.example/c' }],
    ['song:abc123', { kind: 'library', songId: 'abc123' as SongId }],
    ['search: Portishead -  Roads', { kind: 'words', query: 'Portishead - Roads' }],
  ])('%s', (text, link) => expect(readLink(text)).toEqual(link))

  test.each([
    '',
    '  ',
    'Portishead - Roads',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'ftp://a.example/b.mp3',
    'https://',
    'https://a.example/b c',
    'search:',
    'song:a b',
    'spotify:track:short',
    'spotify:artist:4uLU6hMCjMI75M1A2tKUQC',
    `https://a.example/${'x'.repeat(3000)}`,
  ])('"%s" is none', (text) => expect(readLink(text)).toBeNull())

  test('a site that only looks like a vendor is another site', () => {
    expect(readLink(`https://youtube.com.evil.example/watch?v=${V}`)?.kind).toBe('address')
    expect(readLink(`https://notyoutube.com/watch?v=${V}`)?.kind).toBe('address')
  })
})

const id = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: length, maxLength: length })
const anyLink: fc.Arbitrary<Exclude<Link, { kind: 'other-page' }>> = fc.oneof(
  fc.record({ kind: fc.constant('youtube-video' as const), videoId: id(11), listId: fc.option(id(34)) }),
  fc.record({ kind: fc.constant('youtube-list' as const), listId: id(34) }),
  fc.record({
    kind: fc.constant('spotify' as const),
    what: fc.constantFrom('track' as const, 'album' as const, 'playlist' as const),
    id: id(22),
  }),
  fc.record({ kind: fc.constant('audius-track' as const), trackId: id(5) }),
  fc.record({
    kind: fc.constant('archive' as const),
    item: id(9),
    file: fc.option(
      fc.array(fc.stringMatching(/^[a-z?#%& é]{0,8}[a-z]$/), { minLength: 1, maxLength: 3 }).map((p) => p.join('/')),
    ),
  }),
  fc.record({ kind: fc.constant('jamendo' as const), trackId: fc.nat().map(String) }),
  fc.record({ kind: fc.constant('station' as const), stationId: fc.uuid() }),
)

test('a link is read back from its one spelling', () => {
  fc.assert(fc.property(anyLink, (link) => void expect(readLink(spellLink(link))).toEqual(link)))
})

test('whatever is pasted, nothing is thrown', () => {
  const hosts = fc.constantFrom('youtube.com', 'open.spotify.com', 'archive.org', 'audius.co', 'x.example')
  const addresses = fc
    .tuple(hosts, fc.webPath(), fc.string())
    .map(([host, path, tail]) => `https://${host}${path}${tail}`)
  fc.assert(fc.property(fc.oneof(fc.string(), addresses), (text) => void readLink(text)))
})
