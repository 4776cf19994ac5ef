import type { Song } from '@earshot/sync'
import { describe, expect, test, vi } from 'vitest'
import { createAddresses, nameOf } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Probed } from './probed.ts'

const FILE = 'https://a.example/01%20My%20Song.mp3'
const audio = (more: object = {}): Probed => ({
  kind: 'audio',
  url: 'https://cdn.example/signed?x',
  mimeType: 'audio/mpeg',
  sizeBytes: 5000,
  seekable: true,
  title: '',
  artist: '',
  album: '',
  durationMs: 272_000,
  ...more,
})
const playlist = (text: string): Probed => ({ kind: 'playlist', url: 'https://a.example/l/p.m3u', text })
const live: Probed = { kind: 'live', url: 'https://r.example/s', format: 'icy', name: '' }

function bench(pages: Record<string, Probed>, known: Song | null = null) {
  const fetchUrl = vi.fn(async (url: string) => ({ songId: `fetched ${url}` }) as Song)
  const addSource = vi.fn(async (draft: Draft) => ({ songId: 'added', ...draft }) as unknown as Song)
  const probeUrl = vi.fn(async (url: string) => {
    const probed = pages[url]
    if (!probed) throw Object.assign(new Error('none'), { code: 'url-unreachable' })
    return probed
  })
  const addresses = createAddresses({ probeUrl, fetchUrl, addSource, findKnown: () => known })
  return { addresses, fetchUrl, addSource, probeUrl }
}
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

describe('a file at an address', () => {
  test('that can be sought in plays from there, by the address that was given', async () => {
    const { addresses, fetchUrl } = bench({ [FILE]: audio({ title: 'Tagged', artist: 'Ada' }) })
    expect(await addresses.bring(FILE, { title: 'Hint', artist: 'Hint', album: 'Hint' })).toMatchObject({
      source: { kind: 'url', url: FILE, mimeType: 'audio/mpeg', sizeBytes: 5000 },
      title: 'Tagged',
      artist: 'Ada',
      album: 'Hint',
      durationMs: 272_000,
    })
    expect(fetchUrl).not.toHaveBeenCalled()
  })

  test('that cannot is taken into the library whole', async () => {
    const { addresses, addSource } = bench({ [FILE]: audio({ seekable: false }) })
    expect(await addresses.bring(FILE, null)).toMatchObject({ songId: `fetched ${FILE}` })
    expect(addSource).not.toHaveBeenCalled()
  })

  test('without tags is called after a playlist that names it, or its own name', async () => {
    const { addresses } = bench({ [FILE]: audio({ durationMs: null }) })
    expect(await addresses.bring(FILE, { title: 'Hint', artist: '', album: '' })).toMatchObject({ title: 'Hint' })
    expect(await addresses.bring(FILE, null)).toMatchObject({ title: 'My Song', durationMs: null })
  })

  test('that is known is not looked at again', async () => {
    const known = { songId: 'known' } as Song
    const { addresses, probeUrl } = bench({}, known)
    expect(await addresses.bring(FILE, null)).toBe(known)
    expect(probeUrl).not.toHaveBeenCalled()
  })

  test('that is not to be had says why', async () => {
    expect(await codeOf(bench({}).addresses.bring(FILE, null))).toBe('url-unreachable')
  })
})

describe('a broadcast', () => {
  test('plays from its address', async () => {
    const { addresses } = bench({ 'https://r.example/s': live })
    expect(await addresses.bring('https://r.example/s', null)).toMatchObject({
      source: { kind: 'live', url: 'https://r.example/s', format: 'icy' },
      durationMs: null,
    })
  })

  test('is found behind a playlist that has nothing else', async () => {
    const { addresses } = bench({
      'https://a.example/listen.pls': playlist('[playlist]\nFile1=https://r.example/s\nFile2=https://r.example/s'),
      'https://r.example/s': live,
    })
    expect(await addresses.bring('https://a.example/listen.pls', null)).toMatchObject({
      source: { kind: 'live', url: 'https://r.example/s' },
    })
  })
})

describe('a playlist', () => {
  test('is no song', async () => {
    const { addresses } = bench({
      'https://a.example/p': playlist('#EXTM3U\na.mp3\nb.mp3'),
      'https://a.example/q': playlist('#EXTM3U\n'),
      'https://a.example/r': playlist('#EXTM3U\nhttps://a.example/p'),
    })
    expect(await codeOf(addresses.bring('https://a.example/p', null))).toBe('is-playlist')
    expect(await codeOf(addresses.bring('https://a.example/q', null))).toBe('song-not-found')
    expect(await codeOf(addresses.bring('https://a.example/r', null))).toBe('is-playlist')
  })

  test('is read against where it came from', async () => {
    const { addresses } = bench({ 'https://a.example/p': playlist('#EXTM3U\n#EXTINF:60,A - B\n../a.mp3') })
    expect(await addresses.look('https://a.example/p')).toMatchObject({
      playlist: { entries: [{ address: 'https://a.example/a.mp3', title: 'B', artist: 'A', durationMs: 60_000 }] },
    })
  })
})

test.each([
  [FILE, 'My Song'],
  ['https://radio.example/', 'radio.example'],
  ['https://a.example/%E0%A4%A.mp3', '%E0%A4%A'],
])('%s is called "%s"', (url, name) => expect(nameOf(url)).toBe(name))
