import { asDurationMs, type Song, type SongId } from '@earshot/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { Catalog, type CatalogRecord } from './catalog.ts'

const song = (songId: string, title = songId, artist = ''): Song => ({
  songId: songId as SongId,
  title,
  artist,
  album: '',
  durationMs: asDurationMs(1000),
  coverUrl: null,
  source: { kind: 'file', url: `/media/${songId}.mp3`, mimeType: 'audio/mpeg', sizeBytes: 100 },
})
const record = (created: Song, createdAt: number, demo = false): CatalogRecord => ({
  song: created,
  sourceKey: `file:${created.songId}`,
  sizeBytes: 100,
  demo,
  createdAt,
})

let kept: CatalogRecord[]
const shelf = { allSongs: async () => kept, addSong: async (added: CatalogRecord) => void kept.push(added) }
const LIMITS = { maxSongs: 100, maxBytes: 1000 }
const open = (limits = LIMITS) => Catalog.open(shelf, limits)
const titles = (catalog: Catalog, query = '') => catalog.listSongs({ query, limit: 50 }).songs.map(({ title }) => title)

beforeEach(() => {
  kept = []
})

test('a song that was added is there after a restart', async () => {
  await (await open()).addSong(record(song('a'), 1))
  expect((await open()).getSong('a' as SongId)).toEqual(song('a'))
  expect((await open()).getSong('b' as SongId)).toBeNull()
})

test('a song that could not be kept is not in the library', async () => {
  const catalog = await Catalog.open({ ...shelf, addSong: () => Promise.reject(new Error('down')) }, LIMITS)
  await expect(catalog.addSong(record(song('a'), 1))).rejects.toThrow('down')
  expect(catalog.getSong('a' as SongId)).toBeNull()
})

test('the newest songs come first, those that came with the program last and by title', async () => {
  kept = [record(song('z demo'), 9, true), record(song('old'), 1)]
  const catalog = await open()
  await catalog.addSong(record(song('a demo'), 9, true))
  await catalog.addSong(record(song('new'), 5))
  await catalog.addSong(record(song('middle'), 3))
  expect(titles(catalog)).toEqual(['new', 'middle', 'old', 'a demo', 'z demo'])
  expect(titles(await open())).toEqual(titles(catalog))
})

describe('searching', () => {
  test.each([
    ['elise', ['Für Elise']],
    ['FUR beeth', ['Für Elise']],
    ['lise', []],
    ['beethoven moon', ['Moonlight']],
    ['  ', ['Moonlight', 'Für Elise', '夜']],
    ['夜', ['夜']],
    ['%_*.', ['Moonlight', 'Für Elise', '夜']],
  ])('"%s" finds %j', async (query, found) => {
    const catalog = await open()
    await catalog.addSong(record(song('3', '夜'), 1))
    await catalog.addSong(record(song('1', 'Für Elise', 'Beethoven'), 2))
    await catalog.addSong(record(song('2', 'Moonlight', 'Beethoven'), 3))
    expect(titles(catalog, query)).toEqual(found)
  })

  test('pages follow each other, though songs are added in between', async () => {
    const catalog = await open()
    for (let at = 1; at <= 5; at += 1) await catalog.addSong(record(song(`s${at}`), at))
    const first = catalog.listSongs({ query: '', limit: 2 })
    expect(first).toMatchObject({ songs: [{ title: 's5' }, { title: 's4' }], nextCursor: 's4' })
    await catalog.addSong(record(song('s6'), 6))
    const second = catalog.listSongs({ query: '', limit: 3, cursor: 's4' as SongId })
    expect(second).toMatchObject({ songs: [{ title: 's3' }, { title: 's2' }, { title: 's1' }], nextCursor: null })
    expect(catalog.listSongs({ query: '', limit: 3, cursor: 'none' as SongId }).songs).toEqual([])
  })
})

test('the library is full at its number of songs, and at its size', async () => {
  const catalog = await open({ maxSongs: 2, maxBytes: 1000 })
  await catalog.addSong(record(song('a'), 1))
  expect(catalog.hasRoomFor(900)).toBe(true)
  expect(catalog.hasRoomFor(901)).toBe(false)
  await catalog.addSong(record(song('b'), 1))
  expect(catalog.hasRoomFor(0)).toBe(false)
})

test('a song added twice is there once', async () => {
  const catalog = await open()
  await Promise.all([catalog.addSong(record(song('a'), 1)), catalog.addSong(record(song('a'), 2))])
  expect(titles(catalog)).toEqual(['a'])
  expect(catalog.hasRoomFor(900)).toBe(true)
})
