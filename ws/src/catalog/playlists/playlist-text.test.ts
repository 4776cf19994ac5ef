import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitTitle } from './entry.ts'
import { readPlaylist } from './playlist-text.ts'

const BASE = 'https://music.example/lists/mine.m3u'
const entry = (address: string, title = '', artist = '', durationMs: number | null = null, album = '') => ({
  address,
  title,
  artist,
  album,
  durationMs,
})

describe('M3U', () => {
  test('with a mark of its order, line ends of Windows, lengths in seconds and titles', () => {
    const text =
      '\uFEFF#EXTM3U\r\n#PLAYLIST:Evenings\r\n#EXTINF:272,Portishead - Roads\r\nhttp://a.example/roads.mp3\r\n'
    expect(readPlaylist(text, null)).toEqual({
      name: 'Evenings',
      entries: [entry('http://a.example/roads.mp3', 'Roads', 'Portishead', 272_000)],
    })
  })

  test('entries are relative to where it came from', () => {
    const text = '#EXTM3U\none two.mp3\n../b.mp3\n/c.mp3\n//d.example/d.mp3\n'
    expect(readPlaylist(text, BASE)?.entries.map(({ address }) => address)).toEqual([
      'https://music.example/lists/one%20two.mp3',
      'https://music.example/b.mp3',
      'https://music.example/c.mp3',
      'https://d.example/d.mp3',
    ])
  })

  test('files of a computer of one’s own are left out', () => {
    const text = '#EXTM3U\nC:\\Music\\a.mp3\n\\\\nas\\b.mp3\n/disk/c.mp3\nfile:///d.mp3\nhttps://e.example/e.mp3'
    expect(readPlaylist(text, null)?.entries).toEqual([entry('https://e.example/e.mp3')])
    expect(readPlaylist(text.replace('/disk/', 'c/'), BASE)?.entries).toHaveLength(2)
  })

  test.each([
    ['#EXTINF:-1,Radio X', entry('http://a.example/s', 'Radio X')],
    ['#EXTINF:-1 tvg-id="a,b" group-title="c",Radio Y', entry('http://a.example/s', 'Radio Y')],
    ['#EXTINF:12.5, A – B - C', entry('http://a.example/s', 'B - C', 'A', 12_500)],
    ['#EXTINF:0,', entry('http://a.example/s')],
    ['#EXTINF:nonsense', entry('http://a.example/s')],
    ['#EXTINF:60,T\n#EXTART:A\n#EXTALB:L', entry('http://a.example/s', 'T', 'A', 60_000, 'L')],
  ])('%s', (about, read) => {
    expect(readPlaylist(`#EXTM3U\n${about}\nhttp://a.example/s\nhttp://b.example/t`, null)?.entries).toEqual([
      read,
      entry('http://b.example/t'),
    ])
  })

  test('of the pieces of a broadcast is none', () => {
    expect(readPlaylist('#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts', BASE)).toBeNull()
  })

  test('may hold links of vendors', () => {
    const text = '#EXTM3U\nspotify:track:4uLU6hMCjMI75M1A2tKUQC\nhttps://youtu.be/dQw4w9WgXcQ'
    expect(readPlaylist(text, null)?.entries).toHaveLength(2)
  })
})

test('PLS, in whatever order its lines are', () => {
  const text =
    '[playlist]\nNumberOfEntries=2\nTitle2=Two\nFile2=http://a.example/2\nLength2=-1\nfile1=1.mp3\nLength1=63\n'
  expect(readPlaylist(text, BASE)).toEqual({
    name: '',
    entries: [entry('https://music.example/lists/1.mp3', '', '', 63_000), entry('http://a.example/2', 'Two')],
  })
})

test('XSPF, with lengths in milliseconds', () => {
  const text = `<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><title>L &amp; M</title><trackList>
    <track><location>a.mp3?x=1&amp;y=2</location><title>A &#60;b&#x3e;</title><creator>C</creator><duration>272000</duration></track>
    <track><title>without a place</title></track></trackList></playlist>`
  expect(readPlaylist(text, BASE)).toEqual({
    name: 'L & M',
    entries: [entry('https://music.example/lists/a.mp3?x=1&y=2', 'A <b>', 'C', 272_000)],
  })
})

