import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DurationMs, SongId } from '@earshot/sync'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { MusicFolder, MusicFolderError, type MusicFolderOptions } from './music-folder.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** Long before the clock of these tests. */
const LONG_AGO_S = 1_600_000_000
const NOW = 1_700_000_000_000

/** A folder of files whose content is their title; `ring` lets alarms go off that are due within so many ms. */
function folderBench() {
  const base = mkdtempSync(path.join(tmpdir(), 'earshot-folder-'))
  cleanUps.push(() => rmSync(base, { recursive: true, force: true }))
  const dir = path.join(base, 'music')
  mkdirSync(dir)
  let alarms: { ms: number; act: () => void }[] = []
  const read: string[] = []
  let now = NOW
  const write = (name: string, title: string, atS = LONG_AGO_S) => {
    const file = path.join(dir, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, title)
    utimesSync(file, atS, atS)
  }
  const open = async (more: Partial<MusicFolderOptions> = {}) => {
    const folder = await MusicFolder.open({
      dir,
      indexFile: path.join(base, 'index'),
      readFile: async (file) => {
        read.push(path.relative(dir, file))
        if (file.includes('broken')) throw new Error('no music')
        const title = path.basename(file, path.extname(file))
        const durationMs = 1000 as DurationMs
        return { title, artist: 'Ada', album: '', durationMs, mimeType: 'audio/mpeg', hasCover: false }
      },
      after: (ms, act) => {
        const alarm = { ms, act }
        alarms.push(alarm)
        return () => {
          alarms = alarms.filter((it) => it !== alarm)
        }
      },
      now: () => now,
      onProblem: () => {},
      ...more,
    })
    cleanUps.push(() => folder.close())
    await folder.settled()
    return folder
  }
  const ring = async (folder: MusicFolder, withinMs: number) => {
    const due = alarms.filter(({ ms }) => ms <= withinMs)
    alarms = alarms.filter(({ ms }) => ms > withinMs)
    for (const { act } of due) act()
    await folder.settled()
    return due.length
  }
  return { base, dir, write, open, ring, read, pass: (ms: number) => (now += ms) }
}

const titles = (view: { songs: { title: string }[] } | null) => view?.songs.map(({ title }) => title)
const HOUR_MS = 3_600_000

describe('the music folder', () => {
  test('is browsed by its folders, in the order in which people count', async () => {
    const { write, open } = folderBench()
    for (const name of ['b/10 ten.mp3', 'b/2 two.mp3', 'a/x/deep.flac', 'top.ogg', 'notes/readme.txt'])
      write(name, name)
    const folder = await open()
    expect(folder.browse('')).toMatchObject({ path: '', folders: [{ name: 'a' }, { name: 'b' }], isCut: false })
    expect(titles(folder.browse(''))).toEqual(['top'])
    expect(titles(folder.browse('b'))).toEqual(['2 two', '10 ten'])
    expect(folder.browse('a')?.folders).toEqual([{ name: 'x', path: 'a/x' }])
    for (const path of ['notes', '..', '../music', '/', 'a/../b', 'a/']) expect(folder.browse(path), path).toBeNull()
  })

  test('is searched by what songs say of themselves, and by the names of their folders', async () => {
    const { write, open } = folderBench()
    write('Björk/Début/Human Behaviour.mp3', '')
    write('other/Human Nature.mp3', '')
    const folder = await open()
    expect(titles(folder.search('human bjork'))).toEqual(['Human Behaviour'])
    expect(titles(folder.search('human'))).toHaveLength(2)
    expect(titles(folder.search(' '))).toEqual([])
  })

  test('gives the file of a song by its id, as long as it is the file that was read', async () => {
    const { dir, write, open } = folderBench()
    write('a.mp3', 'one')
    const folder = await open()
    const [song] = folder.browse('')?.songs ?? []
    if (!song) throw new Error('no song')
    expect(song.source).toMatchObject({ kind: 'file', url: `/music/${song.songId}`, sizeBytes: 3 })
    expect(folder.getSong(song.songId)).toEqual(song)
    expect(await folder.fileOf(song.songId)).toMatchObject({ file: path.join(dir, 'a.mp3'), sizeBytes: 3 })
    write('a.mp3', 'other')
    expect(await folder.fileOf(song.songId)).toBeNull()
    rmSync(path.join(dir, 'a.mp3'))
    expect(await folder.fileOf(song.songId)).toBeNull()
  })

  test('has beside a song what is called like it, and nothing that lies outside', async () => {
    const { base, dir, write, open } = folderBench()
    for (const name of [
      'a/one.mp3',
      'a/one.lrc',
      'a/two.mp3',
      'b/two.lrc',
      'a/three.v2.mp3',
      'a/three.v2.lrc',
      'a/four.mp3',
    ])
      write(name, name)
    writeFileSync(path.join(base, 'secret'), 'secret')
    symlinkSync(path.join(base, 'secret'), path.join(dir, 'a/four.lrc'))
    const folder = await open()
    const songs = folder.browse('a')?.songs ?? []
    const beside = await Promise.all(songs.map(({ songId }) => folder.besideOf(songId, '.lrc')))
    expect(songs.map(({ title }, n) => [title, beside[n] && path.relative(dir, beside[n])]).sort()).toEqual([
      ['four', null],
      ['one', 'a/one.lrc'],
      ['three.v2', 'a/three.v2.lrc'],
      ['two', null],
    ])
    expect(await folder.besideOf('nobody' as SongId, '.lrc')).toBeNull()
  })

  test('follows no link that leads out of it', async () => {
    const { base, dir, write, open } = folderBench()
    write('in.mp3', '')
    mkdirSync(path.join(base, 'secret'))
    writeFileSync(path.join(base, 'secret', 'out.mp3'), '')
    symlinkSync(path.join(base, 'secret', 'out.mp3'), path.join(dir, 'linked.mp3'))
    symlinkSync(path.join(base, 'secret'), path.join(dir, 'linked'))
    symlinkSync(path.join(dir, 'in.mp3'), path.join(dir, 'also in.mp3'))
    symlinkSync(dir, path.join(dir, 'circle'))
    const folder = await open()
    expect(titles(folder.browse(''))).toEqual(['also in', 'in'])
    expect(folder.browse('')?.folders).toEqual([])
    // One that is exchanged for a link later gives nothing either.
    const [, song] = folder.browse('')?.songs ?? []
    rmSync(path.join(dir, 'in.mp3'))
    symlinkSync(path.join(base, 'secret', 'out.mp3'), path.join(dir, 'in.mp3'))
    expect(song && (await folder.fileOf(song.songId))).toBeNull()
  })

  test('counts what is no music, and goes on', async () => {
    const { write, open } = folderBench()
    write('broken.mp3', '')
    write('good.mp3', '')
    const folder = await open()
    expect(folder.health()).toEqual({ state: 'watched', songs: 1, unreadable: 1 })
    expect(titles(folder.browse(''))).toEqual(['good'])
  })

  test('must be there', async () => {
    const { open, base } = folderBench()
    await expect(open({ dir: path.join(base, 'none') })).rejects.toThrow(MusicFolderError)
    writeFileSync(path.join(base, 'file'), '')
    await expect(open({ dir: path.join(base, 'file') })).rejects.toThrow('MUSIC_DIR: there is no folder')
  })
})

