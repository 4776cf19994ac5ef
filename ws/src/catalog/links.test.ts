import { readLinks, type Song } from '@earshot/sync'
import { describe, expect, test, vi } from 'vitest'
import { type Addresses, createAddresses } from './addresses.ts'
import { CatalogError } from './catalog-error.ts'
import { createDraftMemory, type Draft } from './draft.ts'
import { type Link, spellLink } from './links/link.ts'
import { createLinks } from './links.ts'
import { createResolver, type Vendors } from './resolve-link.ts'
import { takeWhole } from './testing.ts'
import { videoDraft } from './youtube/read-video.ts'

const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)
const id = (at: number) => String(at).padStart(11, 'v')
const draft = (link: Exclude<Link, { kind: 'other-page' }>): Draft => ({
  ...videoDraft({ videoId: id(0), title: `of ${link.kind}`, author: 'Ada', durationMs: null }, 'https://i.ytimg.com'),
  link: spellLink(link),
})

/** Vendors that know everything, and lists of three videos. */
function bench(
  changes: { vendors?: Partial<Vendors>; addresses?: Partial<Addresses>; known?: Song; hash?: string } = {},
) {
  const video = vi.fn(async (videoId: string) =>
    videoDraft({ videoId, title: `Song ${videoId}`, author: 'Ada', durationMs: null }, 'https://i.ytimg.com'),
  )
  const list = vi.fn(async () => ({
    name: 'Mine',
    drafts: await Promise.all(
      [1, 2, 3].map((at) =>
        videoDraft({ videoId: id(at), title: `Song ${at}`, author: '', durationMs: null }, 'https://i.ytimg.com'),
      ),
    ),
    isCut: true,
  }))
  const spotify = {
    track: vi.fn(async (trackId: string) => draft({ kind: 'spotify', what: 'track', id: trackId })),
    list: vi.fn(async () => {
      throw new CatalogError('key-missing')
    }),
  }
  const vendors: Vendors = {
    youtube: { video, list },
    spotify,
    audius: { track: vi.fn(), page: vi.fn() },
    archive: { song: vi.fn(), item: vi.fn() },
    jamendo: null,
    radio: { station: vi.fn() },
    ...changes.vendors,
  }
  const addSource = vi.fn(
    async (made: Draft) => ({ songId: 'added', title: made.title, source: made.source }) as unknown as Song,
  )
  const fetchUrl = async (url: string) => ({ songId: 'fetched', title: url }) as unknown as Song
  const plain = createAddresses({ probeUrl: takeWhole, fetchUrl, addSource, findKnown: () => null })
  const bring = vi.fn(plain.bring)
  const findWords = vi.fn(async (): Promise<Song | Draft> => draft({ kind: 'words', query: 'x' }))
  const links = createLinks({
    library: {
      getSong: (songId) => (changes.known?.songId === songId ? changes.known : null),
      findSource: (key) =>
        changes.known && [`youtube:${id(9)}`, `file:${changes.hash}`].includes(key) ? changes.known : null,
    },
    memory: createDraftMemory(() => 0),
    resolver: createResolver(vendors),
    addresses: { ...plain, bring, ...changes.addresses },
    addSource,
    findWords,
    showPicture: (url) => `/api/pictures?of=${url}`,
    now: () => 0,
  })
  const read = async (text: string) => readLinks.parse(await links.read(text, 'ada'))
  return { links, read, video, list, addSource, bring, findWords, vendors }
}