describe('a queue saved as JSON', () => {
  const saved = (songs: unknown[], more = {}) =>
    JSON.stringify({ format: 'earshot-playlist', version: 1, name: 'Friday', songs, ...more })
  const moon = { songId: 'moon', title: 'Moon', artist: 'Ada', album: 'Nights', durationMs: 61_000 }

  test('names files by their id, and all else by where it came from', () => {
    const sources = [
      { kind: 'file', url: '/media/moon.mp3', mimeType: 'audio/mpeg', sizeBytes: 1 },
      { kind: 'url', url: 'https://a.example/b.mp3', mimeType: 'audio/mpeg', sizeBytes: null },
      { kind: 'youtube', videoId: 'dQw4w9WgXcQ' },
      { kind: 'spotify', trackId: '4uLU6hMCjMI75M1A2tKUQC' },
    ]
    const read = readPlaylist(saved(sources.map((source) => ({ ...moon, source }))), null)
    expect(read?.name).toBe('Friday')
    expect(read?.entries).toEqual(
      [
        'song:moon',
        'https://a.example/b.mp3',
        'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        'spotify:track:4uLU6hMCjMI75M1A2tKUQC',
      ].map((address) => entry(address, 'Moon', 'Ada', 61_000, 'Nights')),
    )
  })

  test('leaves out what is no song, and is none when it is of another kind or cut off', () => {
    const source = { kind: 'youtube', videoId: 'dQw4w9WgXcQ' }
    expect(
      readPlaylist(saved([null, 'x', { ...moon, source }, { ...moon, source: { kind: 'tape' } }]), null)?.entries,
    ).toHaveLength(1)
    expect(readPlaylist(saved([], { version: 2 }), null)).toBeNull()
    expect(readPlaylist(saved([{ ...moon, source }]).slice(0, -3), null)).toBeNull()
  })
})

test.each(['', 'hello', 'https://a.example/b', '<html></html>', '{}', 'File1=http://a'])(
  '"%s" is no playlist',
  (text) => expect(readPlaylist(text, null)).toBeNull(),
)

test.each([
  ['A - B', 'A', 'B'],
  ['A-B', '', 'A-B'],
  ['A — B – C', 'A', 'B – C'],
  ['- B', '', '- B'],
])('%s is by "%s" and called "%s"', (line, artist, title) => expect(splitTitle(line)).toEqual({ artist, title }))

test('whatever is pasted, nothing is thrown and every address is one of the web', () => {
  const starts = fc.constantFrom('#EXTM3U\n', '[playlist]\nFile1=', '<playlist><track><location>', '')
  fc.assert(
    fc.property(starts, fc.array(fc.string()), (start, lines) => {
      for (const { address } of readPlaylist(start + lines.join('\n'), BASE)?.entries ?? []) {
        expect(address).toMatch(/^(https?:\/\/|spotify:)/)
      }
    }),
  )
})

test('a text that only wants to be searched for long is read at once', () => {
  const long = 250_000
  expect(readPlaylist(`#EXTM3U\n#EXTINF:${'1'.repeat(long)}\nhttps://a.example/x.mp3`, BASE)?.entries).toHaveLength(1)
  const xspf = `<playlist><trackList><track><location>https://a.example/x.mp3</location><title>${'<'.repeat(long)}</title></track></trackList></playlist>`
  expect(readPlaylist(xspf, BASE)?.entries).toHaveLength(1)
})

describe('several playlists in one text', () => {
  const m3u = '\uFEFF#EXTM3U\n#PLAYLIST:Evenings\n#EXTINF:1,A - B\nhttp://a.example/1.mp3'
  const pls = '[playlist]\nFile1=http://a.example/2.mp3\nTitle1=C\nNumberOfEntries=1'
  const xspf =
    '<?xml version="1.0"?>\n<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Mine</title><trackList><track><location>http://a.example/3.mp3</location></track></trackList></playlist>'
  const addresses = (text: string) => readPlaylist(text, null)?.entries.map(({ address }) => address.at(-5))

  test('are read one after the other, whatever their kinds, and have no name together', () => {
    expect(addresses([m3u, pls, xspf].join('\n'))).toEqual(['1', '2', '3'])
    expect(addresses([xspf, m3u, pls].join('\r\n'))).toEqual(['3', '1', '2'])
    expect(readPlaylist([m3u, pls].join('\n'), null)?.name).toBe('')
    expect([m3u, xspf].map((text) => readPlaylist(text, null)?.name)).toEqual(['Evenings', 'Mine'])
  })

  test('are no reason to take the pieces of a broadcast for songs', () => {
    const pieces = '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://a.example/9.ts'
    expect(addresses([m3u, pieces].join('\n'))).toEqual(['1'])
    expect(readPlaylist(pieces, null)).toBeNull()
  })
})