describe('what changes in it', () => {
  test('is seen soon, and nothing else is read again', async () => {
    const { write, open, ring, read, dir } = folderBench()
    write('a/one.mp3', '1')
    const folder = await open()
    write('a/two.mp3', '2')
    await vi.waitFor(async () => {
      await ring(folder, 1000)
      expect(titles(folder.browse('a'))).toEqual(['one', 'two'])
    }, 10_000)
    mkdirSync(path.join(dir, 'b'))
    write('b/three.mp3', '3')
    rmSync(path.join(dir, 'a/one.mp3'))
    await vi.waitFor(async () => {
      await ring(folder, 1000)
      expect([titles(folder.browse('a')), titles(folder.browse('b'))]).toEqual([['two'], ['three']])
    }, 10_000)
    renameSync(path.join(dir, 'b'), path.join(dir, 'c'))
    await vi.waitFor(async () => {
      await ring(folder, 1000)
      expect([folder.browse('b'), titles(folder.browse('c'))]).toEqual([null, ['three']])
    }, 10_000)
    expect(read.filter((name) => name === 'a/one.mp3')).toHaveLength(1)
  })

  test('is read when it has come to rest', async () => {
    const { write, open, ring, read, pass } = folderBench()
    write('half.mp3', 'ha', NOW / 1000 - 1)
    const folder = await open()
    expect([titles(folder.browse('')), read]).toEqual([[], []])
    pass(3000)
    await ring(folder, 2000)
    expect(titles(folder.browse(''))).toEqual(['half'])
  })

  test('while nobody looked is found at the next start, and the rest is known', async () => {
    const { write, open, read } = folderBench()
    write('a.mp3', '1')
    write('b.mp3', '1')
    write('broken.mp3', '1')
    await (await open()).close()
    read.length = 0
    write('b.mp3', 'changed')
    const folder = await open()
    expect(titles(folder.browse(''))).toEqual(['a', 'b'])
    expect(read.sort()).toEqual(['b.mp3', 'broken.mp3'])
  })

  test('of which the system tells nothing is found when it is looked through', async () => {
    const { write, open, ring, dir } = folderBench()
    write('a/one.mp3', '1')
    const folder = await open()
    write('a/two.mp3', '2')
    await ring(folder, HOUR_MS)
    expect(titles(folder.browse('a'))).toEqual(['one', 'two'])
    // A disk that is not mounted has lost nothing.
    renameSync(path.join(dir, 'a'), path.join(dir, '..', 'away'))
    await ring(folder, HOUR_MS)
    expect(folder.health()).toMatchObject({ state: 'missing', songs: 2 })
  })
})
