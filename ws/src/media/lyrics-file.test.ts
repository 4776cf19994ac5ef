import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLyricsFile } from './lyrics-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-lyrics-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = path.join(folder, 'song.lrc')

test('a file of lyrics is read as the text that it is', async () => {
  writeFileSync(file, '\uFEFF[00:01.00]Été', 'utf16le')
  expect(await readLyricsFile(file)).toBe('[00:01.00]Été')
})

test('what is missing, too large or no file is none', async () => {
  expect(await readLyricsFile(path.join(folder, 'missing.lrc'))).toBeNull()
  writeFileSync(file, '')
  truncateSync(file, 2 << 20)
  expect(await readLyricsFile(file)).toBeNull()
  mkdirSync(path.join(folder, 'folder.lrc'))
  expect(await readLyricsFile(path.join(folder, 'folder.lrc'))).toBeNull()
})
