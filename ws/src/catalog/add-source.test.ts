import { asDurationMs, song as songSchema } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import { addSource } from './add-source.ts'
import { Catalog, type CatalogRecord } from './catalog.ts'
import type { Draft, DraftSource } from './draft.ts'
import { songIdOf, sourceKey } from './source-key.ts'

const draft = (source: DraftSource, more: Partial<Draft> = {}): Draft => ({
  link: 'https://a.example/',
  source,
  title: 'Roads',
  artist: 'Portishead',
  album: '',
  durationMs: asDurationMs(272_000),
  pictureUrl: 'https://a.example/p.jpg',
  ...more,
})
const video: DraftSource = { kind: 'youtube', videoId: 'dQw4w9WgXcQ' }

async function bench(maxSongs = 10) {
  const kept: CatalogRecord[] = []
  const shelf = { allSongs: async () => [], addSong: async (record: CatalogRecord) => void kept.push(record) }
  const library = await Catalog.open(shelf, { maxSongs, maxBytes: 100 })
  const keepCover = vi.fn(async () => '/media/covers/a.jpg' as string | null)
  return { kept, library, keepCover, add: addSource({ library, keepCover, now: () => 5 }) }
}

test('a song from elsewhere is in the library afterwards, and takes no room on the disk', async () => {
  const { kept, library, add } = await bench()
  const song = songSchema.parse(await add(draft(video)))
  expect(song).toMatchObject({ songId: 'youtube:dQw4w9WgXcQ', coverUrl: '/media/covers/a.jpg', source: video })
  expect(library.getSong(song.songId)).toEqual(song)
  expect(kept).toEqual([{ song, sourceKey: 'youtube:dQw4w9WgXcQ', sizeBytes: 0, demo: false, createdAt: 5 }])
})

test('the same source twice is the same song, also at the same time', async () => {
  const { kept, keepCover, add } = await bench()
  const [one, other] = await Promise.all([add(draft(video)), add(draft(video, { title: 'Other' }))])
  expect([one, await add(draft(video, { title: 'Third' }))]).toEqual([other, one])
  expect([kept.length, keepCover.mock.calls.length]).toEqual([1, 1])
})

test('a picture that is not to be had is no reason to fail', async () => {
  const { add, keepCover } = await bench()
  keepCover.mockResolvedValue(null)
  expect((await add(draft(video))).coverUrl).toBeNull()
})

test('a full library says so, and still answers what it has', async () => {
  const { add } = await bench(1)
  const song = await add(draft(video))
  const other: DraftSource = { kind: 'live', url: 'https://r.example/', format: 'icy' }
  await expect(add(draft(other))).rejects.toMatchObject({ code: 'library-full' })
  expect(await add(draft(video))).toEqual(song)
})

test('what could not be kept can be tried again', async () => {
  const { library, add } = await bench()
  vi.spyOn(library, 'addSong').mockRejectedValueOnce(new Error('down'))
  await expect(add(draft(video))).rejects.toThrow('down')
  expect(await add(draft(video))).toMatchObject({ songId: 'youtube:dQw4w9WgXcQ' })
})

test('every source has a key and an id of its own, long ones too', () => {
  const long = `https://a.example/${'x'.repeat(2000)}`
  const sources: DraftSource[] = [
    video,
    { kind: 'spotify', trackId: '4uLU6hMCjMI75M1A2tKUQC' },
    { kind: 'url', url: 'https://a.example/a.mp3', mimeType: 'audio/mpeg', sizeBytes: null },
    { kind: 'url', url: long, mimeType: 'audio/mpeg', sizeBytes: 5 },
    { kind: 'url', url: `${long}y`, mimeType: 'audio/mpeg', sizeBytes: 5 },
    { kind: 'live', url: 'https://a.example/a.mp3', format: 'hls' },
  ]
  expect(new Set(sources.map(sourceKey)).size).toBe(sources.length)
  expect(new Set(sources.map(songIdOf)).size).toBe(sources.length)
  for (const source of sources) {
    expect(sourceKey(source).length).toBeLessThan(220)
    expect(songSchema.safeParse({ ...draft(source), songId: songIdOf(source), coverUrl: null }).error).toBeUndefined()
  }
  expect(sourceKey(sources[2] as DraftSource)).toBe('url:https://a.example/a.mp3')
})
