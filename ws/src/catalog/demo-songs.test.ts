import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Song } from '@earshot/sync'
import { afterAll, expect, test, vi } from 'vitest'
import { importDemoSongs, type TakeIn } from './demo-songs.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const takeIn: TakeIn = async (stream, { fileNameHint, demo }) => {
  let text = ''
  for await (const bytes of stream) text += Buffer.from(bytes).toString()
  if (text === 'broken') throw new Error('unreadable')
  return { title: `${fileNameHint} ${text} ${demo}` } as Song
}

test('every MP3 of the folder comes in as a demo song, and a broken one spoils nothing', async () => {
  const files = { 'b.mp3': 'bee', 'a.mp3': 'broken', 'c.mp3': 'sea', 'notes.txt': 'no' }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const log = { warn: vi.fn() }
  const songs = await importDemoSongs(folder, takeIn, log)
  expect(songs.map(({ song, file }) => [song.title, path.basename(file)])).toEqual([
    ['b.mp3 bee true', 'b.mp3'],
    ['c.mp3 sea true', 'c.mp3'],
  ])
  expect(log.warn).toHaveBeenCalledOnce()
})

test('without a folder there are no demo songs', async () => {
  const log = { warn: vi.fn() }
  expect(await importDemoSongs(path.join(folder, 'none'), takeIn, log)).toEqual([])
  expect(log.warn).toHaveBeenCalledOnce()
})
