import { describe, expect, test } from 'vitest'
import { type Answer, askedVendor } from '../vendor/testing.ts'
import { openArchive } from './archive.ts'

const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

/** /metadata/ITEM as the archive answers it, cut to what is read and a little more. */
const ITEM = {
  created: 1,
  d1: 'ia800100.us.archive.org',
  metadata: {
    identifier: 'gd77-05-08',
    title: 'Live at Barton Hall',
    creator: ['Grateful Dead', 'Others'],
    mediatype: 'etree',
  },
  files: [
    { name: 'cover.jpg', source: 'original', format: 'JPEG', size: '5' },
    {
      name: 't02.flac',
      source: 'original',
      format: 'Flac',
      title: 'Loser',
      track: '02',
      length: '450.5',
      size: '60000000',
    },
    { name: 't01.flac', source: 'original', format: 'Flac', title: 'Minglewood', track: '1/2', length: '272.45' },
    { name: 't01.mp3', source: 'derivative', original: 't01.flac', format: 'VBR MP3', size: '4000000', length: '4:32' },
    { name: 't01_64kb.mp3', source: 'derivative', original: 't01.flac', format: '64Kbps MP3', size: '2000000' },
    { name: 't01.ogg', source: 'derivative', original: 't01.flac', format: 'Ogg Vorbis', size: '3000000' },
    { name: 'talk é?.mp3', source: 'original', format: 'VBR MP3', size: 'x', length: '1200', artist: 'Phil' },
    { name: 'hidden.mp3', source: 'original', format: 'VBR MP3', private: 'true' },
    { name: 'gd77-05-08_meta.xml', source: 'original', format: 'Metadata' },
    { odd: true },
  ],
}

const open = async (answering: (url: URL) => Answer) => {
  const { client, asked, base } = await askedVendor(answering)
  return { archive: openArchive(client, () => 0), asked, base }
}

test('an item has each of its recordings once, in the best file, in order, with its length', async () => {
  const { archive, base } = await open(() => ITEM)
  const { name, drafts, isCut } = await archive.item('gd77-05-08', 500)
  expect([name, isCut]).toEqual(['Live at Barton Hall', false])
  expect(drafts.map(({ title, durationMs }) => [title, durationMs])).toEqual([
    ['Minglewood', 272_000],
    ['Loser', 450_500],
    ['talk é?', 1_200_000],
  ])
  expect(drafts[0]).toEqual({
    link: 'https://archive.org/details/gd77-05-08/t01.mp3',
    source: { kind: 'url', url: `${base}/download/gd77-05-08/t01.mp3`, mimeType: 'audio/mpeg', sizeBytes: 4_000_000 },
    title: 'Minglewood',
    artist: 'Grateful Dead, Others',
    album: 'Live at Barton Hall',
    durationMs: 272_000,
    pictureUrl: `${base}/services/img/gd77-05-08`,
  })
  expect(drafts[2]).toMatchObject({
    artist: 'Phil',
    source: { url: `${base}/download/gd77-05-08/talk%20%C3%A9%3F.mp3`, sizeBytes: null },
  })
})

describe('a file of an item', () => {
  test.each([
    ['t01.mp3', 'Minglewood'],
    ['t01.flac', 'Minglewood'],
    ['t01_64kb.mp3', 'Minglewood'],
    ['talk é?.mp3', 'talk é?'],
  ])('%s is %s', async (file, title) => {
    const { archive, asked } = await open(() => ITEM)
    expect((await archive.song('gd77-05-08', file)).title).toBe(title)
    await archive.song('gd77-05-08', file)
    expect(asked).toEqual(['/metadata/gd77-05-08'])
  })

  test('that is not there is not found', async () => {
    const { archive } = await open(() => ITEM)
    expect(await codeOf(archive.song('gd77-05-08', 'none.mp3'))).toBe('song-not-found')
  })
})

test.each<[Answer, string]>([
  [{}, 'song-not-found'],
  [{ ...ITEM, is_dark: true }, 'song-not-found'],
  [{ ...ITEM, files: [] }, 'song-not-found'],
  [{ status: 503 }, 'vendor-unreachable'],
  ['<html>', 'vendor-failed'],
  [{ status: 403 }, 'key-refused'],
])('an item that answers %j is refused as %s', async (answer, code) => {
  const { archive } = await open(() => answer)
  expect(await codeOf(archive.item('x', 5))).toBe(code)
})

describe('searching the archive', () => {
  const found = (...items: string[]) => ({
    response: { numFound: items.length, docs: items.map((identifier) => ({ identifier })) },
  })

  test('finds the songs of items, the closest of each first', async () => {
    const { archive, asked } = await open((url) =>
      url.pathname === '/advancedsearch.php' ? found('a', 'gone', 'b') : url.pathname.endsWith('gone') ? {} : ITEM,
    )
    const drafts = await archive.catalog.search('Loser: (dead) OR "x"')
    expect(drafts.map(({ title }) => title).slice(0, 3)).toEqual(['Loser', 'Minglewood', 'talk é?'])
    expect(drafts).toHaveLength(6)
    expect(asked[0]).toBe(
      '/advancedsearch.php?q=%28loser+AND+dead+AND+or+AND+x%29+AND+mediatype%3A%28audio%29&fl%5B%5D=identifier&sort%5B%5D=downloads+desc&rows=8&page=1&output=json',
    )
  })

  test('finds nothing where there is nothing', async () => {
    const { archive } = await open(() => found())
    expect(await archive.catalog.search('x')).toEqual([])
  })

  test('says so when it cannot', async () => {
    const { archive } = await open(() => ({ status: 502 }))
    expect(await codeOf(archive.catalog.search('x'))).toBe('vendor-unreachable')
  })
})
