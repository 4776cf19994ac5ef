import { asDurationMs, type Song, type SongId } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import { CatalogError } from '../catalog-error.ts'
import type { Draft } from '../draft.ts'
import { videoDraft } from '../youtube/read-video.ts'
import { createElsewhere } from './elsewhere.ts'
import type { SearchCatalog } from './search-catalog.ts'

const wanted = { title: 'Roads', artist: 'Portishead', durationMs: 305_000 }
const found = (title: string, artist: string, seconds = 305): Draft =>
  videoDraft(
    { videoId: 'vvvvvvvvvvv', title, author: artist, durationMs: asDurationMs(seconds * 1000) },
    'https://i.ytimg.com',
  )
const song = (songId: string, title: string, kind: 'file' | 'spotify'): Song => ({
  songId: songId as SongId,
  title,
  artist: 'Portishead',
  album: '',
  durationMs: asDurationMs(305_000),
  coverUrl: null,
  source:
    kind === 'file'
      ? { kind, url: '/media/a.mp3', mimeType: 'audio/mpeg', sizeBytes: 1 }
      : { kind, trackId: '4uLU6hMCjMI75M1A2tKUQC' },
})
const catalog = (search: SearchCatalog['search']): SearchCatalog & { search: ReturnType<typeof vi.fn> } => ({
  info: { catalogId: 'x', name: 'X', finds: 'songs' },
  search: vi.fn(search),
})
const down = async () => {
  throw new CatalogError('vendor-unreachable')
}
const library = (...songs: Song[]) => ({ listSongs: () => ({ songs, nextCursor: null }) })
const codeOf = (promise: Promise<unknown>) => promise.catch((error) => error.code ?? error)

test('the same music is found in the library and elsewhere; another recording, or what needs an account, is not', async () => {
  const one = catalog(async () => [found('Roads (Live)', 'Portishead'), found('Portishead - Roads', 'x')])
  const { find } = createElsewhere({
    library: library(song('s', 'Roads', 'spotify'), song('a', 'Roads', 'file'), song('b', 'Roads cover', 'file')),
    catalogs: [
      one,
      catalog(down),
      catalog(async () => [found('Glory Box', 'Portishead'), found('Roads', 'Portishead')]),
    ],
  })
  const { songs, drafts } = await find(wanted)
  expect(songs.map(({ songId }) => songId)).toEqual(['a'])
  expect(drafts.map(({ title }) => title)).toEqual(['Portishead - Roads', 'Roads'])
  expect(one.search).toHaveBeenCalledWith('Portishead Roads')
})

test('when nobody could be asked that is told, and when nobody has it that is no failure', async () => {
  expect(await codeOf(createElsewhere({ library: library(), catalogs: [catalog(down)] }).find(wanted))).toBe(
    'vendor-unreachable',
  )
  const none = createElsewhere({ library: library(), catalogs: [catalog(async () => []), catalog(down)] })
  expect(await none.find(wanted)).toEqual({ songs: [], drafts: [] })
})

test('a line is the library’s song, or else that of the first catalogue that has it', async () => {
  const [first, second] = [catalog(async () => [found('Roads', 'Portishead')]), catalog(async () => [])]
  const here = createElsewhere({ library: library(song('a', 'Roads', 'file')), catalogs: [first] })
  expect(await here.best(wanted)).toMatchObject({ songId: 'a' })
  expect(first.search).not.toHaveBeenCalled()
  const there = createElsewhere({ library: library(), catalogs: [catalog(down), first, second] })
  expect(await there.best(wanted)).toMatchObject({ title: 'Roads' })
  expect(second.search).not.toHaveBeenCalled()
})

test('a line that fits nothing is told as such', async () => {
  const other = catalog(async () => [found('Glory Box', 'Portishead')])
  expect(await codeOf(createElsewhere({ library: library(), catalogs: [other] }).best(wanted))).toBe('no-match')
  expect(await codeOf(createElsewhere({ library: library(), catalogs: [catalog(down)] }).best(wanted))).toBe(
    'vendor-unreachable',
  )
})