describe('a song that is here already', () => {
  const hash = 'ab'.repeat(32)
  const known = {
    songId: 'here',
    title: 'Here',
    artist: 'Ada',
    album: '',
    durationMs: 61_000,
    coverUrl: '/media/covers/x.jpg',
  } as unknown as Song

  test('is found by its file, whatever the server is called that its address names, and nobody is asked', async () => {
    const look = vi.fn()
    const { links, read, bring } = bench({ known, hash, addresses: { look } })
    const address = `http://192.168.1.5:3000/media/${hash}.mp3`
    const text = `#EXTM3U\n#EXTINF:9,Else - Where\n${address}`
    const found = {
      link: 'song:here',
      title: 'Here',
      artist: 'Ada',
      album: '',
      durationMs: 61_000,
      coverUrl: '/media/covers/x.jpg',
    }
    expect((await read(text)).found).toEqual([found])
    expect((await read(address)).found).toEqual([found])
    expect((await read('song:here')).found).toEqual([found])
    expect(await links.bring(address, 'ada')).toBe(known)
    expect(await links.bring('song:here', 'ada')).toBe(known)
    expect(await codeOf(links.bring('song:gone', 'ada'))).toBe('song-not-found')
    expect(look).not.toHaveBeenCalled()
    expect(bring).not.toHaveBeenCalled()
  })

  test('is another one when its content is', async () => {
    const { links, bring } = bench({ known, hash })
    await links.bring(`https://a.example/media/${'cd'.repeat(32)}.mp3`, 'ada')
    expect(bring).toHaveBeenCalledOnce()
  })
})

describe('reading', () => {
  test('one video is one song', async () => {
    const { read } = bench()
    expect(await read(` https://youtu.be/${id(5)} `)).toEqual({
      name: null,
      found: [
        {
          link: `https://www.youtube.com/watch?v=${id(5)}`,
          title: `Song ${id(5)}`,
          artist: 'Ada',
          album: '',
          durationMs: null,
          coverUrl: `/api/pictures?of=https://i.ytimg.com/vi/${id(5)}/mqdefault.jpg`,
        },
      ],
      isCut: false,
    })
  })

  test('a playlist is its songs, and says when there are more', async () => {
    expect(await bench().read('https://www.youtube.com/playlist?list=PL12345')).toMatchObject({
      name: 'Mine',
      found: [{ title: 'Song 1' }, { title: 'Song 2' }, { title: 'Song 3' }],
      isCut: true,
    })
  })

  test('a video out of a playlist is the playlist, with the video first where it is not told', async () => {
    const { read } = bench()
    const links = async (n: number) =>
      (await read(`https://www.youtube.com/watch?v=${id(n)}&list=PL12345`)).found.map(({ link }) => link.slice(-11))
    expect(await links(2)).toEqual([id(1), id(2), id(3)])
    expect(await links(7)).toEqual([id(7), id(1), id(2), id(3)])
  })

  test('a video out of a list that nobody else can see is the video', async () => {
    const { read, list } = bench()
    list.mockRejectedValueOnce(new CatalogError('song-not-found'))
    expect((await read(`https://www.youtube.com/watch?v=${id(2)}&list=RD12345`)).found).toHaveLength(1)
  })

  test('what a vendor refuses is refused', async () => {
    const { links } = bench()
    const code = (text: string) => codeOf(links.read(text, 'ada'))
    expect(await code('https://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC')).toBe('key-missing')
    expect(await code('https://www.jamendo.com/track/5')).toBe('key-missing')
    expect(await code('https://www.youtube.com/@someone')).toBe('link-unknown')
    expect(await code('hello')).toBe('no-links')
  })

  test('pasted lines are links and searches, each in its place', async () => {
    const { read, video } = bench()
    const text = `My songs:\n1. Portishead - Roads\nhttps://youtu.be/${id(4)}\n\nhttps://a.example/x.mp3\n- Ada – Two  words\n`
    const { name, found } = await read(text)
    expect([name, found.map(({ link, title, artist }) => [link, title, artist])]).toEqual([
      null,
      [
        ['search:Portishead - Roads', 'Roads', 'Portishead'],
        [`https://www.youtube.com/watch?v=${id(4)}`, `Song ${id(4)}`, 'Ada'],
        ['https://a.example/x.mp3', 'x', ''],
        ['search:Ada – Two words', 'Two words', 'Ada'],
      ],
    ])
    expect(video).toHaveBeenCalledTimes(1)
  })

  test('a hundred pasted videos ask for the first forty titles, and one that fails is still shown', async () => {
    const { read, video } = bench()
    video.mockRejectedValueOnce(new CatalogError('not-embeddable'))
    const { found } = await read(Array.from({ length: 100 }, (_, at) => `https://youtu.be/${id(at)}`).join('\n'))
    expect([found.length, video.mock.calls.length]).toEqual([100, 40])
    expect([found[0]?.title, found[1]?.title]).toEqual([`youtube.com/watch?v=${id(0)}`, `Song ${id(1)}`])
  })

  test('a playlist’s text has its own titles and lengths', async () => {
    const { read, video } = bench()
    const text = `#EXTM3U\n#PLAYLIST:Evening\n#EXTINF:272,Ada - One\nhttps://a.example/1.mp3\n#EXTINF:60,Two\nhttps://youtu.be/${id(1)}\nlocal.mp3`
    expect(await read(text)).toMatchObject({
      name: 'Evening',
      found: [
        { link: 'https://a.example/1.mp3', title: 'One', artist: 'Ada', durationMs: 272_000 },
        { title: 'Two', durationMs: 60_000 },
      ],
    })
    expect(video).not.toHaveBeenCalled()
  })

  test('an address that has a playlist is its entries', async () => {
    const entry = { address: 'https://a.example/1.mp3', title: '', artist: '', album: '', durationMs: null }
    const { read } = bench({ addresses: { look: async () => ({ playlist: { name: 'There', entries: [entry] } }) } })
    expect(await read('https://a.example/p.m3u')).toMatchObject({ name: 'There', found: [{ title: '1' }] })
    const { links } = bench({ addresses: { look: async () => ({ playlist: { name: '', entries: [] } }) } })
    expect(await codeOf(links.read('https://a.example/p.m3u', 'ada'))).toBe('no-links')
  })
})

describe('bringing in', () => {
  test('a video that a list has just told of is not asked for again', async () => {
    const { links, read, video, addSource } = bench()
    await read('https://www.youtube.com/playlist?list=PL12345')
    expect(await links.bring(`https://www.youtube.com/watch?v=${id(2)}&list=PL12345`, 'ada')).toMatchObject({
      title: 'Song 2',
    })
    expect(video).not.toHaveBeenCalled()
    expect(addSource).toHaveBeenCalledOnce()
  })

  test('one that is known is not asked for at all', async () => {
    const known = { songId: 'known' } as unknown as Song
    const { links, video } = bench({ known })
    expect(await links.bring(`https://youtu.be/${id(9)}`, 'ada')).toBe(known)
    expect(await links.bring('song:known', 'ada')).toBe(known)
    expect(video).not.toHaveBeenCalled()
    expect(await codeOf(links.bring('song:other', 'ada'))).toBe('song-not-found')
  })

  test('a playlist is refused, unless it has one song', async () => {
    const { links, list } = bench()
    expect(await codeOf(links.bring('https://www.youtube.com/playlist?list=PL12345', 'ada'))).toBe('is-playlist')
    const only = videoDraft({ videoId: id(1), title: 'Only', author: '', durationMs: null }, 'https://i.ytimg.com')
    list.mockResolvedValueOnce({ name: 'Mine', drafts: [only], isCut: false })
    expect(await links.bring('https://www.youtube.com/playlist?list=PL12345', 'ada')).toMatchObject({ title: 'Only' })
  })

  test('an address is told what the same session’s playlist said of it, and no other’s', async () => {
    const { links, bring } = bench()
    await links.read('#EXTM3U\n#EXTINF:1,Ada - One\nhttps://a.example/1.mp3', 'ada')
    await links.bring('https://a.example/1.mp3', 'ada')
    await links.bring('https://a.example/1.mp3', 'bob')
    expect(bring.mock.calls.map(([, hint]) => hint)).toEqual([{ title: 'One', artist: 'Ada', album: '' }, null])
  })

  test('a line is looked for', async () => {
    const { links, findWords } = bench()
    expect(await links.bring('search:Portishead - Roads', 'ada')).toMatchObject({ title: 'of words' })
    expect(findWords).toHaveBeenCalledWith('Portishead - Roads')
    findWords.mockRejectedValueOnce(new CatalogError('no-match'))
    expect(await codeOf(links.bring('search:Nobody - Nothing', 'ada'))).toBe('no-match')
  })

  test.each(['hello', 'https://www.youtube.com/@x', 'Portishead - Roads'])('"%s" is no link', async (text) => {
    expect(await codeOf(bench().links.bring(text, 'ada'))).toBe('link-unknown')
  })
})
